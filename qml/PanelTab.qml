import QtQuick
import QtQuick.Controls.Basic
import Loopscope

TabButton {
    id: tab

    property int count: 0

    width: implicitWidth
    implicitWidth: row.implicitWidth
    implicitHeight: 38
    leftPadding: 0
    rightPadding: 0
    hoverEnabled: true
    Accessible.name: count > 0 ? text + ", " + count : text

    contentItem: Item {}

    Row {
        id: row

        height: parent.height
        spacing: 5

        Text {
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: tab.text
            font.family: Theme.sans
            font.pixelSize: 13
            font.weight: tab.checked ? Font.DemiBold : Font.Normal
            color: tab.checked || tab.hovered ? Theme.text : Theme.dim
        }
        Rectangle {
            visible: tab.count > 0
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(16, number.implicitWidth + 8)
            height: 16
            radius: 8
            color: Theme.stallWash

            Text {
                id: number

                anchors.centerIn: parent
                text: tab.count
                font.family: Theme.sans
                font.pixelSize: 11
                font.weight: Font.DemiBold
                color: Theme.stall
            }
        }
    }
    background: Item {
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 2
            radius: 1
            color: Theme.accent
            visible: tab.checked
        }
        FocusRing {
            shown: tab.visualFocus
            anchors.topMargin: 5
            anchors.bottomMargin: 4
            anchors.leftMargin: -5
            anchors.rightMargin: -5
        }
    }
}
