pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The reader's files, the latest first.
Menu {
    id: recent

    required property LibraryModel entries
    property var listed: [] // as it was when it opened: what is chosen stays until it has been opened

    objectName: "recentMenu"
    title: qsTr("Open a recent file")
    enabled: entries.recent.length > 0
    onAboutToShow: listed = entries.recent
    padding: 4
    topPadding: 4
    bottomPadding: 4
    background: Rectangle {
        implicitWidth: 420
        radius: 10
        color: Theme.raised
        border.color: Theme.line
    }

    Instantiator {
        model: recent.listed
        delegate: ChoiceItem {
            required property var modelData

            text: modelData.title
            note: modelData.folder
            onTriggered: recent.entries.openRecent(modelData.key)
        }
        onObjectAdded: (index, object) => recent.insertItem(index, object as ChoiceItem)
        onObjectRemoved: (index, object) => recent.removeItem(object as ChoiceItem)
    }
    ChoiceItem {
        objectName: "clearRecent"
        text: qsTr("Clear the list")
        note: qsTr("pinned files stay")
        onTriggered: recent.entries.forgetRecent()
    }
}
