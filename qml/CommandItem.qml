import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// An action in a menu: a tick where it is on, and on the right its key, or why it cannot be done now.
MenuItem {
    id: item

    required property Command command
    readonly property int above: command.startsSection ? 9 : 0
    readonly property string aside: command.enabled ? command.firstKeyText : command.reason

    text: command.text
    enabled: command.enabled
    implicitWidth: words.implicitWidth + right.implicitWidth + 78
    implicitHeight: 26 + above
    padding: 0
    Layout.fillWidth: true
    Accessible.name: text
    Accessible.description: aside
    Accessible.checked: command.checked
    onTriggered: command.trigger()

    indicator: null
    arrow: null
    contentItem: Item {}
    background: Item {
        Rectangle {
            visible: item.above > 0
            x: 8
            y: 4
            width: parent.width - 16
            height: 1
            color: Theme.line
        }
        Rectangle {
            y: item.above
            width: parent.width
            height: 26
            radius: 6
            color: item.highlighted ? Theme.accentWash : "transparent"
        }
    }

    Text {
        x: 8
        y: words.y
        visible: item.command.checked
        text: "✓"
        font: words.font
        color: Theme.accent
    }
    Text {
        id: words

        x: 26
        y: item.above + Math.round((26 - height) / 2)
        text: item.text
        font.family: Theme.sans
        font.pixelSize: 13
        color: item.enabled ? Theme.text : Theme.faint
    }
    Text {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.baseline: words.baseline
        text: item.aside
        font.family: item.enabled ? Theme.mono : Theme.sans
        font.pixelSize: 12
        font.italic: !item.enabled
        color: Theme.faint
    }
}
