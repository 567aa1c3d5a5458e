import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// The picture as a file or on the clipboard. It closes only when the picture is there, or by Esc.
Sheet {
    id: sheet

    required property Session session
    required property TimelineItem timeline
    readonly property alias exporter: exporter
    signal browseRequested(url suggestion)

    readonly property var formats: ["png", "svg", "pdf"]
    readonly property var sizes: [[timeline.width, timeline.height], [1280, 760], [1920, 1080], [2560, 1440]]
    readonly property var scales: [1, 2, 3]

    title: qsTr("Export the picture")
    width: Math.min(860, parent ? parent.width - 48 : 860)
    onAboutToShow: {
        exporter.title = session.title;
        exporter.begin();
    }
    onOpened: pathField.forceActiveFocus()

    PictureExporter {
        id: exporter

        timeline: sheet.timeline
    }

    component Caption: Text {
        font.family: Theme.sans
        font.pixelSize: 12
        color: Theme.dim
    }
    component NumberField: InputField {
        property int number: 0
        signal chosen(int value)

        implicitWidth: 74
        text: number
        inputMethodHints: Qt.ImhDigitsOnly
        validator: RegularExpressionValidator {
            regularExpression: /[0-9]{0,7}/
        }
        onTextEdited: chosen(text.length > 0 ? parseInt(text) : 0)
    }

    contentItem: ColumnLayout {
        spacing: 14

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(340, sheet.parent ? sheet.parent.height - 430 : 340)
            Layout.minimumHeight: 160
            radius: 10
            color: Theme.background
            border.color: Theme.line

            PicturePreview {
                anchors.fill: parent
                anchors.margins: 12
                exporter: exporter
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Preview")
            }
            EmptyState {
                anchors.centerIn: parent
                width: parent.width - 80
                visible: exporter.problem.length > 0
                title: qsTr("No picture of this size")
                text: exporter.problem
            }
        }

        GridLayout {
            Layout.fillWidth: true
            columns: 4
            columnSpacing: 14
            rowSpacing: 10

            Caption {
                text: qsTr("Format")
            }
            Choice {
                Layout.preferredWidth: 240
                Accessible.name: qsTr("Format")
                options: ["PNG", "SVG", "PDF"]
                current: sheet.formats.indexOf(exporter.format)
                onPicked: index => exporter.format = sheet.formats[index]
            }
            Caption {
                text: qsTr("Colours")
            }
            Choice {
                Layout.fillWidth: true
                Accessible.name: qsTr("Colours")
                options: [qsTr("Dark"), qsTr("Light")]
                current: exporter.dark ? 0 : 1
                onPicked: index => exporter.dark = index === 0
            }

            Caption {
                text: qsTr("Shows")
            }
            Choice {
                Layout.preferredWidth: 240
                Accessible.name: qsTr("Shows")
                options: [qsTr("What is in view"), qsTr("The whole run")]
                current: exporter.wholeRun ? 1 : 0
                onPicked: index => exporter.wholeRun = index === 1
            }
            Caption {
                text: qsTr("Scale")
            }
            Choice {
                Layout.fillWidth: true
                Accessible.name: qsTr("Scale")
                options: ["1×", "2×", "3×"]
                current: sheet.scales.indexOf(exporter.scale)
                onPicked: index => exporter.scale = sheet.scales[index]
            }

            Caption {
                text: qsTr("Size")
            }
            RowLayout {
                Layout.columnSpan: 3
                spacing: 8

                NumberField {
                    objectName: "widthField"
                    Accessible.name: qsTr("Width")
                    number: exporter.width
                    wrong: exporter.problem.length > 0
                    onChosen: value => exporter.width = value
                }
                Caption {
                    text: "×"
                }
                NumberField {
                    objectName: "heightField"
                    Accessible.name: qsTr("Height")
                    number: exporter.height
                    wrong: exporter.problem.length > 0
                    onChosen: value => exporter.height = value
                }
                Item {
                    implicitWidth: 4
                }
                Repeater {
                    model: sheet.sizes

                    PushButton {
                        required property int index
                        required property var modelData

                        quiet: true
                        text: index === 0 ? qsTr("as on screen") : modelData[0] + " × " + modelData[1]
                        onClicked: {
                            exporter.width = modelData[0];
                            exporter.height = modelData[1];
                        }
                    }
                }
                Item {
                    Layout.fillWidth: true
                }
            }

            Caption {
                text: qsTr("File")
            }
            RowLayout {
                Layout.columnSpan: 3
                spacing: 8

                InputField {
                    id: pathField

                    objectName: "pathField"
                    Layout.fillWidth: true
                    text: exporter.path
                    wrong: exporter.error.length > 0
                    Accessible.name: qsTr("File")
                    onTextEdited: exporter.path = text
                    Keys.onReturnPressed: exporter.save()
                }
                PushButton {
                    text: qsTr("Browse…")
                    onClicked: sheet.browseRequested(exporter.url)
                }
            }
        }

        Text {
            objectName: "exportMessage"
            Layout.fillWidth: true
            Layout.minimumHeight: 16
            text: exporter.error.length > 0 ? exporter.error : exporter.done
            font.family: Theme.sans
            font.pixelSize: 12
            color: exporter.error.length > 0 ? Theme.stall : Theme.running
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        RowLayout {
            spacing: 8

            PushButton {
                text: qsTr("Copy to the clipboard")
                enabled: exporter.problem.length === 0
                onClicked: exporter.copy()
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                text: qsTr("Close")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "saveButton"
                primary: true
                text: qsTr("Save")
                enabled: exporter.problem.length === 0
                Layout.preferredWidth: 90
                onClicked: exporter.save()
            }
        }
    }
}
