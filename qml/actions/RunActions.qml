import QtQml
import Loopscope

// What the scenario does.
CommandGroup {
    id: group

    required property Session session
    signal whatIfRequested

    readonly property alias run: runCommand
    readonly property alias live: liveCommand
    readonly property alias whatIf: whatIfCommand

    title: qsTr("&Run")

    Command {
        id: runCommand

        text: group.session.running ? qsTr("Stop the run") : qsTr("Run the scenario")
        enabled: !group.session.foreign
        reason: qsTr("a trace has no scenario that could run")
        keys: ["Ctrl+R", "F5"]
        timelineKeys: ["Space"]
        onTriggered: group.session.runOrStop()
    }
    Command {
        id: liveCommand

        text: qsTr("Run every edit at once, on the virtual clock")
        keys: ["Ctrl+Shift+L"]
        checked: Preferences.livePreview
        onTriggered: Preferences.livePreview = !Preferences.livePreview
    }
    Command {
        id: whatIfCommand

        text: qsTr("What if: vary a number and compare the runs")
        enabled: !group.session.foreign
        reason: qsTr("a trace has no scenario that could run")
        keys: ["Ctrl+I"]
        onTriggered: group.whatIfRequested()
    }
}
