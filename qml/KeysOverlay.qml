import QtQuick
import QtQuick.Layouts
import Loopscope

// All keys, as the actions have them, and what the pointer does.
Sheet {
    id: sheet

    required property Actions actions

    objectName: "keysOverlay"
    title: qsTr("Keys and pointer")
    width: 1060
    closePolicy: Sheet.CloseOnEscape | Sheet.CloseOnPressOutside

    RowLayout {
        anchors.fill: parent
        spacing: 24
        focus: true
        Keys.onPressed: event => {
            if (event.text === "?")
                sheet.close();
        }

        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 322
            spacing: 20

            KeyGroup {
                title: sheet.actions.looking
                commands: sheet.actions.all
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 322
            spacing: 20

            KeyGroup {
                title: sheet.actions.walking
                commands: sheet.actions.all
            }
            KeyGroup {
                title: sheet.actions.marking
                commands: sheet.actions.all
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 322
            spacing: 20

            KeyGroup {
                title: sheet.actions.running
                commands: sheet.actions.all
            }
            KeyGroup {
                title: sheet.actions.arranging
                commands: sheet.actions.all
            }
            KeyGroup {
                title: qsTr("Pointer")
                pairs: [[qsTr("wheel"), qsTr("scroll the lanes")], [qsTr("Shift+wheel"), qsTr("earlier and later")], [qsTr("Ctrl+wheel, pinch"), qsTr("zoom at the pointer")], [Preferences.dragMeasures ? qsTr("Shift+drag") : qsTr("drag"), qsTr("move the picture; a flick goes on")], [Preferences.dragMeasures ? qsTr("drag") : qsTr("Shift+drag"), qsTr("measure")], [qsTr("double click"), qsTr("fit the span, or the run")], [qsTr("back, forward"), qsTr("to the view before, and again")]]
            }
        }
    }
}
