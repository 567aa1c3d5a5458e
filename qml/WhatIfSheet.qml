pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// One number of the scenario varied, and what that would come to: the runs side by side on one scale of time.
Sheet {
    id: sheet

    required property Session session
    readonly property alias whatIf: whatIf
    property bool exporting: false
    signal browseRequested(url suggestion)

    title: qsTr("What if…")
    width: parent ? Math.min(1280, parent.width - 48) : 1280
    height: parent ? parent.height - 40 : 800
    onAboutToShow: {
        exporting = false;
        whatIf.begin();
    }
    onOpened: knobBox.forceActiveFocus()
    onClosed: whatIf.end()

    WhatIf {
        id: whatIf

        session: sheet.session
        onUsed: sheet.close()
        onKnobsChanged: grid.currentIndex = -1
    }

    component Caption: Text {
        font.family: Theme.sans
        font.pixelSize: 12
        color: Theme.dim
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 12

        RowLayout {
            Layout.fillWidth: true
            spacing: 8

            Caption {
                text: qsTr("Vary")
            }
            ChoiceBox {
                id: knobBox

                objectName: "knobBox"
                Layout.fillWidth: true
                Layout.maximumWidth: 420
                model: whatIf.knobs
                currentIndex: whatIf.knob
                enabled: whatIf.knobs.length > 0
                Accessible.name: qsTr("What is varied")
                onActivated: index => whatIf.knob = index
            }
            Caption {
                Layout.leftMargin: 8
                text: qsTr("from")
            }
            InputField {
                objectName: "fromField"
                implicitWidth: 84
                text: whatIf.from
                wrong: whatIf.fromWrong
                Accessible.name: qsTr("First value")
                onTextEdited: whatIf.from = text
            }
            Caption {
                text: qsTr("to")
            }
            InputField {
                objectName: "toField"
                implicitWidth: 84
                text: whatIf.to
                wrong: whatIf.toWrong
                Accessible.name: qsTr("Last value")
                onTextEdited: whatIf.to = text
            }
            Caption {
                Layout.leftMargin: 8
                text: qsTr("values")
            }
            SpinBox {
                id: valuesBox

                objectName: "valuesBox"
                implicitHeight: 30
                implicitWidth: 92
                from: 2
                to: 12
                value: whatIf.values
                font.family: Theme.sans
                font.pixelSize: 13
                palette.text: Theme.text
                palette.base: Theme.raised
                palette.button: Theme.raised
                palette.buttonText: Theme.text
                palette.mid: Theme.line
                palette.highlight: Theme.accent
                Accessible.name: qsTr("How many values")
                onValueModified: whatIf.values = value
            }
            ChoiceButton {
                Layout.leftMargin: 8
                text: qsTr("Equal steps")
                checked: !whatIf.doubling
                onClicked: whatIf.doubling = false
            }
            ChoiceButton {
                text: qsTr("Equal factors")
                checked: whatIf.doubling
                onClicked: whatIf.doubling = true
            }
            Item {
                Layout.fillWidth: true
            }
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            EmptyState {
                objectName: "whatIfProblem"
                anchors.centerIn: parent
                width: Math.min(420, parent.width)
                visible: whatIf.problem.length > 0
                title: qsTr("Nothing to compare")
                text: whatIf.problem
            }
            GridView {
                id: grid

                objectName: "whatIfGrid"
                readonly property int columns: Math.max(1, Math.min(count < 5 ? 2 : 3, Math.floor(width / 330)))

                anchors.fill: parent
                visible: whatIf.problem.length === 0
                activeFocusOnTab: true
                clip: true
                model: whatIf
                cellWidth: Math.floor(width / columns)
                cellHeight: Math.max(Math.floor(height / 2), Math.min(Math.max(236, height), whatIf.pictureHeight + whatIf.captionLines * 17 + 78))
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("What each value leads to")
                Keys.onReturnPressed: whatIf.use(currentIndex)
                Keys.onEnterPressed: whatIf.use(currentIndex)
                onActiveFocusChanged: {
                    if (activeFocus && currentIndex < 0)
                        currentIndex = 0;
                }
                delegate: WhatIfCard {
                    width: grid.cellWidth
                    height: grid.cellHeight
                    whatIf: sheet.whatIf // in a delegate the name alone would be its own
                    current: grid.activeFocus && GridView.isCurrentItem
                    onPressed: {
                        grid.currentIndex = index;
                        grid.forceActiveFocus();
                    }
                    onChosen: whatIf.use(index)
                }
            }
        }

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 2
            radius: 1
            color: Theme.line
            opacity: whatIf.running ? 1 : 0

            Rectangle {
                width: whatIf.count > 0 ? parent.width * whatIf.done / whatIf.count : 0
                height: parent.height
                radius: 1
                color: Theme.accent
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 8

            Text {
                objectName: "whatIfMessage"
                Layout.fillWidth: true
                text: whatIf.running ? qsTr("%1 of %2 runs are over").arg(whatIf.done).arg(whatIf.count)
                                     : whatIf.message.length > 0 ? whatIf.message
                                                                 : qsTr("On the virtual clock: workers, threads and processes are simulated. All are on one scale of time.")
                font.family: Theme.sans
                font.pixelSize: 12
                color: whatIf.message.length > 0 && !whatIf.running ? (whatIf.failed ? Theme.stall : Theme.running) : Theme.dim
                elide: Text.ElideRight
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            PushButton {
                visible: whatIf.running
                text: qsTr("Cancel")
                onClicked: whatIf.cancel()
            }
            InputField {
                id: pathField

                objectName: "whatIfPath"
                visible: sheet.exporting
                Layout.preferredWidth: 380
                text: whatIf.path
                wrong: whatIf.failed
                Accessible.name: qsTr("File")
                onTextEdited: whatIf.path = text
                Keys.onReturnPressed: whatIf.save(Theme.kind)
                Keys.onEnterPressed: whatIf.save(Theme.kind)
            }
            PushButton {
                visible: sheet.exporting
                text: qsTr("Browse…")
                onClicked: sheet.browseRequested(whatIf.url)
            }
            PushButton {
                objectName: "whatIfExport"
                text: sheet.exporting ? qsTr("Save") : qsTr("Export…")
                hint: qsTr("All of them as one picture: PNG, SVG or PDF")
                primary: sheet.exporting
                enabled: whatIf.count > 0 && !whatIf.running
                onClicked: {
                    if (sheet.exporting) {
                        whatIf.save(Theme.kind);
                    } else {
                        sheet.exporting = true;
                        pathField.forceActiveFocus();
                    }
                }
            }
            PushButton {
                text: qsTr("Close")
                onClicked: sheet.close()
            }
        }
    }
}
