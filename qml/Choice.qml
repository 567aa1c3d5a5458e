import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// One of a few: buttons side by side, of which one is pressed. Arrow keys move between them.
Control {
    id: control

    property var options: []
    property int current: 0
    signal picked(int index)

    implicitHeight: 30
    padding: 2
    Accessible.role: Accessible.Grouping

    background: Rectangle {
        radius: 8
        color: Theme.background
        border.color: Theme.line
    }

    contentItem: RowLayout {
        spacing: 2

        Repeater {
            model: control.options

            AbstractButton {
                id: option

                required property int index
                required property string modelData

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: label.implicitWidth + 16
                checked: index === control.current
                hoverEnabled: true
                text: modelData
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData
                Accessible.checked: checked
                onClicked: control.picked(index)
                Keys.onLeftPressed: control.picked(Math.max(0, control.current - 1))
                Keys.onRightPressed: control.picked(Math.min(control.options.length - 1, control.current + 1))

                contentItem: Text {
                    id: label

                    text: option.text
                    font.family: Theme.sans
                    font.pixelSize: 12
                    font.weight: option.checked ? Font.DemiBold : Font.Normal
                    color: option.checked || option.hovered ? Theme.text : Theme.dim
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
                background: Rectangle {
                    radius: 6
                    color: option.checked ? Theme.accentWash : "transparent"
                    border.width: option.visualFocus ? 2 : 0
                    border.color: Theme.accent
                }
            }
        }
    }
}
