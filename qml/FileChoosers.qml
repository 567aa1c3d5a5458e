import QtQuick
import QtQuick.Dialogs
import Loopscope

// Which file: a document is opened from it, or saved to it. What would be replaced there is asked for by a sheet of our own,
// because not every system's dialog does.
Item {
    id: choosers

    required property Session session
    required property LibraryModel entries

    function open() {
        openChooser.open();
    }
    function save() {
        if (session.path === "")
            saveAs();
        else
            session.save();
    }
    function saveAs() {
        saveChooser.selectedFile = session.saveSuggestion();
        saveChooser.open();
    }
    function saveRun() {
        runChooser.selectedFile = session.runSuggestion();
        runChooser.open();
    }
    function locate(key: string) {
        locateChooser.key = key;
        locateChooser.open();
    }

    FileDialog {
        id: openChooser

        title: qsTr("Open a scenario, a run or a trace")
        nameFilters: [qsTr("All of these (*.yaml *.yml *.loopscope *.json)"), qsTr("Scenarios (*.yaml *.yml)"), qsTr("Saved runs (*.loopscope)"), qsTr("Chrome traces (*.json)"), qsTr("All files (*)")]
        onAccepted: choosers.session.openFile(selectedFile)
    }
    FileDialog {
        id: locateChooser

        property string key

        objectName: "locateChooser"
        title: qsTr("Where is this file now?")
        nameFilters: openChooser.nameFilters
        onAccepted: choosers.entries.locate(key, selectedFile)
    }
    // The description that qmllint reads does not have the option; Qt does.
    FileDialog {
        id: saveChooser

        objectName: "saveChooser"
        title: qsTr("Save the scenario")
        fileMode: FileDialog.SaveFile
        options: FileDialog.DontConfirmOverwrite // qmllint disable
        defaultSuffix: "loop.yaml"
        acceptLabel: qsTr("Save")
        nameFilters: [qsTr("Scenarios (*.yaml *.yml)"), qsTr("All files (*)")]
        onAccepted: replaceDialog.ask(saveChooser, selectedFile)
    }
    FileDialog {
        id: runChooser

        objectName: "runChooser"
        title: qsTr("Save the run")
        fileMode: FileDialog.SaveFile
        options: FileDialog.DontConfirmOverwrite // qmllint disable
        defaultSuffix: "loopscope"
        nameFilters: [qsTr("Saved runs (*.loopscope)"), qsTr("Chrome traces, for Perfetto and others (*.json)")]
        acceptLabel: qsTr("Save")
        onAccepted: replaceDialog.ask(runChooser, choosers.session.runFile(selectedFile, selectedNameFilter.index === 1))
    }
    ReplaceDialog {
        id: replaceDialog

        session: choosers.session
        onAgreed: (chooser, file) => chooser === runChooser ? choosers.session.saveRun(file) : choosers.session.saveAs(file)
    }
}
