pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// One value of a card: its name on the left, and on the right the field that suits it.
Item {
    id: field

    required property FormModel form
    required property int row ///< of the card
    required property int index
    required property int kind
    required property string label
    required property string value
    required property string unit
    required property double position
    required property var choices
    required property string hint
    required property bool editable
    required property bool removable
    required property bool wrong
    required property bool nested
    property string title: "" ///< the card's name, before its own value

    readonly property bool isOwn: title.length > 0 && label.length === 0
    readonly property string spoken: label.length > 0 ? label : title.length > 0 ? title : hint

    signal used ///< it has the focus now

    function commit(text: string) {
        if (text !== value || kind === FormFields.Duration)
            form.setField(row, index, text);
    }

    implicitHeight: place.height + 4
    enabled: editable

    Text {
        id: name

        x: field.nested ? 12 : 0
        width: field.isOwn ? Math.max(76, Math.min(implicitWidth + 6, 150)) : 76 - x
        height: 30
        verticalAlignment: Text.AlignVCenter
        text: field.label.length > 0 ? field.label : field.title
        font.family: field.isOwn ? Theme.mono : Theme.sans
        font.pixelSize: field.isOwn ? 13 : 12
        font.weight: field.isOwn ? Font.DemiBold : Font.Normal
        color: field.isOwn ? Theme.text : Theme.dim
        elide: Text.ElideRight
        Accessible.ignored: true

        HoverHandler {
            id: over
        }
        ToolTip.visible: over.hovered && field.hint.length > 0
        ToolTip.delay: 600
        ToolTip.text: field.hint
    }

    Item { // one of these: a Loader cannot have bound components in Qt 6.4
        id: place

        anchors.left: name.right
        anchors.leftMargin: 4
        anchors.right: clear.left
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        height: field.kind === FormFields.Lines && field.editable ? lines.tall : 26

        Repeater {
            model: !field.editable ? 1 : 0

            Text {
                width: place.width
                height: place.height
                verticalAlignment: Text.AlignVCenter
                text: field.value
                font.family: Theme.mono
                font.pixelSize: 12
                color: Theme.dim
                elide: Text.ElideRight
                maximumLineCount: 1
                Accessible.name: qsTr("%1: %2").arg(field.spoken).arg(text)
            }
        }
        Repeater {
            id: lines

            readonly property real tall: count > 0 ? itemAt(0).implicitHeight : 26

            model: field.editable && field.kind === FormFields.Lines ? 1 : 0

            FormLines {
                width: place.width
                form: field.form
                value: field.value
                wrong: field.wrong
                name: field.spoken
                onTyped: text => field.commit(text)
                onUsed: field.used()
            }
        }
        Repeater {
            model: field.editable && field.kind === FormFields.Text ? 1 : 0

            FormLine {
                objectName: field.label + "Text"
                width: place.width
                form: field.form
                value: field.value
                optional: field.removable
                wrong: field.wrong
                Accessible.name: field.spoken
                onTyped: text => field.commit(text)
                onEmptied: field.form.removeField(field.row, field.index)
                onActiveFocusChanged: {
                    if (activeFocus)
                        field.used();
                }
            }
        }
        Repeater {
            model: field.editable && field.kind === FormFields.Number ? 1 : 0

            FormLine {
                objectName: field.label + "Text"
                width: place.width
                form: field.form
                value: field.value
                optional: field.removable
                wrong: field.wrong
                Accessible.name: field.spoken
                onTyped: text => field.commit(text)
                onEmptied: field.form.removeField(field.row, field.index)
                onNudged: step => field.form.nudgeField(field.row, field.index, step)
                onActiveFocusChanged: {
                    if (activeFocus)
                        field.used();
                }
            }
        }
        Repeater {
            model: field.editable && (field.kind === FormFields.Name || field.kind === FormFields.Word) ? 1 : 0

            FormChoice {
                width: place.width
                form: field.form
                value: field.value
                choices: field.choices
                wrong: field.wrong
                closed: field.kind === FormFields.Word
                Accessible.name: field.spoken
                onChosen: text => {
                    field.commit(text);
                    field.form.finish();
                }
                onActiveFocusChanged: {
                    if (activeFocus)
                        field.used();
                }
            }
        }
        Repeater {
            model: field.editable && field.kind === FormFields.Flag ? 1 : 0

            FormSwitch {
                checked: field.value === "true"
                Accessible.name: field.spoken
                onToggled: {
                    field.commit(checked ? "true" : "false");
                    field.form.finish();
                }
                onActiveFocusChanged: {
                    if (activeFocus)
                        field.used();
                }
            }
        }
        Repeater {
            model: field.editable && field.kind === FormFields.Duration ? 1 : 0

            RowLayout {
                width: place.width
                spacing: 6

                FormSlider {
                    objectName: "durationSlider"
                    Layout.fillWidth: true
                    visible: field.unit.length > 0 && place.width >= 150
                    value: field.position
                    Accessible.name: qsTr("%1, from short to long").arg(field.spoken)
                    onMoved: field.form.dragField(field.row, field.index, value)
                    onPressedChanged: {
                        if (!pressed)
                            field.form.finish();
                    }
                    onActiveFocusChanged: {
                        field.form.finish();
                        if (activeFocus)
                            field.used();
                    }
                }
                FormLine {
                    objectName: "durationText"
                    Layout.preferredWidth: 46
                    Layout.fillWidth: field.unit.length === 0 || place.width < 150
                    form: field.form
                    value: field.value
                    optional: field.removable
                    wrong: field.wrong
                    Accessible.name: field.spoken
                    onTyped: text => field.commit(text)
                    onEmptied: field.form.removeField(field.row, field.index)
                    onNudged: step => field.form.nudgeField(field.row, field.index, step)
                    onActiveFocusChanged: {
                        if (activeFocus)
                            field.used();
                    }
                }
                FormChoice {
                    objectName: "durationUnit"
                    Layout.preferredWidth: 48
                    visible: field.unit.length > 0
                    form: field.form
                    value: field.unit
                    choices: ["us", "ms", "s", "min"]
                    closed: true
                    Accessible.name: qsTr("Unit of %1").arg(field.spoken)
                    onChosen: text => field.form.setUnit(field.row, field.index, text)
                    onActiveFocusChanged: {
                        if (activeFocus)
                            field.used();
                    }
                }
            }
        }
    }

    PushButton {
        id: clear

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: visible ? 22 : 0
        implicitHeight: 24
        leftPadding: 0
        rightPadding: 0
        visible: field.removable
        quiet: true
        text: "×"
        hint: qsTr("Remove")
        Accessible.name: qsTr("Remove %1").arg(field.spoken)
        onClicked: field.form.removeField(field.row, field.index)
    }
}
