import QtQml
import Loopscope

// What every text field can do, and searching. Where no text has the focus, undo goes back to the view before.
CommandGroup {
    id: group

    required property EditTarget target
    required property TimelineItem timeline
    required property Finder finder
    signal searchRequested
    signal settingsRequested

    readonly property alias find: findCommand
    readonly property alias findNext: findNextCommand
    readonly property alias findPrevious: findPreviousCommand

    title: qsTr("&Edit")

    Command {
        id: undoCommand

        text: qsTr("Undo")
        standardKey: "Undo"
        enabled: group.target.active ? group.target.canUndo : group.timeline.canGoBack
        reason: qsTr("nothing was changed")
        onTriggered: group.target.active ? group.target.undo() : group.timeline.back()
    }
    Command {
        text: qsTr("Redo")
        standardKey: "Redo"
        enabled: group.target.active ? group.target.canRedo : group.timeline.canGoForward
        reason: qsTr("nothing was undone")
        onTriggered: group.target.active ? group.target.redo() : group.timeline.forward()
    }

    Command {
        startsSection: true
        text: qsTr("Cut")
        standardKey: "Cut"
        enabled: group.target.canCut
        reason: group.target.active ? qsTr("no text is selected") : qsTr("no text has the focus")
        onTriggered: group.target.cut()
    }
    Command {
        text: qsTr("Copy")
        standardKey: "Copy"
        enabled: group.target.canCopy
        reason: group.target.active ? qsTr("no text is selected") : qsTr("no text has the focus")
        onTriggered: group.target.copy()
    }
    Command {
        text: qsTr("Paste")
        standardKey: "Paste"
        enabled: group.target.canPaste
        reason: group.target.active ? qsTr("nothing was copied") : qsTr("no text has the focus")
        onTriggered: group.target.paste()
    }
    Command {
        text: qsTr("Select all")
        standardKey: "SelectAll"
        enabled: group.target.active
        reason: qsTr("no text has the focus")
        onTriggered: group.target.selectAll()
    }

    Command {
        id: findCommand

        startsSection: true
        text: qsTr("Search tasks and what they wait for")
        standardKey: "Find"
        timelineKeys: ["/"]
        onTriggered: group.searchRequested()
    }
    Command {
        id: findNextCommand

        text: qsTr("Next match")
        standardKey: "FindNext"
        enabled: group.finder.text.length > 0
        reason: qsTr("nothing is searched for")
        onTriggered: group.finder.next(1)
    }
    Command {
        id: findPreviousCommand

        text: qsTr("Match before")
        standardKey: "FindPrevious"
        enabled: group.finder.text.length > 0
        reason: qsTr("nothing is searched for")
        onTriggered: group.finder.next(-1)
    }

    Command {
        startsSection: true
        text: qsTr("Settings")
        keys: ["Ctrl+,"]
        onTriggered: group.settingsRequested()
    }
}
