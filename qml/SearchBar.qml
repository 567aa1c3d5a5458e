import QtQuick
import QtQuick.Layouts
import Loopscope

// Finds tasks and spans on the timeline. Enter goes on, Shift+Enter back, Esc closes.
Rectangle {
    id: bar

    required property TimelineItem timeline
    property bool opened: false

    function open() {
        opened = true;
        field.forceActiveFocus();
        field.selectAll();
    }
    function close() {
        opened = false;
        timeline.forceActiveFocus();
    }

    visible: opened
    width: 360
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
            wrong: text.length > 0 && bar.timeline.matchCount === 0
            onTextChanged: bar.timeline.search = text
            Keys.onReturnPressed: event => bar.timeline.nextMatch(event.modifiers & Qt.ShiftModifier ? -1 : 1)
            Keys.onEscapePressed: bar.close()
        }
        Text {
            Layout.minimumWidth: 54
            horizontalAlignment: Text.AlignHCenter
            text: field.text.length === 0 ? "" : bar.timeline.matchCount === 0 ? qsTr("no match") : qsTr("%1 of %2").arg(bar.timeline.matchNumber).arg(bar.timeline.matchCount)
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.dim
        }
        PushButton {
            quiet: true
            text: "‹"
            hint: qsTr("Previous match (Shift+Enter)")
            Accessible.name: qsTr("Previous match")
            enabled: bar.timeline.matchCount > 0
            onClicked: bar.timeline.nextMatch(-1)
        }
        PushButton {
            quiet: true
            text: "›"
            hint: qsTr("Next match (Enter)")
            Accessible.name: qsTr("Next match")
            enabled: bar.timeline.matchCount > 0
            onClicked: bar.timeline.nextMatch(1)
        }
    }
}
