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
    signal runRequested

    title: qsTr("Export the picture")
    width: Math.min(860, parent ? parent.width - 48 : 860)
    onAboutToShow: {
        exporter.title = session.title;
        exporter.begin();
    }
    onOpened: pathField.forceActiveFocus()
    closePolicy: exporter.takingLong ? Popup.NoAutoClose : Popup.CloseOnEscape

    PictureExporter {
        id: exporter

        timeline: sheet.timeline
    }

    component Caption: Text {
        font.family: Theme.sans
        font.pixelSize: 12
        color: Theme.dim
    }
    ColumnLayout {
        anchors.fill: parent
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
            ProgressCard {
                objectName: "exportingCard"
                anchors.centerIn: parent
                active: exporter.takingLong
                title: qsTr("Saving the picture")
                progress: exporter.savedSize
                cancelHint: qsTr("Leaves the file as it was (Esc)")
                onCancelled: exporter.cancel()
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
            RowLayout {
                spacing: 6

                ChoiceButton {
                    text: "PNG"
                    checked: exporter.format === "png"
                    onClicked: exporter.format = "png"
                }
                ChoiceButton {
                    text: "SVG"
                    checked: exporter.format === "svg"
                    onClicked: exporter.format = "svg"
                }
                ChoiceButton {
                    text: "PDF"
                    checked: exporter.format === "pdf"
                    onClicked: exporter.format = "pdf"
                }
            }
            Caption {
                text: qsTr("Colours")
            }
            RowLayout {
                spacing: 6

                ChoiceButton {
                    text: qsTr("Dark")
                    checked: exporter.dark
                    onClicked: exporter.dark = true
                }
                ChoiceButton {
                    text: qsTr("Light")
                    checked: !exporter.dark
                    onClicked: exporter.dark = false
                }
            }

            Caption {
                text: qsTr("Shows")
            }
            RowLayout {
                spacing: 6

                ChoiceButton {
                    text: qsTr("What is in view")
                    checked: !exporter.wholeRun
                    onClicked: exporter.wholeRun = false
                }
                ChoiceButton {
                    text: qsTr("The whole run")
                    checked: exporter.wholeRun
                    onClicked: exporter.wholeRun = true
                }
            }
            Caption {
                text: qsTr("Scale")
            }
            RowLayout {
                spacing: 6

                ChoiceButton {
                    text: "1×"
                    checked: exporter.scale === 1
                    onClicked: exporter.scale = 1
                }
                ChoiceButton {
                    text: "2×"
                    checked: exporter.scale === 2
                    onClicked: exporter.scale = 2
                }
                ChoiceButton {
                    text: "3×"
                    checked: exporter.scale === 3
                    onClicked: exporter.scale = 3
                }
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
                PushButton {
                    quiet: true
                    text: qsTr("as on screen")
                    onClicked: exporter.setSize(sheet.timeline.width, sheet.timeline.height)
                }
                PushButton {
                    quiet: true
                    text: "1280 × 760"
                    onClicked: exporter.setSize(1280, 760)
                }
                PushButton {
                    quiet: true
                    text: "1920 × 1080"
                    onClicked: exporter.setSize(1920, 1080)
                }
                PushButton {
                    quiet: true
                    text: "2560 × 1440"
                    onClicked: exporter.setSize(2560, 1440)
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
                Layout.fillWidth: true
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
            PushButton {
                objectName: "saveRunButton"
                text: qsTr("Save the run instead…")
                hint: qsTr("As a run to open again, or as a trace for Perfetto and others (Ctrl+Shift+E)")
                onClicked: {
                    sheet.close();
                    sheet.runRequested();
                }
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                text: qsTr("Close")
                enabled: !exporter.takingLong
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
