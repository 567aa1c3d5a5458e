import QtQml
import Loopscope

// What every text field can do, what can be done to the cards of the form, and searching. Where no text has the focus,
// undo goes back to the view before.
CommandGroup {
    id: group

    required property EditTarget target
    required property FormView form
    required property TimelineItem timeline
    required property Finder finder
    signal searchRequested
    signal settingsRequested

    readonly property alias find: findCommand
    readonly property alias findNext: findNextCommand
    readonly property alias findPrevious: findPreviousCommand

    title: qsTr("&Edit")

    component CardCommand: Command {
        required property FormView form
        required property int action
        readonly property string obstacle: form.obstacle(action)

        enabled: obstacle.length === 0
        reason: obstacle
        onTriggered: form.act(action)
    }

    Command {
        id: undoCommand

        text: qsTr("Undo")
        standardKey: "Undo"
        enabled: group.target.undoes ? group.target.canUndo : group.timeline.canGoBack
        reason: qsTr("nothing was changed")
        onTriggered: group.target.undoes ? group.target.undo() : group.timeline.back()
    }
    Command {
        text: qsTr("Redo")
        standardKey: "Redo"
        enabled: group.target.undoes ? group.target.canRedo : group.timeline.canGoForward
        reason: qsTr("nothing was undone")
        onTriggered: group.target.undoes ? group.target.redo() : group.timeline.forward()
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

    CardCommand {
        startsSection: true
        form: group.form
        action: FormModel.AddStep
        text: qsTr("Add a step to the form…")
        editorKeys: ["Ins", "+"]
    }
    CardCommand {
        form: group.form
        action: FormModel.Duplicate
        text: qsTr("Duplicate the step")
        editorKeys: ["Ctrl+D"]
    }
    CardCommand {
        form: group.form
        action: FormModel.Disable
        text: qsTr("Disable the step, or enable it again")
        editorKeys: ["Ctrl+/"]
    }
    CardCommand {
        form: group.form
        action: FormModel.MoveUp
        text: qsTr("Move the step up")
        editorKeys: ["Alt+Up"]
    }
    CardCommand {
        form: group.form
        action: FormModel.MoveDown
        text: qsTr("Move the step down")
        editorKeys: ["Alt+Down"]
    }
    CardCommand {
        form: group.form
        action: FormModel.MoveIn
        text: qsTr("Nest the step in the one above")
        editorKeys: ["Alt+Right"]
    }
    CardCommand {
        form: group.form
        action: FormModel.MoveOut
        text: qsTr("Take the step out of the one around it")
        editorKeys: ["Alt+Left"]
    }
    CardCommand {
        form: group.form
        action: FormModel.Delete
        text: qsTr("Delete the card")
        editorKeys: ["Del"]
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
