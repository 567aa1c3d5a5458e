import QtQml
import Loopscope

// Notes, and what is measured.
CommandGroup {
    id: group

    required property Session session
    required property TimelineItem timeline
    required property NotesModel notes

    title: qsTr("&Mark")

    Command {
        text: qsTr("Note at the pointer or the selection")
        timelineKeys: ["M"]
        onTriggered: group.timeline.mark()
    }
    Command {
        text: qsTr("Next note")
        timelineKeys: ["N"]
        enabled: group.notes.count > 0
        reason: qsTr("there is no note yet")
        onTriggered: group.timeline.goToNote(1)
    }
    Command {
        text: qsTr("Note before")
        timelineKeys: ["Shift+N"]
        enabled: group.notes.count > 0
        reason: qsTr("there is no note yet")
        onTriggered: group.timeline.goToNote(-1)
    }
    Command {
        text: qsTr("Edit the note")
        timelineKeys: ["Return", "Enter"]
        enabled: group.notes.chosen >= 0
        reason: qsTr("no note is chosen")
        onTriggered: group.notes.editChosen()
    }
    Command {
        text: qsTr("Delete the note")
        timelineKeys: ["Del"]
        enabled: group.notes.chosen >= 0
        reason: qsTr("no note is chosen")
        onTriggered: group.notes.removeChosen()
    }

    Command {
        startsSection: true
        text: qsTr("Measure the selection")
        timelineKeys: ["T"]
        enabled: group.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: group.timeline.measureSelection()
    }
    Command {
        text: qsTr("Clear selection and measure")
        timelineKeys: ["Esc"]
        enabled: !group.session.opening && !group.session.saving
        reason: qsTr("Esc cancels what is being opened or saved")
        onTriggered: group.timeline.clearMarks()
    }

    Command {
        startsSection: true
        text: qsTr("Drag to measure, Shift+drag to move")
        checked: Preferences.dragMeasures
        onTriggered: Preferences.dragMeasures = !Preferences.dragMeasures
    }
}
