pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// Begins a new scenario from one of a few short ones.
Sheet {
    id: sheet

    required property Session session

    title: qsTr("New scenario")
    width: 520
    onOpened: {
        list.currentIndex = 0;
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    ListView {
        id: list

        cacheBuffer: 0 // rows made ahead would be under way when they are taken away
        function begin(row: int) {
            sheet.close();
            templates.begin(row, sheet.session);
        }

        objectName: "templateList"
        anchors.fill: parent
        implicitHeight: contentHeight
        model: TemplatesModel {
            id: templates
        }
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationWraps: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: sheet.title
        Keys.onReturnPressed: begin(currentIndex)
        Keys.onEnterPressed: begin(currentIndex)
        Keys.onSpacePressed: begin(currentIndex)

        delegate: ItemDelegate {
            id: row

            required property int index
            required property string title
            required property string about

            width: ListView.view.width
            height: words.height + 16
            hoverEnabled: true
            padding: 0
            Accessible.role: Accessible.ListItem
            Accessible.name: title
            Accessible.description: about
            onClicked: list.begin(index)

            background: Rectangle {
                radius: 8
                color: row.ListView.isCurrentItem ? Theme.accentWash : row.hovered ? Theme.hover : "transparent"
                border.width: row.ListView.isCurrentItem && list.activeFocus ? 2 : 0
                border.color: Theme.accent
            }
            contentItem: Item {}

            Column {
                id: words

                x: 10
                y: 8
                width: parent.width - 20
                spacing: 2

                Text {
                    width: parent.width
                    text: row.title
                    font.family: Theme.sans
                    font.pixelSize: 13
                    font.weight: Font.DemiBold
                    color: Theme.text
                }
                Text {
                    width: parent.width
                    text: row.about
                    font.family: Theme.sans
                    font.pixelSize: 12
                    color: Theme.dim
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
