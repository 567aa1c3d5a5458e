import QtQuick
import QtQuick.Dialogs

// A file dialog that exists only while it is open.
Loader {
    id: chooser

    property string title: ""
    property bool saves: false
    property var nameFilters: []
    property url suggestion: ""
    signal chosen(url file)

    function open() {
        active = true;
    }

    active: false
    sourceComponent: FileDialog {
        title: chooser.title
        fileMode: chooser.saves ? FileDialog.SaveFile : FileDialog.OpenFile
        nameFilters: chooser.nameFilters
        Component.onCompleted: {
            if (chooser.suggestion.toString().length > 0)
                selectedFile = chooser.suggestion;
            open();
        }
        onAccepted: {
            const file = selectedFile;
            chooser.active = false;
            chooser.chosen(file);
        }
        onRejected: chooser.active = false
    }
}
