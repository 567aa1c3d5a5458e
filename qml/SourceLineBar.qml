import QtQuick
import QtQuick.Layouts
import Loopscope

// Goes to a line by its number.
Rectangle {
    id: bar

    required property int lineCount
    signal chosen(int line)
    signal closed

    function open(line: int) {
        visible = true;
        field.text = line;
        field.forceActiveFocus();
        field.selectAll();
    }
    function close() {
        visible = false;
        closed();
    }
    function choose() {
        const line = Math.max(1, Math.min(lineCount, Number(field.text)));
        close();
        chosen(line);
    }

    visible: false
    implicitHeight: visible ? 43 : 0
    color: Theme.panel

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        x: 12
        y: 6
        width: parent.width - 24
        spacing: 10

        Text {
            text: qsTr("Go to line, from 1 to %1:").arg(bar.lineCount)
            font.family: Theme.sans
            font.pixelSize: 13
            color: Theme.dim
        }
        InputField {
            id: field

            objectName: "sourceLineField"
            Layout.fillWidth: true
            validator: RegularExpressionValidator {
                regularExpression: /[0-9]{1,7}/
            }
            Accessible.name: qsTr("Line")
            Keys.onReturnPressed: bar.choose()
            Keys.onEnterPressed: bar.choose()
            Keys.onEscapePressed: bar.close()
        }
    }
}
