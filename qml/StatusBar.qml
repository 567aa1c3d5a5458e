import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

Rectangle {
    id: bar

    required property Session session
    required property RunStatus status
    required property ProblemsModel problems
    required property LivePreview preview
    signal problemsRequested

    component Note: Text {
        font.family: Theme.sans
        font.pixelSize: 12

        color: Theme.dim
    }

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

        Note {
            visible: bar.session.running
            text: qsTr("running")
            color: Theme.running
        }
        Note {
            objectName: "durationNote"
            text: bar.status.empty ? qsTr("nothing has run yet") : bar.status.duration
        }
        Note {
            text: bar.status.tasks
            visible: text.length > 0
        }
        Note {
            text: bar.status.events
            visible: text.length > 0
            color: bar.status.lossy ? Theme.stall : Theme.dim
        }
        Note {
            objectName: "clockNote"
            text: bar.status.clock
            visible: text.length > 0
            Accessible.name: text
            Accessible.description: bar.status.clockHint

            HoverHandler {
                id: clockHover
            }
            ToolTip {
                visible: clockHover.hovered
                delay: 400
                text: bar.status.clockHint
            }
        }
        Note {
            objectName: "previewNote"
            text: bar.preview.note
            visible: text.length > 0
            color: bar.preview.grave ? Theme.stall : Theme.ready
            elide: Text.ElideRight
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Note {
            visible: bar.problems.count > 0
            text: bar.problems.count === 1 ? qsTr("1 problem in the scenario") : qsTr("%1 problems in the scenario").arg(bar.problems.count)
            color: Theme.stall

            TapHandler {
                onTapped: bar.problemsRequested()
            }
        }
        Item {
            Layout.fillWidth: true
        }
        Note {
            text: qsTr("wheel scrolls lanes")
            visible: bar.width > 1000
        }
        Note {
            text: qsTr("Ctrl+wheel zooms")
        }
        Note {
            text: qsTr("? shows all keys")
        }
    }
}
