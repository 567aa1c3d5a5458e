import QtQuick
import Loopscope

Item {
    id: pane

    required property Session session
    required property RunStatus status
    signal saveAsRequested
    signal compareRequested
    readonly property alias timeline: timeline
    readonly property alias finder: finder
    readonly property alias notes: notes

    function arrangeLanes() {
        lanesBar.open();
    }
    function search() {
        searchBar.open();
    }
    function takeFocus() {
        timeline.forceActiveFocus(Qt.TabFocusReason);
    }

    clip: true

    Finder {
        id: finder

        session: pane.session
    }
    NotesModel {
        id: notes

        session: pane.session
    }
    TimelineItem {
        id: timeline

        objectName: "timeline"
        anchors.fill: parent
        focus: true
        session: pane.session
        finder: finder
        notes: notes
        theme: Theme.kind
        reducedMotion: Preferences.reducedMotion
        dragMeasures: Preferences.dragMeasures
        wheelZooms: Preferences.wheelZooms
        Accessible.role: Accessible.Chart
        Accessible.name: qsTr("Timeline of %1").arg(pane.session.title)
        Accessible.description: selectionText
        Accessible.focusable: true
    }

    LanesBar {
        id: lanesBar

        width: timeline.nameColumn
        height: timeline.rulerHeight
        visible: timeline.laneCount > 0
        timeline: timeline
        lanes: pane.session.lanes
    }

    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.color: Theme.accent
        border.width: 1
        opacity: 0.6
        visible: timeline.activeFocus
    }

    EmptyState {
        anchors.centerIn: parent
        width: 320
        visible: pane.status.empty && !pane.session.running && !pane.session.opening
        title: qsTr("Nothing has run yet")
        text: qsTr("Press Space to run the scenario. Its tasks, their waits and whatever stalls the loop appear here.")
    }

    Rectangle {
        anchors.fill: parent
        visible: pane.session.opening
        color: Theme.background
        opacity: 0.9
    }
    ProgressCard {
        objectName: "openingCard"
        anchors.centerIn: parent
        active: pane.session.opening
        title: qsTr("Opening %1").arg(pane.session.openingName)
        progress: qsTr("%1 %").arg(Math.round(100 * pane.session.openingProgress))
        part: pane.session.openingProgress
        cancelHint: qsTr("Leaves what is open as it is (Esc)")
        onCancelled: pane.session.cancelOpening()
    }
    ProgressCard {
        objectName: "savingCard"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 12
        active: pane.session.saving
        title: qsTr("Saving %1").arg(pane.session.savingName)
        progress: pane.session.savedSize
        cancelHint: qsTr("Leaves the file as it was (Esc)")
        onCancelled: pane.session.cancelSaving()
    }

    HoverCard {
        timeline: timeline
    }

    MeasureCard {
        timeline: timeline
    }

    NoteField {
        timeline: timeline
        notes: notes
    }

    SearchBar {
        id: searchBar

        finder: finder
        onClosed: timeline.forceActiveFocus()
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 10
    }

    Banner {
        session: pane.session
        onSaveAsRequested: pane.saveAsRequested()
        onCompareRequested: pane.compareRequested()
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 12
        anchors.bottomMargin: 84 // the minimap stays free
    }
}
