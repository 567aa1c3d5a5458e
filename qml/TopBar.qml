import QtQuick
import QtQuick.Layouts
import Loopscope

Rectangle {
    id: bar

    required property Session session
    required property TimelineItem timeline
    required property Actions actions

    implicitHeight: 44
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
                                       : bar.session.isDemo ? qsTr("demo") : bar.session.isCopy ? qsTr("copy of a demo, in no file yet")
                                                            : (bar.session.dirty ? qsTr("edited") : "")
            font.family: Theme.sans
            font.pixelSize: 12
            color: bar.session.dirty ? Theme.ready : Theme.faint
            Layout.leftMargin: 4
        }
        PushButton {
            quiet: true
            visible: bar.session.dirty
            text: bar.session.path === "" ? qsTr("Save as…") : qsTr("Save")
            hint: bar.actions.file.save.hint
            onClicked: bar.actions.file.save.trigger()
        }

        Item {
            Layout.fillWidth: true
        }

        PushButton {
            quiet: true
            text: "‹"
            enabled: bar.actions.view.back.enabled
            hint: bar.actions.view.back.hint
            Accessible.name: bar.actions.view.back.text
            onClicked: bar.actions.view.back.trigger()
        }
        PushButton {
            quiet: true
            text: "›"
            enabled: bar.actions.view.forward.enabled
            hint: bar.actions.view.forward.hint
            Accessible.name: bar.actions.view.forward.text
            onClicked: bar.actions.view.forward.trigger()
        }
        PushButton {
            objectName: "runButton"
            enabled: bar.actions.run.run.enabled
            primary: true
            text: bar.session.running ? qsTr("■  Stop") : qsTr("▶  Run")
            hint: bar.actions.run.run.hint
            Layout.preferredWidth: 84
            onClicked: bar.actions.run.run.trigger()
        }
        SpeedButton {
            session: bar.session
        }
        PushButton {
            objectName: "liveButton"
            quiet: true
            checked: bar.actions.run.live.checked
            text: qsTr("Live")
            hint: bar.actions.run.live.hint
            onClicked: bar.actions.run.live.trigger()
        }
        PushButton {
            objectName: "whatIfButton"
            quiet: true
            text: qsTr("What if…")
            enabled: bar.actions.run.whatIf.enabled
            hint: bar.actions.run.whatIf.hint
            onClicked: bar.actions.run.whatIf.trigger()
        }
        PushButton {
            quiet: true
            checked: bar.timeline.follow
            text: qsTr("Follow")
            hint: bar.actions.view.follow.hint
            onClicked: bar.actions.view.follow.trigger()
        }
        PushButton {
            quiet: true
            text: qsTr("Fit")
            hint: bar.actions.view.fit.hint
            onClicked: bar.actions.view.fit.trigger()
        }
        PushButton {
            quiet: true
            text: qsTr("Search")
            hint: bar.actions.edit.find.hint
            onClicked: bar.actions.edit.find.trigger()
        }
        PushButton {
            objectName: "exportButton"
            text: qsTr("Export")
            hint: bar.actions.file.exportPicture.hint
            onClicked: bar.actions.file.exportPicture.trigger()
        }
    }
}
