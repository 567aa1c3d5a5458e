import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// A button: plain on a raised surface, primary in the accent colour, quiet as text alone.
Button {
    id: control

    property bool primary: false
    property bool quiet: false
    property string hint: ""

    readonly property color ground: primary ? Theme.accent : quiet ? "transparent" : Theme.raised

    // A click leaves the keys with the timeline: Space runs, whatever was clicked last. Tab still reaches every button.
    focusPolicy: Qt.TabFocus
    implicitHeight: 30
    leftPadding: 12
    rightPadding: 12
    topPadding: 0
    bottomPadding: 0
    opacity: enabled ? 1 : 0.45
    font.family: Theme.sans
    font.pixelSize: 13
    font.weight: primary ? Font.DemiBold : Font.Normal
    hoverEnabled: true
    Accessible.name: text
    Accessible.description: hint
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    ToolTip.visible: hint.length > 0 && hovered
    ToolTip.delay: 600
    ToolTip.text: hint

    contentItem: Text {
        text: control.text
        font: control.font
        color: control.primary ? Theme.onAccent : control.quiet && !control.hovered && !control.checked ? Theme.dim : Theme.text
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }

    background: Rectangle {
        radius: 8
        color: control.checked && control.quiet ? Theme.accentWash : control.ground
        border.width: control.visualFocus ? 2 : control.primary || control.quiet ? 0 : 1
        border.color: control.visualFocus ? (control.primary ? Theme.text : Theme.accent) : Theme.line

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: Theme.text
            opacity: control.down ? 0.12 : control.hovered && control.enabled ? 0.06 : 0
        }
    }
}
