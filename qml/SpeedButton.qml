import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// How fast the next run is: a multiple of real time, or the virtual clock.
PushButton {
    id: control

    required property Session session
    readonly property var speeds: [0.1, 0.25, 0.5, 1, 2, 5, 10, 100]

    function nameOf(speed: real): string {
        return speed + "×";
    }

    text: session.instant ? qsTr("instant") : nameOf(session.speed)
    hint: qsTr("Speed of the next run")
    Accessible.name: qsTr("Speed: %1").arg(text)
    onClicked: menu.visible ? menu.close() : menu.open()

    Menu {
        id: menu

        y: control.height + 4
        implicitWidth: 210
        padding: 4
        background: Rectangle {
            radius: 10
            color: Theme.raised
            border.color: Theme.line
        }

        Instantiator {
            model: control.speeds
            delegate: ChoiceItem {
                required property real modelData

                text: control.nameOf(modelData)
                note: modelData === 1 ? qsTr("real time") : ""
                checked: !control.session.instant && control.session.speed === modelData
                onTriggered: control.session.speed = modelData
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object as Item)
            onObjectRemoved: (index, object) => menu.removeItem(object as Item)
        }

        ChoiceItem {
            text: qsTr("instant")
            note: qsTr("virtual clock")
            checked: control.session.instant
            onTriggered: control.session.instant = true
        }
    }
}
