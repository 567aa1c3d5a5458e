pragma ComponentBehavior: Bound

import QtQuick
import Loopscope

// The way of a job, out of the loop and back: a bar of its legs, in proportion, and what each is below it.
Column {
    id: view

    required property JobWay way

    spacing: 2

    Text {
        text: view.way.title
        width: parent.width
        bottomPadding: 6
        font.family: Theme.sans
        font.pixelSize: 12
        font.weight: Font.DemiBold
        color: Theme.text
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Row {
        id: bar

        width: parent.width
        height: 14
        spacing: 2
        Accessible.ignored: true // the rows below say the same in words

        Repeater {
            model: view.way
            delegate: Rectangle {
                id: leg

                required property int index
                required property int colorRole
                required property double fraction
                required property bool linked

                width: (bar.width - bar.spacing * (view.way.count - 1)) * fraction
                height: bar.height
                radius: 2
                color: Theme.colors[colorRole]

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: -2
                    visible: pointer.hovered && leg.linked
                    color: "transparent"
                    radius: 4
                    border.color: Theme.accent
                }
                HoverHandler {
                    id: pointer

                    enabled: leg.linked
                    cursorShape: Qt.PointingHandCursor
                }
                TapHandler {
                    enabled: leg.linked
                    onTapped: view.way.follow(leg.index)
                }
            }
        }
    }
    Item {
        width: 1
        height: 4
    }
    Repeater {
        model: view.way
        delegate: JobLegRow {
            id: row

            width: view.width
            onFollowed: view.way.follow(row.index)
        }
    }
}
