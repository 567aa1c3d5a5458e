import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// A group of actions as a menu. What it holds is made when it first opens.
Menu {
    id: menu

    required property CommandGroup group
    property bool wanted: false

    title: group.title
    padding: 4
    topPadding: 4
    bottomPadding: 4
    onAboutToShow: wanted = true

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

    Instantiator {
        model: menu.wanted ? menu.group.all : []
        delegate: CommandItem {
            required property Command modelData

            command: modelData
        }
        onObjectAdded: (index, object) => menu.insertItem(index, object as CommandItem)
    }
}
