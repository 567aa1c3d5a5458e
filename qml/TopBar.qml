import QtQuick
import QtQuick.Layouts
import Loopscope

Rectangle {
    id: bar

    required property Session session
    required property TimelineItem timeline
    required property Actions actions

    implicitHeight: 48
    color: Theme.panel

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 14
        anchors.rightMargin: 14
        spacing: 8

        Text {
            text: bar.session.title
            font.family: Theme.sans
            font.pixelSize: 15
            font.weight: Font.DemiBold
            color: Theme.text
            elide: Text.ElideRight
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth + 1
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Text {
            text: bar.session.recorded ? (bar.session.foreign ? qsTr("trace") : qsTr("saved run"))
                                       : bar.session.isDemo ? (bar.session.dirty ? qsTr("demo, edited") : qsTr("demo"))
                                                            : (bar.session.dirty ? qsTr("edited") : "")
            font.family: Theme.sans
            font.pixelSize: 12
            color: bar.session.dirty ? Theme.ready : Theme.faint
            Layout.leftMargin: 4
        }
        PushButton {
            quiet: true
            visible: bar.session.dirty
            text: bar.session.isDemo ? qsTr("Save as…") : qsTr("Save")
            hint: bar.actions.save.hint
            onClicked: bar.actions.save.trigger()
        }

        Item {
            Layout.fillWidth: true
        }

        PushButton {
            quiet: true
            text: "‹"
            enabled: bar.actions.back.enabled
            hint: bar.actions.back.hint
            Accessible.name: bar.actions.back.text
            onClicked: bar.actions.back.trigger()
        }
        PushButton {
            quiet: true
            text: "›"
            enabled: bar.actions.forward.enabled
            hint: bar.actions.forward.hint
            Accessible.name: bar.actions.forward.text
            onClicked: bar.actions.forward.trigger()
        }
        PushButton {
            objectName: "runButton"
            enabled: bar.actions.run.enabled
            primary: true
            text: bar.session.running ? qsTr("■  Stop") : qsTr("▶  Run")
            hint: bar.actions.run.hint
            Layout.preferredWidth: 84
            onClicked: bar.actions.run.trigger()
        }
        SpeedButton {
            session: bar.session
        }
        PushButton {
            objectName: "liveButton"
            quiet: true
            checked: bar.actions.live.checked
            text: qsTr("Live")
            hint: bar.actions.live.hint
            onClicked: bar.actions.live.trigger()
        }
        PushButton {
            quiet: true
            checked: bar.timeline.follow
            text: qsTr("Follow")
            hint: bar.actions.follow.hint
            onClicked: bar.actions.follow.trigger()
        }
        PushButton {
            quiet: true
            text: qsTr("Fit")
            hint: bar.actions.fit.hint
            onClicked: bar.actions.fit.trigger()
        }
        PushButton {
            quiet: true
            text: qsTr("Search")
            hint: bar.actions.find.hint
            onClicked: bar.actions.find.trigger()
        }
        PushButton {
            quiet: true
            text: qsTr("Open")
            hint: bar.actions.open.hint
            onClicked: bar.actions.open.trigger()
        }
        PushButton {
            quiet: true
            text: [qsTr("Auto"), qsTr("Dark"), qsTr("Light"), qsTr("Dark +"), qsTr("Light +")][Theme.mode]
            hint: bar.actions.colours.hint
            Accessible.name: qsTr("Colours: %1").arg([qsTr("as the system"), qsTr("dark"), qsTr("light"), qsTr("dark, high contrast"), qsTr("light, high contrast")][Theme.mode])
            onClicked: bar.actions.colours.trigger()
        }
        PushButton {
            objectName: "exportButton"
            text: qsTr("Export")
            hint: bar.actions.exportPicture.hint
            onClicked: bar.actions.exportPicture.trigger()
        }
    }
}
