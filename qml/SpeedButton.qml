import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// How fast the next run is: a multiple of real time, or the virtual clock.
PushButton {
    id: control

    required property Session session

    text: session.instant ? qsTr("instant") : session.speed + "×"
    hint: menu.visible ? "" : qsTr("Speed of the next run")
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

        ChoiceItem {
            text: "0.1×"
            checked: !control.session.instant && control.session.speed === 0.1
            onTriggered: control.session.speed = 0.1
        }
        ChoiceItem {
            text: "0.25×"
            checked: !control.session.instant && control.session.speed === 0.25
            onTriggered: control.session.speed = 0.25
        }
        ChoiceItem {
            text: "0.5×"
            checked: !control.session.instant && control.session.speed === 0.5
            onTriggered: control.session.speed = 0.5
        }
        ChoiceItem {
            text: "1×"
            note: qsTr("real time")
            checked: !control.session.instant && control.session.speed === 1
            onTriggered: control.session.speed = 1
        }
        ChoiceItem {
            text: "2×"
            checked: !control.session.instant && control.session.speed === 2
            onTriggered: control.session.speed = 2
        }
        ChoiceItem {
            text: "5×"
            checked: !control.session.instant && control.session.speed === 5
            onTriggered: control.session.speed = 5
        }
        ChoiceItem {
            text: "10×"
            checked: !control.session.instant && control.session.speed === 10
            onTriggered: control.session.speed = 10
        }
        ChoiceItem {
            text: "100×"
            checked: !control.session.instant && control.session.speed === 100
            onTriggered: control.session.speed = 100
        }
        ChoiceItem {
            text: qsTr("instant")
            note: qsTr("virtual clock")
            checked: control.session.instant
            onTriggered: control.session.instant = true
        }
    }
}
