import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// A group of actions as a menu. What it holds is made when it first opens.
Menu {
    id: menu

    required property CommandGroup group
    property bool wanted: false
    property Menu submenu: null // below the second action

    title: group.title
    padding: 4
    topPadding: 4
    bottomPadding: 4
    onAboutToShow: {
        const first = !wanted;
        wanted = true;
        if (first && submenu)
            insertMenu(2, submenu);
    }

    background: Rectangle {
        radius: 10
        color: Theme.raised
        border.color: Theme.line
    }
    // As wide as the widest.
    contentItem: ColumnLayout {
        spacing: 0

        Repeater {
            model: menu.contentModel
        }
    }

    // Of the menu in it.
    delegate: MenuItem {
        id: item

        implicitHeight: 26
        padding: 0
        Layout.fillWidth: true
        Accessible.name: text
        arrow: null
        indicator: null
        contentItem: Item {
            Text {
                x: 26
                anchors.verticalCenter: parent.verticalCenter
                text: item.text
                font.family: Theme.sans
                font.pixelSize: 13
                color: item.enabled ? Theme.text : Theme.faint
            }
            Text {
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: "›"
                font.family: Theme.sans
                font.pixelSize: 13
                color: Theme.faint
            }
        }
        background: Rectangle {
            radius: 6
            color: item.highlighted ? Theme.accentWash : "transparent"
        }
    }

    Instantiator {
        model: menu.wanted ? menu.group.all : []
        delegate: CommandItem {
            required property Command modelData

            command: modelData
        }
        onObjectAdded: (index, object) => menu.insertItem(index, object as CommandItem)
    }
}
