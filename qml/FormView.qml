pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The scenario as cards. Whatever is done here is done to the text; the editor of that has the steps to undo.
FocusScope {
    id: view

    required property Session session
    required property Finder finder
    required property CommandGroup commands // those with keys of an editor are about the current card
    property int markedLine: 0
    property bool canUndo: false
    property bool canRedo: false
    readonly property FormModel form: cards
    property alias shown: cards.shown
    readonly property int indentation: 14 ///< of a level
    readonly property var ownKeys: [Qt.Key_Up, Qt.Key_Down, Qt.Key_Home, Qt.Key_End, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Menu, Qt.Key_Escape]
    property int dragged: -1
    property point held // where the hand with the dragged card is, in the list
    property real heldLeft: 0 // how far in the card's left edge would be
    property int gap: -1
    property int gapLevel: -1
    readonly property int edge: 36 // of the list: a card that is held there scrolls it, the faster the farther out
    readonly property real pull: dragged < 0 ? 0 : Math.min(0, held.y - edge) + Math.max(0, held.y - list.height + edge)
    signal escaped
    signal undoWanted
    signal redoWanted
    signal sourceRequested(line: int)

    function takeFocus() {
        hand.forceActiveFocus();
    }
    function showLine(line: int) {
        cards.current = cards.rowOfLine(line);
        list.positionViewAtIndex(cards.current, ListView.Contain);
    }
    function openPalette(row: int) {
        cards.current = row;
        if (cards.takesStepAt(row))
            palette.openFor(row);
    }
    function undo() {
        undoWanted();
    }
    function redo() {
        redoWanted();
    }
    // Why something cannot be done to the current card; empty if it can.
    function obstacle(action: int): string {
        return visible ? cards.obstacles[action] : qsTr("the form is not shown");
    }
    function act(action: int) {
        if (action === FormModel.AddStep)
            openPalette(cards.current);
        else
            cards.act(action);
    }
    function openMenu(card: FormCard, byKeys: bool) {
        cards.current = card.index;
        if (card.addable.length === 0 && !cards.obstacles.includes(""))
            return;
        menu.card = card;
        if (byKeys)
            menu.popup(card, card.inset + 18, 30);
        else
            menu.popup();
    }
    function leaveOff() {
        cancelDrag();
        menu.close();
        palette.close();
    }
    function beginDrag(row: int) {
        cards.current = row;
        dragged = row;
        takeFocus(); // Esc lets go of it
    }
    function drag(place: point, left: real) {
        if (dragged < 0)
            return;
        held = place;
        heldLeft = left;
        aim();
    }
    function aim() {
        const y = held.y + list.contentY;
        const over = list.itemAtIndex(list.indexAt(4, y)) as FormCard;
        if (!over)
            return;
        gap = y > over.y + over.height / 2 ? over.index + 1 : over.index;
        gapLevel = cards.dropLevel(dragged, gap, heldLeft / indentation);
    }
    function endDrag() {
        const [row, place, level] = [dragged, gap, gapLevel];
        cancelDrag();
        if (row >= 0 && level >= 0)
            cards.drop(row, place, level);
    }
    function cancelDrag() {
        dragged = -1;
        gap = -1;
        gapLevel = -1;
    }
    function press(event: var) {
        event.accepted = true;
        if (event.matches(StandardKey.Undo) || event.matches(StandardKey.Redo))
            return event.matches(StandardKey.Undo) ? undoWanted() : redoWanted();
        const command = commandFor(event);
        if (command && command.enabled)
            command.trigger();
        else if (command)
            cards.refuse(command.reason);
        else if (hand.activeFocus)
            walk(event);
        else
            event.accepted = false;
    }
    function walk(event: var) {
        const row = cards.current;
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
            (list.itemAtIndex(row) as FormCard)?.focusField();
            break;
        case Qt.Key_Menu:
            if (list.itemAtIndex(row))
                openMenu(list.itemAtIndex(row) as FormCard, true);
            break;
        case Qt.Key_Up:
            cards.current = Math.max(0, row - 1);
            break;
        case Qt.Key_Down:
            cards.current = row + 1;
            break;
        case Qt.Key_Home:
            cards.current = 0;
            break;
        case Qt.Key_End:
            cards.current = cards.count - 1;
            break;
        default:
            event.accepted = false;
        }
    }
    // Keys without Ctrl or Alt are the field's, where one has the focus.
    function commandFor(event: var): Command {
        const isFree = hand.activeFocus || event.modifiers & (Qt.ControlModifier | Qt.AltModifier);
        return isFree ? commands.forEditor(event.key, event.modifiers) : null;
    }
    function claims(event: var): bool {
        if (commandFor(event) || hand.activeFocus && ownKeys.includes(event.key))
            return true;
        return event.matches(StandardKey.Undo) || event.matches(StandardKey.Redo);
    }

    Keys.onShortcutOverride: event => event.accepted = view.claims(event)
    Keys.onPressed: event => view.press(event)
    Keys.onEscapePressed: {
        if (view.dragged >= 0)
            view.cancelDrag();
        else if (hand.activeFocus)
            view.escaped();
        else
            hand.forceActiveFocus();
    }

    FormModel {
        id: cards

        session: view.session
        active: view.visible
        markedLine: view.markedLine
        onUndoWanted: view.undoWanted()
        onRedoWanted: view.redoWanted()
        onCurrentCardChanged: {
            if (view.visible)
                view.finder.line = currentLine; // what the card has done is marked on the timeline
        }
        onMarkedChanged: {
            if (markedRow >= 0 && !view.activeFocus)
                list.positionViewAtIndex(markedRow, ListView.Contain);
        }
        onCurrentChanged: {
            if (current >= 0)
                list.positionViewAtIndex(current, ListView.Contain);
        }
        // What is under way is about a row that is another card's now.
        onRowsInserted: view.leaveOff()
        onRowsRemoved: view.leaveOff()
    }

    Item { // has the keys while they are about cards
        id: hand

        objectName: "formKeys"
        focus: true
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: cards.currentName.length > 0 ? cards.currentName : list.Accessible.name
    }

    Column {
        id: notices

        width: parent.width
        z: 2

        Rectangle {
            objectName: "formBroken"
            width: parent.width
            height: visible ? told.implicitHeight + 24 : 0
            visible: cards.broken
            color: Theme.stallWash

            Text {
                id: told

                x: 16
                y: 12
                width: parent.width - show.width - 40
                text: qsTr("The text cannot be shown as cards now. %1").arg(cards.brokenText)
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.text
                wrapMode: Text.Wrap
            }
            PushButton {
                id: show

                anchors.right: parent.right
                anchors.rightMargin: 6
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Source")
                onClicked: view.sourceRequested(cards.brokenLine)
            }
        }
        Text {
            objectName: "formRefusal"
            width: parent.width
            visible: cards.refusal.length > 0
            padding: 8
            leftPadding: 16
            text: cards.refusal
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.stall
            wrapMode: Text.Wrap
        }
    }

    ListView {
        id: list

        objectName: "formList"
        anchors.fill: parent
        anchors.topMargin: notices.height + 8
        anchors.leftMargin: 12
        anchors.rightMargin: 6
        clip: true
        enabled: !cards.broken
        opacity: enabled ? 1 : 0.5
        model: cards
        boundsBehavior: Flickable.StopAtBounds
        // The model knows better which card is current: a list's own wanders when rows come and go. But it keeps that
        // one when it scrolls out of view, and a card that is being dragged has to be kept.
        currentIndex: view.dragged
        highlightFollowsCurrentItem: false
        keyNavigationEnabled: false
        cacheBuffer: 0 // rows beside the visible ones would be under way when an edit takes them away
        reuseItems: false
        bottomMargin: 24
        interactive: view.dragged < 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("The scenario as cards")
        ScrollBar.vertical: SlimScrollBar {}

        delegate: FormCard {
            id: card

            width: ListView.view.width - 8 // the scroll bar has its place
            form: cards
            indentation: view.indentation
            listFocused: hand.activeFocus
            onChosen: {
                cards.current = index;
                view.takeFocus();
            }
            onMenuWanted: view.openMenu(card, false)
            onStepWanted: view.openPalette(index)
            onDragBegan: view.beginDrag(index)
            onDragged: (place, left) => view.drag(list.mapFromItem(card, place), left)
            onDragEnded: view.endDrag()
        }

        Rectangle { // where the dragged card would go
            parent: list.contentItem
            readonly property Item above: view.gap > 0 ? list.itemAtIndex(view.gap - 1) : null

            visible: view.dragged >= 0 && view.gapLevel >= 0 && above !== null
            x: view.gapLevel * view.indentation
            y: above ? above.y + above.height - 4 : 0
            z: 3
            width: list.width - x
            height: 3
            radius: 1.5
            color: Theme.accent
        }
    }

    Timer {
        interval: 16
        repeat: true
        running: view.pull !== 0
        onTriggered: {
            const isAtEnd = view.pull < 0 ? list.atYBeginning : list.atYEnd;
            if (isAtEnd)
                return;
            list.contentY += Math.max(-18, Math.min(18, view.pull / 2));
            list.returnToBounds();
            view.aim();
        }
    }

    StepPalettePopup {
        id: palette

        form: cards
        onChosen: (row, name) => {
            view.takeFocus();
            cards.insertStep(row, name);
        }
        onDismissed: view.takeFocus()
    }

    FormMenu {
        id: menu

        form: cards
        commands: view.commands
    }
}
