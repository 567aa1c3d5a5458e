import QtQuick
import Loopscope

// What is under the pointer: what, how long, why, woken by whom. Stays within the timeline and off the pointer.
Rectangle {
    id: card

    required property TimelineItem timeline
    readonly property point at: timeline.hoverPoint
    readonly property bool downward: at.y + 20 + height < timeline.height
    readonly property bool rightward: at.x + 16 + width < timeline.width

    visible: timeline.hovering
    x: Math.max(4, rightward ? at.x + 16 : at.x - width - 12)
    y: Math.max(4, downward ? at.y + 20 : at.y - height - 12)
    width: Math.min(320, lines.implicitWidth + 24)
    height: lines.height + 18
    radius: 10
    color: Theme.raised
    border.color: Theme.line

    Column {
        id: lines

        x: 12
        y: 9
        width: card.width - 24
        spacing: 3

        Row {
            spacing: 7

            Rectangle {
                width: 9
                height: 9
                radius: 3
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.colors[card.timeline.hoverRole]
            }
            Text {
                text: card.timeline.hoverTitle
                font.family: Theme.sans
                font.pixelSize: 13
                font.weight: Font.DemiBold
                color: Theme.text
            }
        }
        Text {
            width: Math.min(296, implicitWidth)
            text: card.timeline.hoverText
            font.family: Theme.sans
            font.pixelSize: 12
            lineHeight: 1.2
            color: Theme.dim
            wrapMode: Text.WordWrap
        }
    }
}
