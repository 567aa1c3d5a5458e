import QtQml
import Loopscope

// Where the timeline is, and how the window looks.
CommandGroup {
    id: group

    required property TimelineItem timeline
    required property WindowState state
    signal regionRequested(int step)
    signal menusRequested
    signal fullScreenRequested

    readonly property alias follow: followCommand
    readonly property alias fit: fitCommand
    readonly property alias back: backCommand
    readonly property alias forward: forwardCommand
    readonly property alias colours: coloursCommand

    title: qsTr("&View")

    Command {
        text: qsTr("Zoom in")
        timelineKeys: ["W"]
        keys: ["Ctrl+=", "Ctrl++"]
        onTriggered: group.timeline.zoom(1.5)
    }
    Command {
        text: qsTr("Zoom out")
        timelineKeys: ["S"]
        keys: ["Ctrl+-"]
        onTriggered: group.timeline.zoom(1 / 1.5)
    }
    Command {
        id: fitCommand

        text: qsTr("Fit the selection, again the run")
        timelineKeys: ["F"]
        onTriggered: group.timeline.fit()
    }
    Command {
        id: followCommand

        text: qsTr("Follow the present")
        timelineKeys: ["L"]
        checked: group.timeline.follow
        onTriggered: group.timeline.follow = !group.timeline.follow
    }

    Command {
        startsSection: true
        text: qsTr("Earlier")
        timelineKeys: ["A"]
        onTriggered: group.timeline.pan(-0.15)
    }
    Command {
        text: qsTr("Later")
        timelineKeys: ["D"]
        onTriggered: group.timeline.pan(0.15)
    }
    Command {
        text: qsTr("Lanes further up")
        timelineKeys: ["PgUp"]
        onTriggered: group.timeline.scrollLanes(-0.8)
    }
    Command {
        text: qsTr("Lanes further down")
        timelineKeys: ["PgDown"]
        onTriggered: group.timeline.scrollLanes(0.8)
    }

    Command {
        id: backCommand

        startsSection: true
        text: qsTr("Back to the view before")
        standardKey: "Back"
        enabled: group.timeline.canGoBack
        reason: qsTr("this is the first view")
        onTriggered: group.timeline.back()
    }
    Command {
        id: forwardCommand

        text: qsTr("Forward again")
        standardKey: "Forward"
        enabled: group.timeline.canGoForward
        reason: qsTr("this is the last view")
        onTriggered: group.timeline.forward()
    }

    Command {
        startsSection: true
        text: qsTr("Next part of the window")
        keys: ["F6"]
        onTriggered: group.regionRequested(1)
    }
    Command {
        text: qsTr("Part of the window before")
        keys: ["Shift+F6"]
        onTriggered: group.regionRequested(-1)
    }
    Command {
        text: qsTr("The menus")
        keys: ["F10"]
        onTriggered: group.menusRequested()
    }

    Command {
        startsSection: true
        text: qsTr("The library")
        keys: ["Ctrl+B"]
        checked: group.state.libraryShown
        onTriggered: group.state.libraryShown = !group.state.libraryShown
    }
    Command {
        text: qsTr("The panel on the right")
        keys: ["Ctrl+Alt+B"]
        checked: group.state.panelShown
        onTriggered: group.state.panelShown = !group.state.panelShown
    }
    Command {
        text: qsTr("The whole screen")
        keys: ["F11"]
        onTriggered: group.fullScreenRequested()
    }

    Command {
        id: coloursCommand

        startsSection: true
        text: qsTr("Other colours: dark, light, high contrast")
        onTriggered: Theme.nextMode()
    }
    Command {
        text: qsTr("Reduce motion")
        checked: Preferences.reducedMotion
        onTriggered: Preferences.reducedMotion = !Preferences.reducedMotion
    }
}
