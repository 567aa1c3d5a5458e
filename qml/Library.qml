import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The scenarios there are: demos by topic, and the files that were open lately.
Rectangle {
    id: library

    required property Session session
    readonly property alias count: list.count

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
        anchors.right: parent.right
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

    ListView {
        id: list

        objectName: "libraryList"
        anchors.top: filter.bottom
        anchors.topMargin: 6
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: 10
        anchors.rightMargin: 10
        clip: true
        cacheBuffer: 0 // rows made ahead are made later, when a search may have taken them away
        model: entries
        currentIndex: entries.current
        activeFocusOnTab: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        bottomMargin: 10
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Scenarios")
        Keys.onReturnPressed: entries.open(currentIndex)
        Keys.onSpacePressed: entries.open(currentIndex)
        ScrollBar.vertical: SlimScrollBar {}

        section.property: "topic"
        section.delegate: Text {
            required property string section

            width: ListView.view.width
            topPadding: 12
            bottomPadding: 4
            leftPadding: 6
            text: section
            font.family: Theme.sans
            font.pixelSize: 11
            font.weight: Font.DemiBold
            color: Theme.faint
        }

        delegate: ItemDelegate {
            id: row

            required property int index
            required property string title
            required property bool edited
            required property bool isFile
            required property bool current
            required property miniature miniature

            width: ListView.view.width
            height: isFile ? 34 : 50
            hoverEnabled: true
            padding: 0
            Accessible.role: Accessible.ListItem
            Accessible.name: edited ? qsTr("%1, edited").arg(title) : title
            onClicked: ListView.view.model.open(index)

            background: Rectangle {
                radius: 8
                color: row.current ? Theme.accentWash : row.hovered ? Theme.hover : "transparent"
                border.width: row.ListView.isCurrentItem && row.ListView.view.activeFocus ? 2 : 0
                border.color: Theme.accent
            }

            Text {
                id: name

                anchors.left: parent.left
                anchors.leftMargin: 8
                anchors.right: mark.left
                anchors.rightMargin: 4
                y: row.isFile ? 9 : 7
                text: row.title
                font.family: Theme.sans
                font.pixelSize: 13
                font.weight: row.current ? Font.Medium : Font.Normal
                color: Theme.text
                elide: Text.ElideRight
            }
            Rectangle {
                id: mark

                anchors.right: parent.right
                anchors.rightMargin: 8
                anchors.verticalCenter: name.verticalCenter
                width: row.edited ? 6 : 0
                height: 6
                radius: 3
                color: Theme.ready
            }
            MiniatureItem {
                visible: !row.isFile
                x: 8
                y: 27
                width: row.width - 16
                height: 16
                theme: Theme.kind
                picture: row.miniature
            }
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
