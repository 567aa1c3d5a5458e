pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// One of several texts, of which there may be many: a list that opens below.
ComboBox {
    id: box

    implicitHeight: 30
    leftPadding: 10
    rightPadding: 28
    font.family: Theme.sans
    font.pixelSize: 13
    hoverEnabled: true

    contentItem: Text {
        text: box.displayText
        font: box.font
        color: Theme.text
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }
    indicator: Text {
        x: box.width - width - 10
        anchors.verticalCenter: parent.verticalCenter
        text: "▾"
        font: box.font
        color: Theme.dim
    }
    background: Rectangle {
        radius: 8
        color: Theme.raised
        border.width: box.visualFocus ? 2 : 1
        border.color: box.visualFocus || box.popup.visible ? Theme.accent : Theme.line
    }
    delegate: AbstractButton {
        id: choice

        required property string modelData
        required property int index

        width: ListView.view.width
        implicitHeight: 30
        hoverEnabled: true
        text: modelData
        Accessible.role: Accessible.ListItem
        Accessible.name: modelData

        background: Rectangle {
            radius: 6
            color: box.highlightedIndex === choice.index ? Theme.accentWash : "transparent"
        }
        contentItem: Text {
            leftPadding: 10
            rightPadding: 10
            text: choice.text
            font.family: Theme.sans
            font.pixelSize: 13
            font.weight: box.currentIndex === choice.index ? Font.DemiBold : Font.Normal
            color: Theme.text
            verticalAlignment: Text.AlignVCenter
            elide: Text.ElideRight
        }
    }
    popup: Popup {
        y: box.height + 4
        width: box.width
        height: Math.min(box.popup.contentItem.implicitHeight + 8, 360)
        padding: 4
        background: Rectangle {
            radius: 10
            color: Theme.raised
            border.color: Theme.line
        }
        contentItem: ListView {
            cacheBuffer: 0 // rows made ahead would be under way when they are taken away
            implicitHeight: contentHeight
            clip: true
            model: box.delegateModel
            currentIndex: box.highlightedIndex
            ScrollBar.vertical: SlimScrollBar {}
        }
    }
}
