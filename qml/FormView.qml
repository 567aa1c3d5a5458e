pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The scenario as cards. Whatever is done here is done to the text; the editor of that has the steps to undo.
FocusScope {
    id: view

    required property Session session
    required property Finder finder
    property int markedLine: 0
    readonly property FormModel form: cards
    property alias shown: cards.shown
    readonly property int indentation: 14 ///< of a level
    readonly property var ownKeys: [Qt.Key_Up, Qt.Key_Down, Qt.Key_Home, Qt.Key_End, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Insert, Qt.Key_Plus, Qt.Key_Delete, Qt.Key_Escape]
    property int dragged: -1
    property int gap: -1
    property int gapLevel: -1
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
    function openMenu(card: FormCard) {
        cards.current = card.index;
        if (!card.removable && card.addable.length === 0)
            return;
        menu.card = card;
        menu.popup();
    }
    function beginDrag(row: int) {
        cards.current = row;
        dragged = row;
    }
    function drag(y: real, x: real) {
        const over = list.itemAtIndex(list.indexAt(4, y)) as FormCard;
        if (!over)
            return;
        gap = y > over.y + over.height / 2 ? over.index + 1 : over.index;
        gapLevel = cards.dropLevel(dragged, gap, x / indentation);
    }
    function endDrag() {
        if (dragged >= 0 && gapLevel >= 0)
            cards.drop(dragged, gap, gapLevel);
        dragged = -1;
        gap = -1;
        gapLevel = -1;
    }
    function act(event: var) {
        const row = cards.current;
        const alt = event.modifiers === Qt.AltModifier;
        const ctrl = event.modifiers === Qt.ControlModifier;
        event.accepted = true;
        if (event.matches(StandardKey.Undo))
            undoWanted();
        else if (event.matches(StandardKey.Redo))
            redoWanted();
        else if (alt && event.key === Qt.Key_Up)
            cards.move(row, FormModel.Up);
        else if (alt && event.key === Qt.Key_Down)
            cards.move(row, FormModel.Down);
        else if (alt && event.key === Qt.Key_Left)
            cards.move(row, FormModel.Out);
        else if (alt && event.key === Qt.Key_Right)
            cards.move(row, FormModel.In);
        else if (ctrl && event.key === Qt.Key_D)
            cards.duplicate(row);
        else if (ctrl && event.key === Qt.Key_Slash)
            toggle(row);
        else if (!onCards())
            event.accepted = false;
        else if (event.key === Qt.Key_Delete)
            cards.remove(row);
        else if (event.key === Qt.Key_Insert || event.key === Qt.Key_Plus)
            openPalette(row);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            (list.itemAtIndex(row) as FormCard)?.focusField();
        else if (event.key === Qt.Key_Up)
            cards.current = Math.max(0, row - 1);
        else if (event.key === Qt.Key_Down)
            cards.current = row + 1;
        else if (event.key === Qt.Key_Home)
            cards.current = 0;
        else if (event.key === Qt.Key_End)
            cards.current = cards.count - 1;
        else
            event.accepted = false;
    }
    function onCards(): bool {
        return hand.activeFocus;
    }
    function toggle(row: int) {
        const card = list.itemAtIndex(row) as FormCard;
        if (card)
            cards.setEnabled(row, card.isDisabled);
    }
    function claims(event: var): bool {
        const alt = event.modifiers === Qt.AltModifier;
        const isArrow = event.key === Qt.Key_Up || event.key === Qt.Key_Down || event.key === Qt.Key_Left || event.key === Qt.Key_Right;
        const ctrl = event.modifiers === Qt.ControlModifier;
        return event.matches(StandardKey.Undo) || event.matches(StandardKey.Redo) || alt && isArrow || ctrl && (event.key === Qt.Key_D || event.key === Qt.Key_Slash) || onCards() && ownKeys.includes(event.key);
    }

    Keys.onShortcutOverride: event => event.accepted = view.claims(event)
    Keys.onPressed: event => view.act(event)
    Keys.onEscapePressed: {
        if (hand.activeFocus)
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
        onCurrentLineChanged: {
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
    }

    Item { // has the keys while they are about cards
        id: hand

        objectName: "formKeys"
        focus: true
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: list.Accessible.name
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
        currentIndex: -1 // the model knows better: a list's own wanders when rows come and go
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
            onMenuWanted: view.openMenu(card)
            onStepWanted: view.openPalette(index)
            onDragBegan: view.beginDrag(index)
            onDragged: (place, x) => view.drag(card.y + place.y, x)
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
        onAddRequested: view.openPalette(cards.current)
    }
}
