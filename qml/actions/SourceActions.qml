import QtQml
import Loopscope

// What can be done in the source, with its keys, which count while the source has the focus.
CommandGroup {
    id: group

    required property SourceEditor editor

    readonly property string unseen: qsTr("the source is not shown")

    title: qsTr("&Source")

    Command {
        text: qsTr("Complete what is being typed")
        editorKeys: ["Ctrl+Space"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.complete()
    }
    Command {
        text: qsTr("Fix the problem in this line")
        editorKeys: ["Ctrl+.", "Alt+Return"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.showFixes()
    }
    Command {
        text: qsTr("Explain the word at the caret")
        editorKeys: ["Shift+F1"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.explain()
    }
    Command {
        startsSection: true
        text: qsTr("Show what this line has done, one span after the other")
        editorKeys: ["Ctrl+Return"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.showSpans(1)
    }
    Command {
        text: qsTr("The span of this line before")
        editorKeys: ["Ctrl+Shift+Return"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.showSpans(-1)
    }
    Command {
        startsSection: true
        text: qsTr("Find in the source")
        editorKeys: ["Ctrl+F"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.find(false)
    }
    Command {
        text: qsTr("Find and replace in the source")
        editorKeys: ["Ctrl+H"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.find(true)
    }
    Command {
        text: qsTr("Next match in the source")
        editorKeys: ["F3"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.findNext(1)
    }
    Command {
        text: qsTr("Match before in the source")
        editorKeys: ["Shift+F3"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.findNext(-1)
    }
    Command {
        text: qsTr("Go to a line")
        editorKeys: ["Ctrl+G"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.askForLine()
    }
    Command {
        startsSection: true
        text: qsTr("Comment lines out, or in again")
        editorKeys: ["Ctrl+/"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.editLines(SourceText.Comment)
    }
    Command {
        text: qsTr("Indent lines")
        editorKeys: ["Ctrl+]"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.editLines(SourceText.Indent)
    }
    Command {
        text: qsTr("Unindent lines")
        editorKeys: ["Ctrl+["]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.editLines(SourceText.Unindent)
    }
    Command {
        text: qsTr("Move lines up")
        editorKeys: ["Alt+Up"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.editLines(SourceText.MoveUp)
    }
    Command {
        text: qsTr("Move lines down")
        editorKeys: ["Alt+Down"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.editLines(SourceText.MoveDown)
    }
    Command {
        text: qsTr("Duplicate lines")
        editorKeys: ["Ctrl+D"]
        enabled: group.editor.visible
        reason: group.unseen
        onTriggered: group.editor.editLines(SourceText.Duplicate)
    }
    Command {
        startsSection: true
        text: qsTr("Larger letters in the source")
        editorKeys: ["Ctrl++", "Ctrl+="]
        onTriggered: Preferences.sourceSize += 1
    }
    Command {
        text: qsTr("Smaller letters in the source")
        editorKeys: ["Ctrl+-"]
        onTriggered: Preferences.sourceSize -= 1
    }
    Command {
        text: qsTr("Letters of the usual size in the source")
        editorKeys: ["Ctrl+0"]
        onTriggered: Preferences.sourceSize = Preferences.usualSourceSize
    }
}
