import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The scenarios there are: what is in no file yet, the reader's files, and the demos by topic.
Rectangle {
    id: library

    required property Session session
    readonly property alias count: list.count
    readonly property alias entries: entries
    signal newRequested
    signal locateRequested(string key)

    function focusFilter() {
        filter.forceActiveFocus();
        filter.selectAll();
    }
    function takeFocus() {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    color: Theme.panel

    LibraryModel {
        id: entries

        session: library.session
        filter: filter.text
    }

    InputField {
        id: filter

        objectName: "libraryFilter"
        anchors.left: parent.left
        anchors.right: begin.left
        anchors.rightMargin: 6
        anchors.top: parent.top
        anchors.margins: 10
        placeholderText: qsTr("Search scenarios")
        Keys.onDownPressed: list.forceActiveFocus()
        Keys.onReturnPressed: entries.open(0)
        Keys.onEscapePressed: event => {
            event.accepted = text.length > 0;
            clear();
        }
    }

    PushButton {
        id: begin

        objectName: "newButton"
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: filter.verticalCenter
        text: qsTr("New")
        hint: qsTr("Begin a new scenario")
        onClicked: library.newRequested()
    }

    Connections {
        target: entries
        function onCountChanged() {
            list.showCurrent();
        }
        function onCurrentChanged() {
            list.currentIndex = entries.current;
        }
    }
    LibraryMenu {
        id: menu

        entries: entries
        onLocateRequested: key => library.locateRequested(key)
        onPinToggled: key => list.togglePin(entries.rowOf(key))
        onForgotten: key => list.forget(entries.rowOf(key))
    }

    ListView {
        id: list

        property bool placed: false

        // The keyboard stays where it was.
        function togglePin(row: int) {
            currentIndex = entries.togglePin(row);
        }
        function forget(row: int) {
            currentIndex = entries.forget(row);
        }
        // From the top on, as far as the open scenario is in view.
        function showCurrent() {
            positionViewAtBeginning();
            if (entries.current >= 0)
                positionViewAtIndex(entries.current, ListView.Contain);
        }
        function showMenu(row: int) {
            const entry = itemAtIndex(row) as LibraryRow;
            if (entry === null)
                return;
            menu.key = entry.key;
            menu.canDuplicate = entries.canDuplicate(row);
            menu.canLocate = entries.canLocate(row);
            menu.isFile = entry.isFile;
            menu.pinned = entry.pinned;
            menu.missing = entry.missing;
            menu.popup(entry, 12, entry.height);
        }

        objectName: "libraryList"
        anchors.top: filter.bottom
        anchors.topMargin: 6
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: 10
        rightMargin: 10 // the scroll bar's
        clip: true
        cacheBuffer: 0 // rows made ahead are made later, when a search may have taken them away
        model: entries
        activeFocusOnTab: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        bottomMargin: 10
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Scenarios")
        Component.onCompleted: currentIndex = entries.current
        onHeightChanged: {
            if (!placed && height > 0) {
                placed = true;
                showCurrent();
            }
        }
        Keys.onReturnPressed: entries.open(currentIndex)
        Keys.onSpacePressed: entries.open(currentIndex)
        Keys.onDeletePressed: forget(currentIndex)
        Keys.onMenuPressed: showMenu(currentIndex)
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.key === Qt.Key_P && event.modifiers === Qt.NoModifier)
                togglePin(currentIndex);
            else if (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier)
                showMenu(currentIndex);
            else
                event.accepted = false;
        }
        ScrollBar.vertical: SlimScrollBar {}

        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: point => list.showMenu(list.indexAt(point.position.x, point.position.y))
        }

        // Not a bound component: Qt 6.4 makes no sections of those.
        section.property: "topic"
        section.delegate: Text {
            required property string section

            width: ListView.view.width - 10
            topPadding: 12
            bottomPadding: 4
            leftPadding: 6
            text: section
            font.family: Theme.sans
            font.pixelSize: 11
            font.weight: Font.DemiBold
            color: Theme.faint
        }

        delegate: LibraryRow {
            width: ListView.view.width - 10
            chosen: ListView.isCurrentItem && ListView.view.activeFocus
            onClicked: ListView.view.model.open(index)
            onPinToggled: ListView.view.model.togglePin(index)
        }

        EmptyState {
            anchors.centerIn: parent
            width: parent.width - 24
            visible: list.count === 0
            title: qsTr("No scenario matches")
            text: qsTr("Try another word, or press Esc to see them all.")
        }
    }
}
