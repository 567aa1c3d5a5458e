import QtQuick
import QtQuick.Layouts
import Loopscope

Sheet {
    id: sheet

    readonly property var groups: [
        {
            "title": qsTr("Look around"),
            "keys": [[qsTr("W  S"), qsTr("zoom in and out")], [qsTr("A  D"), qsTr("earlier and later")], [qsTr("F"), qsTr("fit the selection, again the run")], [qsTr("L"), qsTr("follow the present")], [qsTr("Ctrl =  Ctrl −"), qsTr("zoom from anywhere")]]
        },
        {
            "title": qsTr("Go from span to span"),
            "keys": [[qsTr(",  ."), qsTr("previous and next in the lane")], [qsTr("↑  ↓"), qsTr("lane above and below")], [qsTr("/  Ctrl F"), qsTr("search")], [qsTr("Esc"), qsTr("clear the selection")]]
        },
        {
            "title": qsTr("Pointer"),
            "keys": [[qsTr("wheel"), qsTr("scroll the lanes")], [qsTr("Shift wheel"), qsTr("earlier and later")], [qsTr("Ctrl wheel"), qsTr("zoom at the pointer")], [qsTr("drag"), qsTr("move the picture")], [qsTr("Shift drag"), qsTr("measure")], [qsTr("double click"), qsTr("fit the span")]]
        },
        {
            "title": qsTr("Scenario"),
            "keys": [[qsTr("Space  Ctrl R"), qsTr("run and stop")], [qsTr("Ctrl O"), qsTr("open a file")], [qsTr("Ctrl S"), qsTr("save")], [qsTr("Ctrl E"), qsTr("export the picture")], [qsTr("Ctrl Z"), qsTr("undo in the source")], [qsTr("Ctrl Q"), qsTr("quit")]]
        }
    ]

    title: qsTr("Keys and pointer")
    width: 720
    standardButtons: Sheet.NoButton
    closePolicy: Sheet.CloseOnEscape | Sheet.CloseOnPressOutside

    contentItem: GridLayout {
        columns: 2
        columnSpacing: 36
        rowSpacing: 18
        focus: true
        Keys.onPressed: event => {
            if (event.text === "?")
                sheet.close();
        }

        Repeater {
            model: sheet.groups

            Column {
                id: group

                required property var modelData

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 320
                spacing: 5

                Text {
                    text: group.modelData.title
                    bottomPadding: 3
                    font.family: Theme.sans
                    font.pixelSize: 12
                    font.weight: Font.DemiBold
                    color: Theme.faint
                }
                Repeater {
                    model: group.modelData.keys

                    Row {
                        id: key

                        required property var modelData

                        Text {
                            width: 120
                            text: key.modelData[0]
                            font.family: Theme.mono
                            font.pixelSize: 12
                            color: Theme.text
                        }
                        Text {
                            text: key.modelData[1]
                            font.family: Theme.sans
                            font.pixelSize: 13
                            color: Theme.dim
                        }
                    }
                }
            }
        }
    }
}
