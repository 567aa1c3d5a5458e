pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// Above the names of the lanes: how many there are, and which of them are shown, in which order.
RowLayout {
    id: bar

    required property TimelineItem timeline
    required property Lanes lanes

    component Heading: Text {
        font.family: Theme.sans
        font.pixelSize: 12
        font.weight: Font.DemiBold
        color: Theme.faint
    }
    component Chip: ChoiceButton {
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.CheckBox
    }

    function open() {
        popup.open();
        field.forceActiveFocus();
        field.selectAll();
    }

    spacing: 0

    LaneChips {
        id: activities

        lanes: bar.lanes
        kind: LaneChips.Activities
    }
    LaneChips {
        id: topics

        lanes: bar.lanes
        kind: LaneChips.Topics
    }

    PushButton {
        objectName: "lanesButton"
        quiet: true
        checked: bar.lanes.filtered
        leftPadding: 8
        rightPadding: 8
        implicitHeight: 26
        font.pixelSize: 12
        text: bar.lanes.filtered ? qsTr("%1 of %2").arg(bar.timeline.shownLanes).arg(bar.timeline.laneCount) : bar.timeline.laneCount === 1 ? qsTr("1 lane ▾") : qsTr("%1 lanes ▾").arg(bar.timeline.laneCount)
        hint: popup.visible ? "" : qsTr("Filters and sorts the lanes (Ctrl+Shift+F)")
        Accessible.name: bar.lanes.filtered ? qsTr("%1 of %2 lanes").arg(bar.timeline.shownLanes).arg(bar.timeline.laneCount) : qsTr("%1 lanes").arg(bar.timeline.laneCount)
        Layout.leftMargin: 8
        Layout.maximumWidth: bar.width - (clear.visible ? clear.width : 0) - 12
        onClicked: popup.visible ? popup.close() : bar.open()
    }
    PushButton {
        id: clear

        objectName: "laneClearButton"
        quiet: true
        visible: bar.lanes.filtered
        leftPadding: 7
        rightPadding: 7
        implicitHeight: 26
        font.pixelSize: 12
        text: "✕"
        hint: qsTr("Shows all lanes")
        Accessible.name: qsTr("Show all lanes")
        onClicked: bar.lanes.clearFilter()
    }
    Item {
        Layout.fillWidth: true
    }

    Popup {
        id: popup

        objectName: "lanesPopup"
        x: 8
        y: bar.height
        width: 322
        padding: 14
        focus: true
        closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent
        onClosed: bar.timeline.forceActiveFocus()

        background: Rectangle {
            radius: 10
            color: Theme.raised
            border.color: Theme.line
        }

        ColumnLayout {
            width: popup.availableWidth
            spacing: 10

            InputField {
                id: field

                objectName: "laneFilterField"
                Layout.fillWidth: true
                placeholderText: qsTr("Task, coroutine or job")
                text: bar.lanes.filterText
                onTextEdited: bar.lanes.filterText = text
                Keys.onReturnPressed: popup.close()
            }
            Heading {
                text: qsTr("Only what is, in view,")
            }
            Flow {
                Layout.fillWidth: true
                spacing: 6

                Repeater {
                    model: activities

                    Chip {
                        required property int index
                        required property string label
                        required property bool chosen

                        objectName: "activityChip" + index
                        text: label
                        checked: chosen
                        onClicked: activities.toggle(index)
                    }
                }
            }
            Heading {
                text: qsTr("Only what ever waits for")
            }
            Flow {
                Layout.fillWidth: true
                spacing: 6

                Repeater {
                    model: topics

                    Chip {
                        required property int index
                        required property string label
                        required property bool chosen

                        objectName: "topicChip" + index
                        text: label
                        checked: chosen
                        onClicked: topics.toggle(index)
                    }
                }
            }
            Heading {
                text: qsTr("Order")
            }
            Flow {
                Layout.fillWidth: true
                spacing: 6

                ChoiceButton {
                    text: qsTr("tree")
                    focusPolicy: Qt.TabFocus
                    checked: bar.lanes.order === Lanes.Creation
                    onClicked: bar.lanes.order = Lanes.Creation
                }
                ChoiceButton {
                    objectName: "orderByName"
                    text: qsTr("name")
                    focusPolicy: Qt.TabFocus
                    checked: bar.lanes.order === Lanes.Name
                    onClicked: bar.lanes.order = Lanes.Name
                }
                ChoiceButton {
                    text: qsTr("run time")
                    focusPolicy: Qt.TabFocus
                    checked: bar.lanes.order === Lanes.RunTime
                    onClicked: bar.lanes.order = Lanes.RunTime
                }
                ChoiceButton {
                    text: qsTr("time ready")
                    focusPolicy: Qt.TabFocus
                    checked: bar.lanes.order === Lanes.WaitTime
                    onClicked: bar.lanes.order = Lanes.WaitTime
                }
            }
            RowLayout {
                Layout.topMargin: 2
                spacing: 6

                PushButton {
                    text: bar.lanes.folded ? qsTr("Unfold all") : qsTr("Fold all")
                    hint: qsTr("Shift+Enter")
                    enabled: bar.lanes.order === Lanes.Creation
                    onClicked: bar.timeline.toggleAllFolds()
                }
                PushButton {
                    text: qsTr("Usual heights")
                    hint: qsTr("All lanes as high as there is room for (0)")
                    onClicked: bar.timeline.resizeLanes(0)
                }
            }
        }
    }
}
