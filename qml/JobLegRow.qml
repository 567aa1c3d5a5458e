import QtQuick
import Loopscope

// A leg of a job's way, in words: its colour, what it is, how long it took. Leads to where it is seen.
FocusScope {
    id: row

    required property int index
    required property string label
    required property string length
    required property int colorRole
    required property bool linked
    signal followed

    implicitHeight: 24
    activeFocusOnTab: linked
    Accessible.role: linked ? Accessible.Link : Accessible.StaticText
    Accessible.name: label + ": " + length
    Keys.onReturnPressed: event => {
        event.accepted = linked;
        if (linked)
            followed();
    }

    Rectangle {
        id: swatch

        width: 9
        height: 9
        radius: 2
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors[row.colorRole]
    }
    Text {
        anchors.left: swatch.right
        anchors.leftMargin: 8
        anchors.right: lengthText.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        text: row.label
        font.family: Theme.sans
        font.pixelSize: 13
        font.underline: row.linked && (pointer.hovered || row.activeFocus)
        color: row.linked ? Theme.accent : Theme.dim
        elide: Text.ElideRight
    }
    Text {
        id: lengthText

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.length
        font.family: Theme.mono
        font.pixelSize: 12
        color: Theme.text
    }
    HoverHandler {
        id: pointer

        enabled: row.linked
        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        enabled: row.linked
        onTapped: row.followed()
    }
    FocusRing {
        shown: row.activeFocus && row.linked
        anchors.leftMargin: -5
        anchors.rightMargin: -5
    }
}
