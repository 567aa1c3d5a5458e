import QtQuick
import QtQuick.Layouts
import Loopscope

// How the window looks and behaves. What is chosen counts at once, except where it says otherwise.
Sheet {
    id: sheet

    component Caption: Text {
        font.family: Theme.sans
        font.pixelSize: 13
        color: Theme.dim
        Layout.preferredWidth: 150
        Layout.alignment: Qt.AlignTop
        topPadding: 6
        wrapMode: Text.Wrap
    }
    component Choices: Flow {
        Layout.fillWidth: true
        spacing: 6
    }

    objectName: "settingsDialog"
    title: qsTr("Settings")
    width: Math.min(680, parent ? parent.width - 48 : 680)
    closePolicy: Sheet.CloseOnEscape | Sheet.CloseOnPressOutside

    ColumnLayout {
        anchors.fill: parent
        spacing: 16

        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: 14
            rowSpacing: 10

            Caption {
                text: qsTr("Colours")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("As the system")
                    checked: Theme.mode === Theme.System
                    onClicked: Theme.mode = Theme.System
                }
                ChoiceButton {
                    objectName: "darkChoice"
                    text: qsTr("Dark")
                    checked: Theme.mode === Theme.Dark
                    onClicked: Theme.mode = Theme.Dark
                }
                ChoiceButton {
                    objectName: "lightChoice"
                    text: qsTr("Light")
                    checked: Theme.mode === Theme.Light
                    onClicked: Theme.mode = Theme.Light
                }
                ChoiceButton {
                    text: qsTr("Dark, high contrast")
                    checked: Theme.mode === Theme.DarkContrast
                    onClicked: Theme.mode = Theme.DarkContrast
                }
                ChoiceButton {
                    text: qsTr("Light, high contrast")
                    checked: Theme.mode === Theme.LightContrast
                    onClicked: Theme.mode = Theme.LightContrast
                }
            }

            Caption {
                text: qsTr("Motion")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("Views glide")
                    checked: !Preferences.reducedMotion
                    onClicked: Preferences.reducedMotion = false
                }
                ChoiceButton {
                    text: qsTr("Views change at once")
                    checked: Preferences.reducedMotion
                    onClicked: Preferences.reducedMotion = true
                }
            }

            Caption {
                text: qsTr("Dragging")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("Moves the picture")
                    checked: !Preferences.dragMeasures
                    onClicked: Preferences.dragMeasures = false
                }
                ChoiceButton {
                    objectName: "dragMeasuresChoice"
                    text: qsTr("Measures")
                    checked: Preferences.dragMeasures
                    onClicked: Preferences.dragMeasures = true
                }
            }

            Caption {
                text: qsTr("The wheel")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("Scrolls the lanes")
                    checked: !Preferences.wheelZooms
                    onClicked: Preferences.wheelZooms = false
                }
                ChoiceButton {
                    objectName: "wheelZoomsChoice"
                    text: qsTr("Zooms")
                    checked: Preferences.wheelZooms
                    onClicked: Preferences.wheelZooms = true
                }
            }

            Caption {
                text: qsTr("Letters of the source")
            }
            Choices {
                PushButton {
                    text: "−"
                    hint: qsTr("Smaller")
                    Accessible.name: hint
                    onClicked: Preferences.sourceSize -= 1
                }
                Text {
                    objectName: "sourceSizeText"
                    height: 30
                    width: 56
                    text: qsTr("%1 px").arg(Preferences.sourceSize)
                    font.family: Theme.sans
                    font.pixelSize: 13
                    color: Theme.text
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
                PushButton {
                    objectName: "largerSource"
                    text: "+"
                    hint: qsTr("Larger")
                    Accessible.name: hint
                    onClicked: Preferences.sourceSize += 1
                }
            }

            Caption {
                text: qsTr("The first run")
            }
            Choices {
                Repeater {
                    model: [0.1, 0.5, 1, 2, 10]

                    ChoiceButton {
                        required property double modelData

                        text: qsTr("%1×").arg(modelData)
                        checked: !Preferences.instant && Preferences.speed === modelData
                        onClicked: {
                            Preferences.instant = false;
                            Preferences.speed = modelData;
                        }
                    }
                }
                ChoiceButton {
                    text: qsTr("At once, on the virtual clock")
                    checked: Preferences.instant
                    onClicked: Preferences.instant = true
                }
            }

            Caption {
                text: qsTr("Every edit")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("Runs at once")
                    checked: Preferences.livePreview
                    onClicked: Preferences.livePreview = true
                }
                ChoiceButton {
                    text: qsTr("Waits for Run")
                    checked: !Preferences.livePreview
                    onClicked: Preferences.livePreview = false
                }
            }

            Caption {
                text: qsTr("A start opens")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("What was open last")
                    checked: Preferences.reopensLast
                    onClicked: Preferences.reopensLast = true
                }
                ChoiceButton {
                    text: qsTr("The first demo")
                    checked: !Preferences.reopensLast
                    onClicked: Preferences.reopensLast = false
                }
            }

            Caption {
                text: qsTr("Language")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("As the system")
                    checked: Preferences.language === Preferences.LanguageSystem
                    onClicked: Preferences.language = Preferences.LanguageSystem
                }
                ChoiceButton {
                    text: "English"
                    checked: Preferences.language === Preferences.LanguageEnglish
                    onClicked: Preferences.language = Preferences.LanguageEnglish
                }
                ChoiceButton {
                    objectName: "germanChoice"
                    text: "Deutsch"
                    checked: Preferences.language === Preferences.LanguageGerman
                    onClicked: Preferences.language = Preferences.LanguageGerman
                }
            }

            Caption {
                text: qsTr("Who paints")
            }
            Choices {
                ChoiceButton {
                    text: qsTr("What is quicker here")
                    checked: Preferences.renderer === Preferences.RendererAuto
                    onClicked: Preferences.renderer = Preferences.RendererAuto
                }
                ChoiceButton {
                    text: qsTr("The graphics card")
                    checked: Preferences.renderer === Preferences.RendererGpu
                    onClicked: Preferences.renderer = Preferences.RendererGpu
                }
                ChoiceButton {
                    objectName: "softwareChoice"
                    text: qsTr("The processor")
                    checked: Preferences.renderer === Preferences.RendererSoftware
                    onClicked: Preferences.renderer = Preferences.RendererSoftware
                }
            }
        }

        Text {
            objectName: "restartNote"
            Layout.fillWidth: true
            text: Preferences.restartNeeded ? qsTr("The language and who paints count from the next start.") : ""
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.ready
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        RowLayout {
            PushButton {
                objectName: "resetSettings"
                text: qsTr("Reset all settings")
                onClicked: {
                    Preferences.reset();
                    Theme.mode = Theme.System;
                }
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                primary: true
                focus: true
                text: qsTr("Close")
                onClicked: sheet.close()
            }
        }
    }
}
