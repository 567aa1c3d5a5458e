import QtQml
import Loopscope

// How the lanes are arranged.
CommandGroup {
    id: group

    required property Session session
    required property TimelineItem timeline
    required property NotesModel notes
    signal lanesRequested

    title: qsTr("&Lanes")

    Command {
        text: qsTr("Filter and sort the lanes")
        keys: ["Ctrl+Shift+F"]
        onTriggered: group.lanesRequested()
    }

    Command {
        startsSection: true
        text: qsTr("Fold or unfold the lane")
        timelineKeys: ["Return", "Enter"]
        enabled: group.session.selection.active && group.notes.chosen < 0
        reason: qsTr("nothing is selected")
        onTriggered: group.timeline.toggleFold()
    }
    Command {
        text: qsTr("Fold or unfold all lanes")
        timelineKeys: ["Shift+Return", "Shift+Enter"]
        onTriggered: group.timeline.toggleAllFolds()
    }
    Command {
        text: qsTr("Pin the lane, or let it go")
        timelineKeys: ["P"]
        enabled: group.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: group.timeline.togglePin()
    }

    Command {
        startsSection: true
        text: qsTr("Higher lanes")
        timelineKeys: ["+", "="]
        onTriggered: group.timeline.resizeLanes(1.2)
    }
    Command {
        text: qsTr("Lower lanes")
        timelineKeys: ["-"]
        onTriggered: group.timeline.resizeLanes(1 / 1.2)
    }
    Command {
        text: qsTr("Lanes as high as there is room")
        timelineKeys: ["0"]
        onTriggered: group.timeline.resizeLanes(0)
    }
}
