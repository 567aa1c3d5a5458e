import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// Where the scenario's text is typed: how it looks, and what the keys of a text do in YAML.
TextArea {
    id: area

    required property SourceText source
    required property int line // where the caret is

    objectName: "sourceArea"
    leftPadding: 4
    rightPadding: 12
    topPadding: 10
    bottomPadding: 10
    wrapMode: TextEdit.NoWrap
    textFormat: TextEdit.PlainText
    font.family: Theme.mono
    font.pixelSize: Preferences.sourceSize
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.onAccent
    selectByMouse: true
    persistentSelection: true
    background: null
    Accessible.name: qsTr("Source of the scenario")
    Accessible.description: qsTr("Line %1 of %2").arg(line).arg(source.lineCount)
    placeholderText: qsTr("A scenario is a text in YAML. The demos on the left show how it is written.")
    placeholderTextColor: Theme.faint

    function type(text: string) {
        if (selectedText.length > 0)
            remove(selectionStart, selectionEnd);
        insert(cursorPosition, text);
    }
    // True if it was a key that does something here.
    function edit(event: var): bool {
        const plain = !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier));
        switch (plain ? event.key : 0) {
        case Qt.Key_Tab:
            if (source.lineAt(selectionStart) !== source.lineAt(selectionEnd))
                source.editLines(SourceText.Indent, selectionStart, selectionEnd);
            else
                type("  ");
            break;
        case Qt.Key_Backtab:
            source.editLines(SourceText.Unindent, selectionStart, selectionEnd);
            break;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            type("\n" + source.indentation(selectionStart));
            break;
        case Qt.Key_Backspace:
            if (selectedText.length > 0 || source.unindentation(cursorPosition) === 1)
                return false;
            remove(cursorPosition - 2, cursorPosition);
            break;
        default:
            return false;
        }
        event.accepted = true;
        return true;
    }

    WheelHandler {
        acceptedModifiers: Qt.ControlModifier
        onWheel: event => Preferences.sourceSize += event.angleDelta.y > 0 ? 1 : -1
    }
}
