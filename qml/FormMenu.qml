pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// What can be done with the card that the keys are about.
Menu {
    id: menu

    required property FormModel form
    required property CommandGroup commands // see FormView
    property FormCard card: null
    property bool wanted: false // when the window is made, its actions may have no keys yet

    onAboutToShow: wanted = true

    padding: 4
    implicitWidth: 300
    background: Rectangle {
        implicitWidth: 300
        radius: 8
        color: Theme.raised
        border.color: Theme.line
    }

    ChoiceItem {
        text: qsTr("Add an entry")
        visible: menu.card?.hasList ?? false
        enabled: visible // or the keys would stop at it
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.addEntry(menu.form.current)
    }
    Instantiator {
        model: menu.card?.addable ?? []
        delegate: ChoiceItem {
            required property string modelData

            text: qsTr("Add “%1”").arg(modelData)
            onTriggered: menu.form.addParameter(menu.form.current, modelData)
        }
        onObjectAdded: (index, object) => menu.insertItem(index + 1, object as Item)
        onObjectRemoved: (index, object) => menu.removeItem(object as Item)
    }
    MenuSeparator {
        visible: menu.card !== null && (menu.card.hasList || menu.card.addable.length > 0)
        height: visible ? implicitHeight : 0
        contentItem: Rectangle {
            implicitHeight: 1
            color: Theme.line
        }
    }
    Instantiator {
        model: menu.wanted ? menu.commands.withEditorKeys() : []
        delegate: ChoiceItem {
            required property Command modelData

            text: modelData.text
            note: modelData.firstKeyText
            visible: modelData.enabled
            enabled: visible
            height: visible ? implicitHeight : 0
            onTriggered: modelData.trigger()
        }
        onObjectAdded: (index, object) => menu.addItem(object as Item)
    }
}
