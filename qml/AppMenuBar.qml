import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The menus, one for each group of actions. F10 and Alt with the underlined letter open them.
MenuBar {
    id: bar

    required property Actions actions
    required property LibraryModel entries

    function openFirst() {
        (bar.itemAt(0) as MenuBarItem).triggered();
    }

    objectName: "menus"
    focusPolicy: Qt.NoFocus // the keys stay where they are until a menu is open
    leftPadding: 8
    topPadding: 3
    bottomPadding: 1
    Accessible.name: qsTr("Menus")

    Component {
        id: recentMenu

        RecentMenu {}
    }
    Instantiator {
        model: bar.actions.groups
        delegate: CommandMenu {
            required property CommandGroup modelData

            group: modelData
        }
        onObjectAdded: (index, object) => {
            const menu = object as CommandMenu;
            // Its own: a menu that goes looks for those in it.
            if (menu.group === bar.actions.file)
                menu.submenu = recentMenu.createObject(menu, {
                    entries: bar.entries
                }) as RecentMenu;
            bar.insertMenu(index, menu);
        }
    }

    delegate: MenuBarItem {
        id: item

        readonly property int mark: text.indexOf("&")

        implicitHeight: 26
        leftPadding: 8
        rightPadding: 8
        topPadding: 0
        bottomPadding: 0
        Accessible.name: menu ? menu.title.replace("&", "") : ""

        contentItem: Text {
            text: item.mark < 0 ? item.text : item.text.slice(0, item.mark) + "<u>" + item.text[item.mark + 1] + "</u>" + item.text.slice(item.mark + 2)
            textFormat: Text.StyledText
            font.family: Theme.sans
            font.pixelSize: 13
            color: item.highlighted ? Theme.text : Theme.dim
            verticalAlignment: Text.AlignVCenter
        }
        background: Rectangle {
            radius: 6
            color: item.highlighted ? Theme.accentWash : item.hovered ? Theme.hover : "transparent"
        }
    }
    background: Rectangle {
        color: Theme.panel
    }
}
