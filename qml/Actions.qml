import QtQml
import Loopscope

// Everything that can be done in the window, with its keys. Buttons, shortcuts, the palette and the overlay of keys all
// take it from here. Keys that a text field needs for itself are timelineKeys.
CommandList {
    id: actions

    required property Session session
    required property TimelineItem timeline
    required property Finder finder
    required property NotesModel notes

    signal searchRequested
    signal lanesRequested
    signal exportRequested
    signal openRequested
    signal saveRequested
    signal saveAsRequested
    signal saveRunRequested
    signal libraryRequested
    signal keysRequested
    signal paletteRequested
    signal regionRequested(int step)
    signal closeRequested

    readonly property string looking: qsTr("Look around")
    readonly property string walking: qsTr("Go from span to span")
    readonly property string lanes: qsTr("Arrange lanes")
    readonly property string marking: qsTr("Mark and measure")
    readonly property string running: qsTr("Scenario")
    readonly property string arranging: qsTr("Window")

    readonly property alias run: runCommand
    readonly property alias live: liveCommand
    readonly property alias follow: followCommand
    readonly property alias fit: fitCommand
    readonly property alias back: backCommand
    readonly property alias forward: forwardCommand
    readonly property alias find: findCommand
    readonly property alias findNext: findNextCommand
    readonly property alias findPrevious: findPreviousCommand
    readonly property alias open: openCommand
    readonly property alias save: saveCommand
    readonly property alias colours: coloursCommand
    readonly property alias exportPicture: exportCommand
    readonly property alias palette: paletteCommand
    readonly property alias keys: keysCommand

    Command {
        text: qsTr("Zoom in")
        group: actions.looking
        timelineKeys: ["W"]
        keys: ["Ctrl+=", "Ctrl++"]
        onTriggered: actions.timeline.zoom(1.5)
    }
    Command {
        text: qsTr("Zoom out")
        group: actions.looking
        timelineKeys: ["S"]
        keys: ["Ctrl+-"]
        onTriggered: actions.timeline.zoom(1 / 1.5)
    }
    Command {
        text: qsTr("Earlier")
        group: actions.looking
        timelineKeys: ["A"]
        onTriggered: actions.timeline.pan(-0.15)
    }
    Command {
        text: qsTr("Later")
        group: actions.looking
        timelineKeys: ["D"]
        onTriggered: actions.timeline.pan(0.15)
    }
    Command {
        text: qsTr("Lanes further up")
        group: actions.looking
        timelineKeys: ["PgUp"]
        onTriggered: actions.timeline.scrollLanes(-0.8)
    }
    Command {
        text: qsTr("Lanes further down")
        group: actions.looking
        timelineKeys: ["PgDown"]
        onTriggered: actions.timeline.scrollLanes(0.8)
    }
    Command {
        id: fitCommand

        text: qsTr("Fit the selection, again the run")
        group: actions.looking
        timelineKeys: ["F"]
        onTriggered: actions.timeline.fit()
    }
    Command {
        id: followCommand

        text: qsTr("Follow the present")
        group: actions.looking
        timelineKeys: ["L"]
        checked: actions.timeline.follow
        onTriggered: actions.timeline.follow = !actions.timeline.follow
    }
    Command {
        id: backCommand

        text: qsTr("Back to the view before")
        group: actions.looking
        keys: ["Alt+Left"]
        timelineKeys: ["Ctrl+Z"]
        enabled: actions.timeline.canGoBack
        reason: qsTr("this is the first view")
        onTriggered: actions.timeline.back()
    }
    Command {
        id: forwardCommand

        text: qsTr("Forward again")
        group: actions.looking
        keys: ["Alt+Right"]
        timelineKeys: ["Ctrl+Shift+Z"]
        enabled: actions.timeline.canGoForward
        reason: qsTr("this is the last view")
        onTriggered: actions.timeline.forward()
    }

    Command {
        text: qsTr("Span before")
        group: actions.walking
        timelineKeys: [",", "Left"]
        onTriggered: actions.timeline.walk(TimelineItem.Previous)
    }
    Command {
        text: qsTr("Span after")
        group: actions.walking
        timelineKeys: [".", "Right"]
        onTriggered: actions.timeline.walk(TimelineItem.Next)
    }
    Command {
        text: qsTr("Lane above")
        group: actions.walking
        timelineKeys: ["Up"]
        onTriggered: actions.timeline.walk(TimelineItem.Above)
    }
    Command {
        text: qsTr("Lane below")
        group: actions.walking
        timelineKeys: ["Down"]
        onTriggered: actions.timeline.walk(TimelineItem.Below)
    }
    Command {
        text: qsTr("What caused it")
        group: actions.walking
        timelineKeys: ["["]
        enabled: actions.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: actions.session.towardsCause()
    }
    Command {
        text: qsTr("What it set going")
        group: actions.walking
        timelineKeys: ["]"]
        enabled: actions.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: actions.session.towardsEffect()
    }
    Command {
        text: qsTr("Another effect of the same cause")
        group: actions.walking
        timelineKeys: ["}", "Shift+]"]
        enabled: actions.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: actions.session.towardsOtherEffect(1)
    }
    Command {
        text: qsTr("The effect before")
        group: actions.walking
        timelineKeys: ["{", "Shift+["]
        enabled: actions.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: actions.session.towardsOtherEffect(-1)
    }
    Command {
        id: findCommand

        text: qsTr("Search tasks and what they wait for")
        group: actions.walking
        keys: ["Ctrl+F"]
        timelineKeys: ["/"]
        onTriggered: actions.searchRequested()
    }
    Command {
        id: findNextCommand

        text: qsTr("Next match")
        group: actions.walking
        keys: ["F3"]
        enabled: actions.finder.text.length > 0
        reason: qsTr("nothing is searched for")
        onTriggered: actions.finder.next(1)
    }
    Command {
        id: findPreviousCommand

        text: qsTr("Match before")
        group: actions.walking
        keys: ["Shift+F3"]
        enabled: actions.finder.text.length > 0
        reason: qsTr("nothing is searched for")
        onTriggered: actions.finder.next(-1)
    }

    Command {
        text: qsTr("Filter and sort the lanes")
        group: actions.lanes
        keys: ["Ctrl+Shift+F"]
        onTriggered: actions.lanesRequested()
    }
    Command {
        text: qsTr("Fold or unfold the lane")
        group: actions.lanes
        timelineKeys: ["Return", "Enter"]
        enabled: actions.session.selection.active && actions.notes.chosen < 0
        reason: qsTr("nothing is selected")
        onTriggered: actions.timeline.toggleFold()
    }
    Command {
        text: qsTr("Fold or unfold all lanes")
        group: actions.lanes
        timelineKeys: ["Shift+Return", "Shift+Enter"]
        onTriggered: actions.timeline.toggleAllFolds()
    }
    Command {
        text: qsTr("Pin the lane, or let it go")
        group: actions.lanes
        timelineKeys: ["P"]
        enabled: actions.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: actions.timeline.togglePin()
    }
    Command {
        text: qsTr("Higher lanes")
        group: actions.lanes
        timelineKeys: ["+", "="]
        onTriggered: actions.timeline.resizeLanes(1.2)
    }
    Command {
        text: qsTr("Lower lanes")
        group: actions.lanes
        timelineKeys: ["-"]
        onTriggered: actions.timeline.resizeLanes(1 / 1.2)
    }
    Command {
        text: qsTr("Lanes as high as there is room")
        group: actions.lanes
        timelineKeys: ["0"]
        onTriggered: actions.timeline.resizeLanes(0)
    }

    Command {
        text: qsTr("Note at the pointer or the selection")
        group: actions.marking
        timelineKeys: ["M"]
        onTriggered: actions.timeline.mark()
    }
    Command {
        text: qsTr("Next note")
        group: actions.marking
        timelineKeys: ["N"]
        enabled: actions.notes.count > 0
        reason: qsTr("there is no note yet")
        onTriggered: actions.timeline.goToNote(1)
    }
    Command {
        text: qsTr("Note before")
        group: actions.marking
        timelineKeys: ["Shift+N"]
        enabled: actions.notes.count > 0
        reason: qsTr("there is no note yet")
        onTriggered: actions.timeline.goToNote(-1)
    }
    Command {
        text: qsTr("Edit the note")
        group: actions.marking
        timelineKeys: ["Return", "Enter"]
        enabled: actions.notes.chosen >= 0
        reason: qsTr("no note is chosen")
        onTriggered: actions.notes.editChosen()
    }
    Command {
        text: qsTr("Delete the note")
        group: actions.marking
        timelineKeys: ["Del"]
        enabled: actions.notes.chosen >= 0
        reason: qsTr("no note is chosen")
        onTriggered: actions.notes.removeChosen()
    }
    Command {
        text: qsTr("Measure the selection")
        group: actions.marking
        timelineKeys: ["T"]
        enabled: actions.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: actions.timeline.measureSelection()
    }
    Command {
        text: qsTr("Clear selection and measure")
        group: actions.marking
        timelineKeys: ["Esc"]
        onTriggered: actions.timeline.clearMarks()
    }

    Command {
        id: runCommand

        text: actions.session.running ? qsTr("Stop the run") : qsTr("Run the scenario")
        group: actions.running
        enabled: !actions.session.foreign
        reason: qsTr("a trace has no scenario that could run")
        keys: ["Ctrl+R", "F5"]
        timelineKeys: ["Space"]
        onTriggered: actions.session.runOrStop()
    }
    Command {
        id: liveCommand

        text: qsTr("Run every edit at once, on the virtual clock")
        group: actions.running
        keys: ["Ctrl+Shift+L"]
        checked: Preferences.livePreview
        onTriggered: Preferences.livePreview = !Preferences.livePreview
    }
    Command {
        id: openCommand

        text: qsTr("Open a file")
        group: actions.running
        keys: ["Ctrl+O"]
        onTriggered: actions.openRequested()
    }
    Command {
        id: saveCommand

        text: qsTr("Save the scenario")
        group: actions.running
        keys: ["Ctrl+S"]
        onTriggered: actions.saveRequested()
    }
    Command {
        text: qsTr("Save under another name")
        group: actions.running
        keys: ["Ctrl+Shift+S"]
        onTriggered: actions.saveAsRequested()
    }
    Command {
        id: exportCommand

        text: qsTr("Export the picture")
        group: actions.running
        keys: ["Ctrl+E"]
        onTriggered: actions.exportRequested()
    }
    Command {
        text: qsTr("Save the run or its trace")
        group: actions.running
        keys: ["Ctrl+Shift+E"]
        enabled: !actions.session.running
        reason: qsTr("it is still running")
        onTriggered: actions.saveRunRequested()
    }
    Command {
        text: qsTr("Search the library")
        group: actions.running
        keys: ["Ctrl+L"]
        onTriggered: actions.libraryRequested()
    }

    Command {
        id: paletteCommand

        text: qsTr("All actions, lanes, notes and findings")
        group: actions.arranging
        keys: ["Ctrl+K", "Ctrl+Shift+P"]
        onTriggered: actions.paletteRequested()
    }
    Command {
        id: keysCommand

        text: qsTr("Show the keys")
        group: actions.arranging
        keys: ["F1"]
        timelineKeys: ["?"]
        onTriggered: actions.keysRequested()
    }
    Command {
        text: qsTr("Next part of the window")
        group: actions.arranging
        keys: ["F6"]
        onTriggered: actions.regionRequested(1)
    }
    Command {
        text: qsTr("Part of the window before")
        group: actions.arranging
        keys: ["Shift+F6"]
        onTriggered: actions.regionRequested(-1)
    }
    Command {
        id: coloursCommand

        text: qsTr("Change colours: as the system, dark, light, high contrast")
        group: actions.arranging
        onTriggered: Theme.nextMode()
    }
    Command {
        text: qsTr("Reduce motion")
        group: actions.arranging
        checked: Preferences.reducedMotion
        onTriggered: Preferences.reducedMotion = !Preferences.reducedMotion
    }
    Command {
        text: qsTr("Drag to measure, Shift+drag to move")
        group: actions.arranging
        checked: Preferences.dragMeasures
        onTriggered: Preferences.dragMeasures = !Preferences.dragMeasures
    }
    Command {
        text: qsTr("Quit")
        group: actions.arranging
        keys: ["Ctrl+Q"]
        onTriggered: actions.closeRequested()
    }
}
