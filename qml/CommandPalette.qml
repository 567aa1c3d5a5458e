import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Loopscope

// Everything by a few letters: actions, lanes, notes, findings. Enter does it or goes there, when the palette has closed
// and the focus is back where it was.
Popup {
    id: chooser

    required property Session session
    required property NotesModel notes
    required property Actions actions
    property int wanted: -1

    function choose(row: int) {
        wanted = row;
        close();
    }

    objectName: "palette"
    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: 70
    width: 600
    padding: 8
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle {
        color: Theme.dark ? "#66000000" : "#33000000"
    }
    background: Rectangle {
        radius: 12
        color: Theme.panel
        border.color: Theme.line
    }

    onAboutToShow: {
        wanted = -1;
        field.clear();
        entries.begin();
        list.currentIndex = 0;
    }
    onOpened: field.forceActiveFocus()
    onClosed: entries.trigger(wanted)

    PaletteModel {
        id: entries

        session: chooser.session
        notes: chooser.notes
        commands: chooser.actions
        onPicked: row => chooser.choose(row)
    }

    Column {
        width: parent.width
        spacing: 6

        InputField {
            id: field

            objectName: "paletteField"
            width: parent.width
            implicitHeight: 34
            placeholderText: qsTr("An action, a lane, a note, a finding…")
            onTextEdited: {
                entries.text = text;
                list.currentIndex = 0;
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: chooser.choose(list.currentIndex)
            Keys.onEnterPressed: chooser.choose(list.currentIndex)
        }
        ListView {
            id: list

            objectName: "paletteList"
            width: parent.width
            height: Math.min(contentHeight, 420)
            clip: true
            model: entries
            cacheBuffer: 0 // rows beside the visible ones would be under way when a letter takes them away
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            keyNavigationWraps: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What fits")
            ScrollBar.vertical: SlimScrollBar {}

            delegate: ItemDelegate {
                id: row

                required property int index
                required property string words
                required property string detail
                required property string kind
                required property bool possible
                required property bool chosen

                width: ListView.view.width
                height: 30
                padding: 0
                hoverEnabled: true
                opacity: possible ? 1 : 0.5
                Accessible.role: Accessible.ListItem
                Accessible.name: words + (kind.length > 0 ? ", " + kind : "") + (detail.length > 0 ? ", " + detail : "")
                onClicked: ListView.view.model.picked(index)

                background: Rectangle {
                    radius: 7
                    color: row.ListView.isCurrentItem ? Theme.accentWash : row.hovered ? Theme.hover : "transparent"
                }

                Text {
                    id: tick

                    x: 10
                    anchors.verticalCenter: parent.verticalCenter
                    visible: row.chosen
                    text: "✓"
                    font.family: Theme.sans
                    font.pixelSize: 13
                    color: Theme.accent
                }
                Text {
                    anchors.left: parent.left
                    anchors.leftMargin: row.chosen ? tick.width + 18 : 10
                    anchors.right: right.left
                    anchors.rightMargin: 10
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.words
                    font.family: Theme.sans
                    font.pixelSize: 13
                    color: Theme.text
                    elide: Text.ElideRight
                    textFormat: Text.PlainText
                }
                Row {
                    id: right

                    anchors.right: parent.right
                    anchors.rightMargin: 16 // the scroll bar has its place
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 8

                    Text {
                        text: row.detail
                        font.family: row.possible ? Theme.mono : Theme.sans
                        font.pixelSize: 12
                        color: Theme.dim
                    }
                    Text {
                        visible: text.length > 0
                        text: row.kind
                        font.family: Theme.sans
                        font.pixelSize: 12
                        color: Theme.faint
                    }
                }
            }
        }
        Text {
            visible: list.count === 0
            width: parent.width
            padding: 12
            text: qsTr("Nothing fits. Try fewer letters.")
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.faint
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
