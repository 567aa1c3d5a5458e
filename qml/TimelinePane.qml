import QtQuick
import Loopscope

Item {
    id: pane

    required property Session session
    required property RunStatus status
    readonly property alias timeline: timeline
    signal keysRequested

    function search() {
        searchBar.open();
    }

    clip: true

    TimelineItem {
        id: timeline

        objectName: "timeline"
        anchors.fill: parent
        focus: true
        session: pane.session
        dark: Theme.dark
        Accessible.role: Accessible.Chart
        Accessible.name: qsTr("Timeline of %1").arg(pane.session.title)
        Accessible.description: selectionText
        Accessible.focusable: true
        onSearchRequested: searchBar.open()
        onKeysRequested: pane.keysRequested()
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
        visible: pane.status.empty && !pane.session.running
        title: qsTr("Nothing has run yet")
        text: qsTr("Press Space to run the scenario. Its tasks, their waits and whatever stalls the loop appear here.")
    }

    HoverCard {
        timeline: timeline
    }

    SearchBar {
        id: searchBar

        timeline: timeline
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 10
    }

    Banner {
        session: pane.session
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 12
        anchors.bottomMargin: 84 // the minimap stays free
    }
}
