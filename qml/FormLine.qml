import QtQuick
import Loopscope

// A line to type into that says each letter, and shows what came of it when the typing is over. Where it may be missing, it
// is only gone when it is left empty.
InputField {
    id: line

    required property FormModel form
    required property string value
    property bool optional: false
    property bool typing: false
    signal typed(string text)
    signal emptied
    signal finished(string text)
    signal nudged(int step)

    implicitHeight: 26
    leftPadding: 7
    rightPadding: 7
    font.family: Theme.mono
    font.pixelSize: 12
    text: ""

    function show() {
        if (text !== value)
            text = value;
        showBegin();
    }

    /// Long texts are seen from their beginning.
    function showBegin() {
        if (!activeFocus) {
            cursorPosition = 0;
            ensureVisible(0);
        }
    }

    Component.onCompleted: show()
    onWidthChanged: showBegin()
    onActiveFocusChanged: showBegin()
    onValueChanged: {
        if (!activeFocus || !typing)
            show();
    }
    onTextEdited: {
        typing = true;
        if (text.length > 0 || !optional)
            typed(text);
    }
    onEditingFinished: {
        typing = false;
        form.finish();
        finished(text);
        if (optional && text.length === 0 && value.length > 0)
            emptied();
        show();
    }
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Undo) || event.matches(StandardKey.Redo)) {
            typing = false;
            event.matches(StandardKey.Undo) ? form.undoWanted() : form.redoWanted();
            event.accepted = true;
        } else if ((event.key === Qt.Key_Up || event.key === Qt.Key_Down) && event.modifiers === Qt.NoModifier) {
            typing = false;
            nudged(event.key === Qt.Key_Up ? 1 : -1);
            event.accepted = true;
        }
    }
}
