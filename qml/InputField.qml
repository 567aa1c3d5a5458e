import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// A single line to type into.
TextField {
    id: control

    property bool wrong: false

    implicitHeight: 30
    leftPadding: 10
    rightPadding: 10
    topPadding: 0
    bottomPadding: 0
    verticalAlignment: TextInput.AlignVCenter
    font.family: Theme.sans
    font.pixelSize: 13
    color: Theme.text
    placeholderTextColor: Theme.faint
    selectionColor: Theme.accent
    selectedTextColor: Theme.onAccent
    selectByMouse: true
    Accessible.name: placeholderText

    background: Rectangle {
        radius: 8
        color: Theme.raised
        border.width: control.activeFocus ? 2 : 1
        border.color: control.wrong ? Theme.stall : control.activeFocus ? Theme.accent : Theme.line
    }
}
