import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The scenario's text. It is the truth: whatever else changes a scenario changes this. What can be done here is listed in
// actions/SourceActions.qml, with its keys, which count while the text has the focus.
Item {
    id: editor

    required property Session session
    required property ProblemsModel problems
    required property Finder finder // of the timeline, which marks what the line at the caret has done
    required property CommandGroup commands
    property int markedLine: 0
    property bool markedGrave: false
    readonly property bool hasSelection: area.selectedText.length > 0
    readonly property bool canUndoText: area.canUndo // by whatever stands for it: see FormView
    readonly property bool canRedoText: area.canRedo
    readonly property bool hasKeys: area.activeFocus || helpCard.activeFocus
    readonly property int line: source.lineCount > 0 ? source.lineAt(area.cursorPosition) : 0
    signal escaped

    property bool loading: false
    property bool stale: false // what is here is another document's
    property bool typing: false // a letter of a word was typed: it may be completed

    clip: true

    function load() {
        if (!stale && area.text === session.text)
            return;
        stale = false;
        loading = true;
        source.load();
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
        if (hasKeys)
            bringIntoView(line);
        else if (markedLine > 0)
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

    function find(replacing: bool) {
        findBar.open(area.selectedText, area.selectionStart, replacing);
    }
    function findNext(step: int) {
        search.next(step);
    }
    function askForLine() {
        lineBar.open(line);
    }
    function editLines(action: int) {
        area.forceActiveFocus();
        source.editLines(action, area.selectionStart, area.selectionEnd);
    }
    function complete() {
        area.forceActiveFocus();
        bringIntoView(line);
        completion.propose(area.cursorPosition, false);
    }
    function explain() {
        area.forceActiveFocus();
        bringIntoView(line);
        card.showAt(area.cursorPosition);
        helpCard.asked = card.shown;
    }
    function showFixes() {
        bringIntoView(line);
        helpCard.asked = card.showProblemOf(line);
        if (helpCard.asked)
            helpCard.takeFocus();
    }
    // The card goes with its word until that is out of view; the pointer may be on another one by now.
    function followWord() {
        if (!card.shown)
            return;
        if (helpCard.place.y + helpCard.place.height < 0 || helpCard.place.y > page.height)
            card.hide();
        else
            helpCard.lookSoon();
    }
    // Of the line at the caret: the first of its spans, then one after the other.
    function showSpans(step: int) {
        area.forceActiveFocus();
        finder.line = line;
        finder.next(step);
    }

    function press(event: var) {
        typing = false;
        if (completionList.press(event) || dismiss(event))
            return;
        const command = commands.forEditor(event.key, event.modifiers);
        if (command) {
            command.trigger();
            event.accepted = true;
            return;
        }
        if (area.edit(event))
            return;
        const isLetter = /^[\w*]$/.test(event.text) && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier));
        typing = isLetter || (event.key === Qt.Key_Backspace && completion.count > 0);
    }
    function dismiss(event: var): bool {
        if (event.key !== Qt.Key_Escape)
            return false;
        event.accepted = true;
        if (card.shown)
            card.hide();
        else if (findBar.visible)
            findBar.close();
        else
            escaped();
        return true;
    }
    // After every change of text and caret, once.
    function follow() {
        if (typing)
            completion.propose(area.cursorPosition, true);
        else
            completion.close();
        typing = false;
    }

    Component.onCompleted: load()
    onHasKeysChanged: if (!hasKeys)
        card.hide()
    onMarkedLineChanged: if (!area.activeFocus)
        showMark()
    onHeightChanged: showMark()

    Binding {
        target: editor.finder
        property: "line"
        value: area.activeFocus ? editor.line : 0
    }
    Connections {
        target: editor.session
        function onLeaving() {
            editor.loading = true;
            source.keepHistory();
            editor.loading = false;
            editor.stale = true;
        }
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
        needle: findBar.visible ? search.text : ""
        matchCase: search.matchCase
        onSelectionWanted: (from, to) => area.select(from, to)
    }
    SourceFind {
        id: search

        session: editor.session
        onFound: (from, to) => {
            area.select(from, to);
            editor.bringIntoView(source.lineAt(from));
        }
    }
    SourceCompletion {
        id: completion

        session: editor.session
        onAccepted: (from, to) => area.select(from, to)
    }
    Timer {
        id: changes

        interval: 0
        onTriggered: editor.follow()
    }
    Timer { // where everything has its place again
        id: scrolled

        interval: 0
        onTriggered: editor.followWord()
    }
    SourceCard {
        id: card

        session: editor.session
    }

    Column {
        id: bars

        width: parent.width
        z: 1

        SourceFindBar {
            id: findBar

            width: parent.width
            search: search
            onClosed: area.forceActiveFocus()
        }
        SourceLineBar {
            id: lineBar

            width: parent.width
            lineCount: source.lineCount
            onChosen: line => editor.goTo(line)
            onClosed: area.forceActiveFocus()
        }
    }

    Item {
        id: page

        // Wherever the text is scrolled to.
        function placeOf(position: int): rect {
            const letter = area.positionToRectangle(position);
            return Qt.rect(gutter.width + letter.x - flick.contentX, letter.y - flick.contentY, letter.width, letter.height);
        }

        anchors.fill: parent
        anchors.topMargin: bars.height
        clip: true

        Rectangle {
            visible: area.activeFocus && !editor.hasSelection
            width: parent.width
            height: source.lineHeight
            y: area.topPadding + (editor.line - 1) * source.lineHeight - flick.contentY
            color: Theme.hover
        }
        Rectangle {
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

        SourceGutter {
            id: gutter

            height: parent.height
            session: editor.session
            problems: editor.problems
            source: source
            lineCount: source.lineCount
            lineHeight: source.lineHeight
            origin: area.topPadding - flick.contentY
            font: area.font
            onFixesRequested: line => {
                editor.goTo(line);
                editor.showFixes();
            }
            onSpansRequested: line => {
                editor.goTo(line);
                editor.showSpans(1);
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
            onContentYChanged: scrolled.restart()

            TextArea.flickable: SourceArea {
                id: area

                source: source
                line: editor.line

                // Colours change the text for Qt, but not for anybody else.
                onTextChanged: {
                    if (editor.loading || text === editor.session.text)
                        return;
                    editor.session.text = text;
                    changes.restart();
                }
                onCursorPositionChanged: {
                    card.hide();
                    changes.restart();
                }
                onContentHeightChanged: source.measure()
                onActiveFocusChanged: if (!activeFocus)
                    completion.close()
                Keys.onShortcutOverride: event => event.accepted = completionList.wants(event) || editor.commands.forEditor(event.key, event.modifiers) !== null
                Keys.onPressed: event => editor.press(event)

                // Takes no click: only tells where the pointer is.
                MouseArea {
                    id: pointer

                    anchors.fill: parent
                    acceptedButtons: Qt.NoButton
                    hoverEnabled: true
                    cursorShape: Qt.IBeamCursor
                    onPositionChanged: helpCard.lookSoon()
                    onContainsMouseChanged: helpCard.lookSoon()
                }
            }
        }

        FocusRing {
            shown: area.activeFocus && (area.focusReason === Qt.TabFocusReason || area.focusReason === Qt.BacktabFocusReason)
        }
        SourceCompletionList {
            id: completionList

            completion: completion
            place: completion.count > 0 ? page.placeOf(completion.from) : Qt.rect(0, 0, 0, 0)
        }
        SourceHelpCard {
            id: helpCard

            card: card
            place: card.shown ? page.placeOf(card.position) : Qt.rect(0, 0, 0, 0)
            pointing: pointer.containsMouse && !completionList.visible
            onLooked: {
                const position = area.positionAt(pointer.mouseX, pointer.mouseY);
                const letter = area.positionToRectangle(position);
                const isOnText = Math.abs(pointer.mouseX - letter.x) < source.lineHeight && pointer.mouseY <= letter.y + source.lineHeight;
                if (pointing && isOnText)
                    card.showAt(position);
                else
                    card.hide();
            }
            onDone: area.forceActiveFocus()
        }
    }
}
