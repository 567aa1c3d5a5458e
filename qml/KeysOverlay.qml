import QtQuick
import QtQuick.Layouts
import Loopscope

Sheet {
    id: sheet

    title: qsTr("Keys and pointer")
    width: 740
    closePolicy: Sheet.CloseOnEscape | Sheet.CloseOnPressOutside

    GridLayout {
        anchors.fill: parent
        columns: 2
        columnSpacing: 30
        rowSpacing: 20
        focus: true
        Keys.onPressed: event => {
            if (event.text === "?")
                sheet.close();
        }

        KeyGroup {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 330
            title: qsTr("Look around")
            keys: [["W  S", qsTr("zoom in and out")], ["A  D", qsTr("earlier and later")], ["F", qsTr("fit the selection, again the run")], ["L", qsTr("follow the present")], ["Ctrl+=  Ctrl+-", qsTr("zoom from anywhere")]]
        }
        KeyGroup {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 330
            title: qsTr("Go from span to span")
            keys: [[",  .", qsTr("previous and next in the lane")], ["↑  ↓", qsTr("lane above and below")], ["/  Ctrl+F", qsTr("search")], ["Esc", qsTr("clear the selection")]]
        }
        KeyGroup {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 330
            title: qsTr("Pointer")
            keys: [[qsTr("wheel"), qsTr("scroll the lanes")], [qsTr("Shift+wheel"), qsTr("earlier and later")], [qsTr("Ctrl+wheel"), qsTr("zoom at the pointer")], [qsTr("drag"), qsTr("move the picture")], [qsTr("Shift+drag"), qsTr("measure")], [qsTr("double click"), qsTr("fit the span, or the run")]]
        }
        KeyGroup {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 330
            title: qsTr("Scenario")
            keys: [["Space  Ctrl+R", qsTr("run and stop")], ["Ctrl+O", qsTr("open a file")], ["Ctrl+S", qsTr("save")], ["Ctrl+E", qsTr("export the picture")], ["Ctrl+Shift+C", qsTr("copy the Python program")], ["Ctrl+L", qsTr("search the library")], ["Ctrl+Q", qsTr("quit")]]
        }
    }
}
