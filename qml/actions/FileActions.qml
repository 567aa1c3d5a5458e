import QtQml
import Loopscope

// Documents, and what leaves the program.
CommandGroup {
    id: group

    required property Session session
    signal newRequested
    signal openRequested
    signal saveRequested
    signal saveAsRequested
    signal saveRunRequested
    signal compareRequested
    signal exportRequested
    signal closeRequested

    readonly property alias open: openCommand
    readonly property alias save: saveCommand
    readonly property alias exportPicture: exportCommand

    title: qsTr("&File")

    Command {
        text: qsTr("New scenario")
        standardKey: "New"
        onTriggered: group.newRequested()
    }
    Command {
        id: openCommand

        text: qsTr("Open a file")
        standardKey: "Open"
        onTriggered: group.openRequested()
    }

    Command {
        id: saveCommand

        startsSection: true
        text: qsTr("Save the scenario")
        standardKey: "Save"
        enabled: !group.session.foreign
        reason: qsTr("a trace has no scenario")
        onTriggered: group.saveRequested()
    }
    Command {
        text: qsTr("Save under another name")
        keys: ["Ctrl+Shift+S"]
        enabled: !group.session.foreign
        reason: qsTr("a trace has no scenario")
        onTriggered: group.saveAsRequested()
    }
    Command {
        text: qsTr("Go back to what is saved")
        enabled: group.session.canRevert
        reason: group.session.dirty ? qsTr("it is saved nowhere") : qsTr("nothing has changed since")
        onTriggered: group.session.revert()
    }
    Command {
        text: qsTr("Compare with the changed file")
        enabled: group.session.conflict
        reason: qsTr("no other program has changed it")
        onTriggered: group.compareRequested()
    }

    Command {
        startsSection: true
        text: qsTr("Save the run or its trace")
        keys: ["Ctrl+Shift+E"]
        enabled: !group.session.running && !group.session.saving
        reason: group.session.running ? qsTr("it is still running") : qsTr("%1 is still being saved").arg(group.session.savingName)
        onTriggered: group.saveRunRequested()
    }
    Command {
        id: exportCommand

        text: qsTr("Export the picture")
        keys: ["Ctrl+E"]
        onTriggered: group.exportRequested()
    }

    Command {
        startsSection: true
        text: qsTr("Open at the next start what is open now")
        checked: Preferences.reopensLast
        onTriggered: Preferences.reopensLast = !Preferences.reopensLast
    }
    Command {
        text: qsTr("Quit")
        keys: ["Ctrl+Q"]
        onTriggered: group.closeRequested()
    }
}
