import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The scenario's text. It is the truth: whatever else changes a scenario changes this.
Item {
    id: editor

    required property Session session
    property int markedLine: 0
    property bool markedGrave: false
    signal escaped

    property bool loading: false

    clip: true

    function load() {
        if (area.text === session.text)
            return;
        loading = true;
        area.text = session.text;
        source.prepare();
        area.cursorPosition = 0;
        flick.contentY = 0;
        flick.contentX = 0;
        loading = false;
        showMark();
    }
    function undo() {
        area.undo();
    }
    function redo() {
        area.redo();
    }
    function showMark() {
        if (markedLine > 0 && !area.activeFocus)
            bringIntoView(markedLine);
    }
    function goTo(line: int) {
        if (line < 1)
            return;
        area.cursorPosition = source.position(line, 1);
        area.forceActiveFocus();
        bringIntoView(line);
    }
    function bringIntoView(line: int) {
        const place = source.lineRect(line);
        if (place.height === 0)
            return;
        const top = place.y + area.topPadding;
        if (top < flick.contentY || top + place.height > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(top - flick.height / 3, flick.contentHeight - flick.height));
    }

    Component.onCompleted: load()
    onMarkedLineChanged: showMark()
    onHeightChanged: showMark()

    Connections {
        target: editor.session
        function onDocumentChanged() {
            editor.load();
        }
        function onTextChanged() {
            editor.load();
        }
    }

    SourceText {
        id: source

        document: area.textDocument
        session: editor.session
        theme: Theme.kind
    }

    Rectangle {
        id: mark

        visible: editor.markedLine > 0 && editor.markedLine <= source.lineCount
        width: parent.width
        height: source.lineHeight
        y: area.topPadding + (editor.markedLine - 1) * source.lineHeight - flick.contentY
        color: editor.markedGrave ? Theme.stallWash : Theme.accentWash

        Rectangle {
            width: 3
            height: parent.height
            color: editor.markedGrave ? Theme.stall : Theme.accent
        }
    }

    Item {
        id: gutter

        width: 38
        height: parent.height
        clip: true

        Text {
            width: parent.width - 10
            y: area.topPadding - flick.contentY
            text: source.numbers
            font: area.font
            lineHeightMode: Text.FixedHeight
            lineHeight: source.lineHeight
            horizontalAlignment: Text.AlignRight
            color: Theme.faint
            Accessible.ignored: true
        }
    }

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.leftMargin: gutter.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.AutoFlickIfNeeded
        ScrollBar.vertical: SlimScrollBar {}
        ScrollBar.horizontal: SlimScrollBar {}

        TextArea.flickable: TextArea {
            id: area

            objectName: "sourceArea"
            leftPadding: 4
            rightPadding: 12
            topPadding: 10
            bottomPadding: 10
            wrapMode: TextEdit.NoWrap
            textFormat: TextEdit.PlainText
            font.family: Theme.mono
            font.pixelSize: 12
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.onAccent
            selectByMouse: true
            persistentSelection: true
            background: null
            Accessible.name: qsTr("Source of the scenario")
            placeholderText: qsTr("A scenario is a text in YAML. The demos on the left show how it is written.")
            placeholderTextColor: Theme.faint

            function type(text: string) {
                if (selectedText.length > 0)
                    remove(selectionStart, selectionEnd);
                insert(cursorPosition, text);
            }

            onTextChanged: {
                if (!editor.loading)
                    editor.session.text = text;
            }
            Keys.onTabPressed: type("  ")
            Keys.onReturnPressed: type("\n" + source.indentation(cursorPosition))
            Keys.onEnterPressed: type("\n" + source.indentation(cursorPosition))
            Keys.onEscapePressed: editor.escaped()
        }
    }
}
