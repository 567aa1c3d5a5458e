import QtQuick
import Loopscope

// One value that was tried: the run that it leads to, and what came of it.
Item {
    id: card

    required property WhatIf whatIf
    required property int index
    required property string title
    required property string caption
    required property bool present
    required property bool done
    property bool current: false
    signal chosen
    signal pressed

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(title).arg(done ? caption : qsTr("it still runs"))
    Accessible.selected: current

    Rectangle {
        anchors.fill: parent
        anchors.margins: 6
        radius: 10
        color: Theme.background
        border.width: card.current || card.present ? 2 : 1
        border.color: card.current ? Theme.accent : card.present ? Theme.dim : Theme.line

        HoverHandler {
            id: hover
        }
        TapHandler {
            onTapped: card.pressed()
            onDoubleTapped: card.chosen()
        }

        Text {
            id: heading

            anchors.left: parent.left
            anchors.right: use.left
            anchors.top: parent.top
            anchors.leftMargin: 12
            anchors.topMargin: 9
            text: card.title
            font.family: Theme.sans
            font.pixelSize: 13
            font.weight: Font.DemiBold
            color: Theme.text
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        PushButton {
            id: use

            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 4
            implicitHeight: 26
            quiet: true
            focusPolicy: Qt.NoFocus // Return does it for the card that is chosen
            visible: !card.present && (hover.hovered || card.current)
            text: qsTr("Use this")
            hint: qsTr("Writes this value into the scenario (Return)")
            onClicked: card.chosen()
        }
        MultipleItem {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.bottom: words.top
            anchors.margins: 2
            anchors.topMargin: 8
            anchors.bottomMargin: 6
            whatIf: card.whatIf
            row: card.index
            theme: Theme.kind
            Accessible.ignored: true
        }
        Text {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: 12
            anchors.rightMargin: 8
            anchors.bottomMargin: 9
            height: card.whatIf.captionLines * 17
            text: card.done ? card.caption : qsTr("running…")
            font.family: Theme.sans
            font.pixelSize: 12
            lineHeightMode: Text.FixedHeight
            lineHeight: 17
            color: card.done ? Theme.dim : Theme.faint
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
