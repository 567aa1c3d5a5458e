import QtQuick
import QtQuick.Layouts
import Loopscope

// Finds in the source, and replaces. Enter goes on, Shift+Enter back, Esc closes.
Rectangle {
    id: bar

    required property SourceFind search
    property bool replacing: false
    readonly property bool found: search.count > 0
    signal closed

    // What is selected is searched for; without that, what was searched for last.
    function open(selected: string, position: int, replace: bool) {
        replacing = replace;
        visible = true;
        const isWords = selected.length > 0 && !/[\n\u2029]/.test(selected);
        if (isWords)
            field.text = selected;
        search.text = field.text;
        field.forceActiveFocus();
        field.selectAll();
        if (isWords)
            search.from(position);
    }
    function close() {
        visible = false;
        closed();
    }

    visible: false
    implicitHeight: visible ? rows.implicitHeight + 13 : 0
    color: Theme.panel

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }

    ColumnLayout {
        id: rows

        x: 6
        y: 6
        width: parent.width - 12
        spacing: 4

        RowLayout {
            spacing: 2

            InputField {
                id: field

                objectName: "sourceFindField"
                Layout.fillWidth: true
                placeholderText: qsTr("Find in the source")
                wrong: text.length > 0 && !bar.found
                onTextEdited: {
                    bar.search.text = text;
                    bar.search.from(0);
                    forceActiveFocus();
                }
                Keys.onReturnPressed: event => bar.search.next(event.modifiers & Qt.ShiftModifier ? -1 : 1)
                Keys.onEnterPressed: event => bar.search.next(event.modifiers & Qt.ShiftModifier ? -1 : 1)
                Keys.onEscapePressed: bar.close()
            }
            Text {
                objectName: "sourceFindCount"
                Layout.minimumWidth: 48
                horizontalAlignment: Text.AlignHCenter
                text: bar.search.text.length === 0 ? "" : !bar.found ? qsTr("none") : (bar.search.full ? qsTr("%L1/%L2+") : qsTr("%L1/%L2")).arg(bar.search.number).arg(bar.search.count)
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.dim
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            PushButton {
                Layout.preferredWidth: 32
                leftPadding: 0
                rightPadding: 0
                quiet: true
                checkable: true
                checked: bar.search.matchCase
                text: qsTr("Aa")
                hint: qsTr("Upper and lower case are different")
                Accessible.name: hint
                onToggled: bar.search.matchCase = checked
            }
            PushButton {
                Layout.preferredWidth: 28
                leftPadding: 0
                rightPadding: 0
                quiet: true
                text: "‹"
                hint: qsTr("Match before (Shift+Enter)")
                Accessible.name: qsTr("Match before")
                enabled: bar.found
                onClicked: bar.search.next(-1)
            }
            PushButton {
                Layout.preferredWidth: 28
                leftPadding: 0
                rightPadding: 0
                quiet: true
                text: "›"
                hint: qsTr("Next match (Enter)")
                Accessible.name: qsTr("Next match")
                enabled: bar.found
                onClicked: bar.search.next(1)
            }
            PushButton {
                Layout.preferredWidth: 28
                leftPadding: 0
                rightPadding: 0
                quiet: true
                text: "×"
                hint: qsTr("Close (Esc)")
                Accessible.name: qsTr("Close")
                onClicked: bar.close()
            }
        }
        RowLayout {
            visible: bar.replacing
            spacing: 4

            InputField {
                id: replacement

                objectName: "sourceReplaceField"
                Layout.fillWidth: true
                placeholderText: qsTr("Replace with")
                Keys.onReturnPressed: bar.search.replace(text)
                Keys.onEnterPressed: bar.search.replace(text)
                Keys.onEscapePressed: bar.close()
            }
            PushButton {
                objectName: "sourceReplace"
                text: qsTr("Replace")
                enabled: bar.found
                onClicked: bar.search.replace(replacement.text)
            }
            PushButton {
                objectName: "sourceReplaceAll"
                text: qsTr("All")
                hint: qsTr("Replace every match, as one step to undo")
                Accessible.name: qsTr("Replace all")
                enabled: bar.found
                onClicked: bar.search.replaceAll(replacement.text)
            }
        }
    }
}
