import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// The scenario as a program for CPython: to read, to select, to take away.
Item {
    id: view

    required property Session session
    property bool active: false
    signal escaped

    function copy() {
        program.copy();
        copied.restart();
    }

    clip: true

    PythonProgram {
        id: program

        session: view.session
        active: view.active
        onTextChanged: {
            const top = flick.contentY;
            area.text = text;
            lines.prepare();
            flick.contentY = Math.max(0, Math.min(top, flick.contentHeight - flick.height));
        }
    }
    SourceText {
        id: lines

        document: area.textDocument
        language: SourceText.Python
        theme: Theme.kind
    }
    Timer {
        id: copied

        interval: 1500
    }
    Shortcut {
        sequence: "Ctrl+Shift+C"
        enabled: view.active && program.text.length > 0
        onActivated: view.copy()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 8
            Layout.leftMargin: 16
            spacing: 8

            Text {
                objectName: "pythonCaption"
                Layout.fillWidth: true
                text: program.outdated ? qsTr("As it was before the scenario had problems") : qsTr("For CPython 3.11 and later")
                font.family: Theme.sans
                font.pixelSize: 12
                color: program.outdated ? Theme.stall : Theme.faint
                elide: Text.ElideRight
            }
            PushButton {
                objectName: "copyPython"
                enabled: program.text.length > 0
                text: copied.running ? qsTr("Copied") : qsTr("Copy")
                hint: qsTr("Copy the program (Ctrl+Shift+C)")
                onClicked: view.copy()
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            EmptyState {
                anchors.centerIn: parent
                width: Math.min(260, parent.width - 32)
                visible: program.outdated && program.text.length === 0
                title: qsTr("There is no program yet")
                text: qsTr("When the scenario has no problems, it stands here in Python.")
            }
            Text {
                id: numbers

                width: 28
                y: area.topPadding - flick.contentY
                visible: area.length > 0
                text: lines.numbers(1, lines.lineCount)
                font: area.font
                lineHeightMode: Text.FixedHeight
                lineHeight: lines.lineHeight
                horizontalAlignment: Text.AlignRight
                color: Theme.faint
                Accessible.ignored: true
            }
            Flickable {
                id: flick

                anchors.fill: parent
                anchors.leftMargin: 38
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                flickableDirection: Flickable.AutoFlickIfNeeded
                ScrollBar.vertical: SlimScrollBar {}
                ScrollBar.horizontal: SlimScrollBar {}

                FocusRing {
                    shown: area.activeFocus
                    parent: flick
                }
                TextArea.flickable: TextArea {
                    id: area

                    objectName: "pythonArea"
                    leftPadding: 4
                    rightPadding: 12
                    topPadding: 2
                    bottomPadding: 10
                    readOnly: true
                    wrapMode: TextEdit.NoWrap
                    textFormat: TextEdit.PlainText
                    font.family: Theme.mono
                    font.pixelSize: 12
                    color: program.outdated ? Theme.dim : Theme.text
                    selectionColor: Theme.accent
                    selectedTextColor: Theme.onAccent
                    selectByMouse: true
                    selectByKeyboard: true
                    persistentSelection: true
                    background: null
                    Accessible.name: qsTr("The scenario as a Python program")
                    Accessible.readOnly: true
                    Keys.onEscapePressed: view.escaped()
                }
            }
        }
    }
}
