pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// What can be done with the card that the keys are about.
Menu {
    id: menu

    required property FormModel form
    property FormCard card: null
    readonly property bool movable: card?.movable ?? false
    signal addRequested

    padding: 4
    implicitWidth: 236
    background: Rectangle {
        implicitWidth: 236
        radius: 8
        color: Theme.raised
        border.color: Theme.line
    }

    ChoiceItem {
        text: qsTr("Add a step behind it…")
        note: "+"
        visible: menu.movable
        height: visible ? implicitHeight : 0
        onTriggered: menu.addRequested()
    }
    ChoiceItem {
        text: qsTr("Add an entry")
        visible: menu.card?.hasList ?? false
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
        onObjectAdded: (index, object) => menu.insertItem(index + 2, object as Item)
        onObjectRemoved: (index, object) => menu.removeItem(object as Item)
    }
    MenuSeparator {
        visible: menu.movable
        height: visible ? implicitHeight : 0
        contentItem: Rectangle {
            implicitHeight: 1
            color: Theme.line
        }
    }
    ChoiceItem {
        text: qsTr("Duplicate")
        note: qsTr("Ctrl+D")
        visible: menu.movable
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.duplicate(menu.form.current)
    }
    ChoiceItem {
        text: menu.card?.isDisabled ? qsTr("Enable") : qsTr("Disable")
        note: qsTr("Ctrl+/")
        visible: menu.movable
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.setEnabled(menu.form.current, menu.card?.isDisabled ?? false)
    }
    ChoiceItem {
        text: qsTr("Move up")
        note: qsTr("Alt+↑")
        visible: menu.movable
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.move(menu.form.current, FormModel.Up)
    }
    ChoiceItem {
        text: qsTr("Move down")
        note: qsTr("Alt+↓")
        visible: menu.movable
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.move(menu.form.current, FormModel.Down)
    }
    ChoiceItem {
        text: qsTr("Nest in the step above")
        note: qsTr("Alt+→")
        visible: menu.movable
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.move(menu.form.current, FormModel.In)
    }
    ChoiceItem {
        text: qsTr("Take out of its step")
        note: qsTr("Alt+←")
        visible: menu.movable
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.move(menu.form.current, FormModel.Out)
    }
    ChoiceItem {
        text: qsTr("Delete")
        note: qsTr("Del")
        visible: menu.card?.removable ?? false
        height: visible ? implicitHeight : 0
        onTriggered: menu.form.remove(menu.form.current)
    }
}
