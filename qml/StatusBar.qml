import QtQuick
import QtQuick.Layouts
import Loopscope

// On the left what is going on, on the right the numbers of the run.
Rectangle {
    id: bar

    required property Session session
    required property RunStatus status
    required property ProblemsModel problems
    required property LivePreview preview
    signal problemsRequested

    implicitHeight: 26
    color: Theme.panel

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 14
        anchors.rightMargin: 14
        spacing: 18

        StatusNote {
            text: bar.session.running ? qsTr("running") : ""
            color: Theme.running
        }
        StatusNote {
            objectName: "durationNote"
            text: bar.status.empty ? qsTr("nothing has run yet") : bar.status.duration
            hint: qsTr("How long the run took, or takes by now")
        }
        StatusNote {
            text: bar.status.tasks
        }
        StatusNote {
            objectName: "problemsNote"
            text: bar.problems.count === 0 ? "" : bar.problems.count === 1 ? qsTr("1 problem in the scenario") : qsTr("%1 problems in the scenario").arg(bar.problems.count)
            hint: qsTr("A click shows them")
            color: Theme.stall
            Accessible.role: Accessible.Button
            Accessible.onPressAction: bar.problemsRequested()

            TapHandler {
                onTapped: bar.problemsRequested()
            }
        }
        StatusNote {
            objectName: "previewNote"
            text: bar.preview.note
            color: bar.preview.grave ? Theme.stall : Theme.ready
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            Accessible.role: Accessible.AlertMessage
        }
        Item {
            Layout.fillWidth: true
        }
        StatusNote {
            objectName: "eventsNote"
            text: bar.status.events
            hint: bar.status.eventsHint
            color: bar.status.lossy ? Theme.stall : Theme.dim
        }
        StatusNote {
            objectName: "overheadNote"
            text: bar.status.overhead
            hint: qsTr("The part of the run's time that recording it took: its events, times what an event costs on this machine")
        }
        StatusNote {
            objectName: "clockNote"
            text: bar.status.clock
            hint: bar.status.clockHint
        }
    }
}
