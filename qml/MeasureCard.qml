import QtQuick
import QtQuick.Layouts
import Loopscope

// What became of the time that was measured. It stays until Esc, below what it speaks of, and above the minimap.
Rectangle {
    id: card

    required property TimelineItem timeline
    readonly property Measuring measuring: timeline.measuring

    component Fact: RowLayout {
        id: fact

        property string label: ""
        property string value: ""
        property color mark: "transparent"

        spacing: 7
        Layout.fillWidth: true

        Rectangle {
            implicitWidth: 9
            implicitHeight: 9
            radius: 3
            color: fact.mark
        }
        Text {
            Layout.fillWidth: true
            text: fact.label
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.dim
        }
        Text {
            text: fact.value
            font.family: Theme.mono
            font.pixelSize: 12
            color: Theme.text
        }
    }

    objectName: "measureCard"
    visible: measuring.active
    x: Math.max(8, Math.min(timeline.measuredX - width / 2, timeline.width - width - 8))
    y: timeline.height - height - 84
    width: Math.max(236, content.implicitWidth + 28)
    height: content.implicitHeight + 22
    radius: 10
    color: Theme.raised
    border.color: Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: measuring.words

    ColumnLayout {
        id: content

        anchors.fill: parent
        anchors.leftMargin: 14
        anchors.rightMargin: 14
        anchors.topMargin: 11
        anchors.bottomMargin: 11
        spacing: 4

        RowLayout {
            spacing: 6

            Text {
                objectName: "measuredLength"
                Layout.fillWidth: true
                text: card.measuring.length
                font.family: Theme.sans
                font.pixelSize: 15
                font.weight: Font.DemiBold
                color: Theme.text
            }
            ChoiceButton {
                objectName: "measureLane"
                visible: card.measuring.lane.length > 0
                text: card.measuring.lane
                checked: card.measuring.ofLane
                onClicked: card.measuring.ofLane = true
            }
            ChoiceButton {
                objectName: "measureAll"
                text: qsTr("all lanes")
                checked: !card.measuring.ofLane
                onClicked: card.measuring.ofLane = false
            }
        }
        Text {
            text: card.measuring.between
            font.family: Theme.mono
            font.pixelSize: 11
            color: Theme.faint
            bottomPadding: 4
        }
        Fact {
            label: qsTr("running")
            value: card.measuring.running
            mark: Theme.running
        }
        Fact {
            label: qsTr("ready")
            value: card.measuring.ready
            mark: Theme.ready
        }
        Fact {
            label: qsTr("suspended")
            value: card.measuring.suspended
            mark: Theme.faint
        }
        Fact {
            label: qsTr("loop stalled")
            value: card.measuring.stalled
            mark: Theme.stall
        }
        Text {
            text: card.measuring.counts
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.dim
            topPadding: 2
        }
    }
}
