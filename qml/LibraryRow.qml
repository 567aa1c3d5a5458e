import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// An entry of the library: its name, what its run looks like from far away, and on hover what it is about.
ItemDelegate {
    id: row

    required property int index
    required property string key
    required property string title
    required property string about
    required property string note
    required property bool edited
    required property bool isFile
    required property bool current
    required property bool pinned
    required property bool missing
    required property miniature miniature
    property bool chosen: false // by the keyboard
    signal pinToggled

    height: 50
    hoverEnabled: true
    padding: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: edited ? qsTr("%1, edited").arg(title) : title
    Accessible.description: about

    background: Rectangle {
        radius: 8
        color: row.current ? Theme.accentWash : row.hovered ? Theme.hover : "transparent"
        border.width: row.chosen ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: Item {}

    ToolTip {
        id: tip

        x: row.width + 6
        y: 0
        width: 300
        delay: 700
        visible: row.about.length > 0 && (row.hovered || row.chosen)
        padding: 10
        contentItem: Text {
            text: row.about
            font.family: Theme.sans
            font.pixelSize: 12
            lineHeight: 1.2
            color: Theme.text
            wrapMode: Text.Wrap
        }
        background: Rectangle {
            radius: 8
            color: Theme.raised
            border.color: Theme.line
        }
    }
    Text {
        id: name

        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.right: pin.left
        anchors.rightMargin: 4
        y: 7
        text: row.title
        font.family: Theme.sans
        font.pixelSize: 13
        font.weight: row.current ? Font.Medium : Font.Normal
        font.strikeout: row.missing
        color: row.missing ? Theme.faint : Theme.text
        elide: Text.ElideRight
    }
    Text {
        id: pin

        anchors.right: mark.left
        anchors.rightMargin: row.edited ? 6 : 0
        anchors.verticalCenter: name.verticalCenter
        text: row.pinned ? "★" : row.isFile && (row.hovered || row.chosen) ? "☆" : ""
        font.family: Theme.sans
        font.pixelSize: 13
        color: row.pinned ? Theme.accent : Theme.faint
        Accessible.role: Accessible.Button
        Accessible.ignored: text.length === 0
        Accessible.name: row.pinned ? qsTr("Do not keep at the top") : qsTr("Keep at the top")
        Accessible.onPressAction: row.pinToggled()

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds // or the row is clicked, too
            onTapped: row.pinToggled()
        }
    }
    Rectangle {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: name.verticalCenter
        width: row.edited ? 6 : 0
        height: 6
        radius: 3
        color: Theme.ready
    }
    MiniatureItem {
        visible: !row.missing && !row.miniature.empty
        x: 8
        y: 27
        width: row.width - 16
        height: 16
        theme: Theme.kind
        picture: row.miniature
    }
    Text {
        visible: row.missing || row.miniature.empty
        x: 8
        y: 26
        width: row.width - 16
        text: row.note
        font.family: Theme.sans
        font.pixelSize: 11
        color: row.missing ? Theme.stall : Theme.faint
        elide: Text.ElideMiddle
    }
}
