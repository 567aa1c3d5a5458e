import QtQuick
import Loopscope

// Where the keys go: around whatever has no border of its own that could say so.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    visible: shown
    radius: 6
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
}
