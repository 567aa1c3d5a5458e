import QtQuick
import QtQuick.Layouts
import Loopscope

Rectangle {
    id: bar

    required property Session session
    required property TimelineItem timeline
    signal searchRequested
    signal exportRequested
    signal openRequested
    signal saveRequested

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
            text: bar.session.isDemo ? (bar.session.dirty ? qsTr("demo, edited") : qsTr("demo"))
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
            hint: qsTr("Keeps your changes in a file (Ctrl+S)")
            onClicked: bar.saveRequested()
        }

        Item {
            Layout.fillWidth: true
        }

        PushButton {
            objectName: "runButton"
            primary: true
            text: bar.session.running ? qsTr("■  Stop") : qsTr("▶  Run")
            hint: bar.session.running ? qsTr("Stops the run (Space)") : qsTr("Runs the scenario (Space or Ctrl+R)")
            Layout.preferredWidth: 84
            onClicked: bar.session.runOrStop()
        }
        SpeedButton {
            session: bar.session
        }
        PushButton {
            quiet: true
            checked: bar.timeline.follow
            text: qsTr("Follow")
            hint: qsTr("Keeps the present in view while a run goes on (L)")
            onClicked: bar.timeline.follow = !bar.timeline.follow
        }
        PushButton {
            quiet: true
            text: qsTr("Fit")
            hint: qsTr("Shows the selection, and again the whole run (F)")
            onClicked: bar.timeline.fit()
        }
        PushButton {
            quiet: true
            text: qsTr("Search")
            hint: qsTr("Finds tasks and what they wait for (Ctrl+F or /)")
            onClicked: bar.searchRequested()
        }
        PushButton {
            quiet: true
            text: qsTr("Open")
            hint: qsTr("Opens a scenario's file (Ctrl+O)")
            onClicked: bar.openRequested()
        }
        PushButton {
            quiet: true
            text: Theme.mode === Theme.System ? qsTr("Auto") : Theme.dark ? qsTr("Dark") : qsTr("Light")
            hint: qsTr("Colours: as the system, dark or light")
            Accessible.name: qsTr("Colours: %1").arg(text)
            onClicked: Theme.nextMode()
        }
        PushButton {
            objectName: "exportButton"
            text: qsTr("Export")
            hint: qsTr("Takes the picture with you (Ctrl+E)")
            onClicked: bar.exportRequested()
        }
    }
}
