import QtQuick
import Loopscope

// Where the words of the chosen note are written, in place of its flag. Enter or leaving keeps them, Esc does not.
InputField {
    id: field

    required property TimelineItem timeline
    required property NotesModel notes
    property bool opened: false

    function open() {
        text = notes.chosenText;
        opened = true;
        forceActiveFocus();
        selectAll();
    }
    function close() {
        opened = false;
        timeline.forceActiveFocus();
    }

    objectName: "noteField"
    visible: opened
    x: Math.max(4, Math.min(timeline.noteBox.x - 2, timeline.width - width - 4))
    y: Math.max(2, timeline.noteBox.y - 4)
    width: 240
    implicitHeight: 26
    placeholderText: qsTr("What is to be seen here?")
    Accessible.name: qsTr("Words of the note")
    maximumLength: 400

    onAccepted: {
        notes.setText(text);
        close();
    }
    Keys.onEscapePressed: close()
    onActiveFocusChanged: {
        if (activeFocus || !opened)
            return;
        opened = false;
        notes.setText(text);
    }

    Connections {
        target: field.notes
        function onEditRequested() {
            field.open();
        }
        function onChosenChanged() {
            if (field.notes.chosen < 0)
                field.opened = false;
        }
    }
}
