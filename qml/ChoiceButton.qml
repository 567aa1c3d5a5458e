import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// One of a few buttons side by side, of which one is pressed.
AbstractButton {
    id: option

    focusPolicy: Qt.TabFocus // a click leaves the keys where they are
    implicitHeight: 28
    implicitWidth: label.implicitWidth + 20
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: checked

    Rectangle {
        anchors.fill: parent
        radius: 7
        color: option.checked ? Theme.accentWash : option.hovered ? Theme.hover : "transparent"
        border.width: option.visualFocus ? 2 : 1
        border.color: option.visualFocus || option.checked ? Theme.accent : Theme.line
    }
    Text {
        id: label

        anchors.centerIn: parent
        text: option.text
        font.family: Theme.sans
        font.pixelSize: 12
        font.weight: option.checked ? Font.DemiBold : Font.Normal
        color: option.checked || option.hovered ? Theme.text : Theme.dim
    }
}
