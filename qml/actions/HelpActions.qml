import QtQml
import Loopscope

// Finding what there is.
CommandGroup {
    id: group

    signal libraryRequested
    signal keysRequested
    signal paletteRequested
    signal aboutRequested

    readonly property alias palette: paletteCommand
    readonly property alias keys: keysCommand

    title: qsTr("&Help")

    Command {
        id: paletteCommand

        text: qsTr("All actions, lanes, notes and findings")
        keys: ["Ctrl+K", "Ctrl+Shift+P"]
        onTriggered: group.paletteRequested()
    }
    Command {
        id: keysCommand

        text: qsTr("Show the keys")
        standardKey: "HelpContents"
        timelineKeys: ["?"]
        onTriggered: group.keysRequested()
    }

    Command {
        startsSection: true
        text: qsTr("Search the library")
        keys: ["Ctrl+L"]
        onTriggered: group.libraryRequested()
    }

    Command {
        startsSection: true
        text: qsTr("About Loopscope")
        onTriggered: group.aboutRequested()
    }
}
