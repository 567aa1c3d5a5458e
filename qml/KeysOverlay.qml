import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// All keys, as the actions have them, and what the pointer does.
Sheet {
    id: sheet

    required property Actions actions

    component Side: Column {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        spacing: 20
    }

    objectName: "keysOverlay"
    title: qsTr("Keys and pointer")
    width: Math.min(1180, parent ? parent.width - 48 : 1180)
    closePolicy: Sheet.CloseOnEscape | Sheet.CloseOnPressOutside

    Flickable {
        anchors.fill: parent
        implicitHeight: Math.min(sides.implicitHeight, sheet.parent ? sheet.parent.height - 130 : 500)
        contentHeight: sides.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        focus: true
        ScrollBar.vertical: SlimScrollBar {}
        Keys.onPressed: event => {
            if (event.text === "?")
                sheet.close();
        }
        Keys.onUpPressed: contentY = Math.max(0, contentY - 40)
        Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + 40))

        RowLayout {
            id: sides

            width: parent.width
            spacing: 24

            Side {
                KeyGroup {
                    objectName: "lookingKeys"
                    width: parent.width
                    group: sheet.actions.view
                    active: sheet.visible
                }
                KeyGroup {
                    width: parent.width
                    title: qsTr("Pointer")
                    pairs: [[Preferences.wheelZooms ? qsTr("Ctrl+wheel") : qsTr("wheel"), qsTr("Scroll the lanes")], [qsTr("Shift+wheel"), qsTr("Earlier and later")], [Preferences.wheelZooms ? qsTr("wheel, pinch") : qsTr("Ctrl+wheel, pinch"), qsTr("Zoom at the pointer")], [Preferences.dragMeasures ? qsTr("Shift+drag") : qsTr("drag"), qsTr("Move the picture; a flick goes on")], [Preferences.dragMeasures ? qsTr("drag") : qsTr("Shift+drag"), qsTr("Measure")], [qsTr("Ctrl+Shift+wheel"), qsTr("Higher and lower lanes")], [qsTr("double click"), qsTr("Fit the span, or the run")], [qsTr("back, forward"), qsTr("To the view before, and again")]]
                }
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.source
                    active: sheet.visible
                }
            }
            Side {
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.go
                    active: sheet.visible
                }
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.lanes
                    active: sheet.visible
                }
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.mark
                    active: sheet.visible
                }
            }
            Side {
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.file
                    active: sheet.visible
                }
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.edit
                    active: sheet.visible
                }
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.run
                    active: sheet.visible
                }
                KeyGroup {
                    width: parent.width
                    group: sheet.actions.help
                    active: sheet.visible
                }
            }
        }
    }
}
