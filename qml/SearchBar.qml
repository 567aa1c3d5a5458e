import QtQuick
import QtQuick.Layouts
import Loopscope

// Finds tasks and spans on the timeline. Enter goes on, Shift+Enter back, Esc closes.
Rectangle {
    id: bar

    required property Finder finder
    property bool opened: false
    readonly property bool found: finder.count > 0
    signal closed

    function open() {
        opened = true;
        field.forceActiveFocus();
        field.selectAll();
    }
    function close() {
        opened = false;
        finder.text = "";
        closed();
    }
    // What is still in the field from last time is searched for when it is asked for.
    function go(step: int) {
        if (finder.text === field.text)
            finder.next(step);
        else
            finder.text = field.text;
    }

    visible: opened
    width: 380
    height: 44
    radius: 10
    color: Theme.raised
    border.color: Theme.line

    RowLayout {
        anchors.fill: parent
        anchors.margins: 7
        spacing: 4

        InputField {
            id: field

            objectName: "searchField"
            Layout.fillWidth: true
            placeholderText: qsTr("Task, lock, job, reason…")
            wrong: text.length > 0 && bar.finder.text === text && !bar.found && !bar.finder.searching
            onTextEdited: bar.finder.text = text
            Keys.onReturnPressed: event => bar.go(event.modifiers & Qt.ShiftModifier ? -1 : 1)
            Keys.onEnterPressed: event => bar.go(event.modifiers & Qt.ShiftModifier ? -1 : 1)
            Keys.onEscapePressed: bar.close()
        }
        Text {
            objectName: "searchCount"
            Layout.minimumWidth: 74
            horizontalAlignment: Text.AlignHCenter
            text: bar.finder.text.length === 0 ? "" : bar.found ? (bar.finder.full ? qsTr("%L1 of %L2+") : qsTr("%L1 of %L2")).arg(bar.finder.number).arg(bar.finder.count) : bar.finder.searching ? qsTr("searching…") : qsTr("no match")
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.dim
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        PushButton {
            quiet: true
            text: "‹"
            hint: qsTr("Match before (Shift+Enter)")
            Accessible.name: qsTr("Match before")
            enabled: bar.found
            onClicked: bar.finder.next(-1)
        }
        PushButton {
            quiet: true
            text: "›"
            hint: qsTr("Next match (Enter)")
            Accessible.name: qsTr("Next match")
            enabled: bar.found
            onClicked: bar.finder.next(1)
        }
    }
}
