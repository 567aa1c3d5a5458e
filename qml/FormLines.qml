import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// Lines to type into, as FormLine is for one.
Flickable {
    id: view

    required property FormModel form
    required property string value
    required property string name
    property bool wrong: false
    property bool typing: false
    signal typed(string text)
    signal used

    function show() {
        if (area.text !== value)
            area.text = value;
    }
    function leave(forward: bool) {
        area.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    implicitHeight: Math.min(area.implicitHeight, 102) // six lines
    height: implicitHeight
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: SlimScrollBar {}

    Component.onCompleted: show()
    onValueChanged: {
        if (!typing)
            show();
    }

    TextArea.flickable: TextArea {
        id: area

        objectName: "linesText"
        leftPadding: 7
        rightPadding: 12
        topPadding: 5
        bottomPadding: 5
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        font.family: Theme.sans
        font.pixelSize: 12
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.onAccent
        selectByMouse: true
        Accessible.name: view.name

        background: Rectangle {
            radius: 8
            color: Theme.raised
            border.width: area.activeFocus ? 2 : 1
            border.color: view.wrong ? Theme.stall : area.activeFocus ? Theme.accent : Theme.line
        }

        onTextChanged: {
            if (!activeFocus || text === view.value)
                return;
            view.typing = true;
            view.typed(text);
        }
        onActiveFocusChanged: {
            if (activeFocus)
                return view.used();
            view.typing = false;
            view.form.finish();
            view.show();
        }
        Keys.onTabPressed: view.leave(true)
        Keys.onBacktabPressed: view.leave(false)
        Keys.onPressed: event => {
            const isUndo = event.matches(StandardKey.Undo);
            if (!isUndo && !event.matches(StandardKey.Redo))
                return;
            view.typing = false;
            isUndo ? view.form.undoWanted() : view.form.redoWanted();
            event.accepted = true;
        }
    }
}
