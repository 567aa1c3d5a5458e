import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// What can be done with an entry of the library.
Menu {
    id: menu

    required property LibraryModel entries
    property string key // of the entry: the list may be another one by the time that one chooses
    property bool canDuplicate: false
    property bool isFile: false
    property bool pinned: false
    property bool missing: false
    property bool canLocate: false
    signal locateRequested(string key)
    signal pinToggled(string key)
    signal forgotten(string key)

    padding: 4
    topPadding: 4
    bottomPadding: 4
    background: Rectangle {
        implicitWidth: 220
        radius: 10
        color: Theme.raised
        border.color: Theme.line
    }

    ChoiceItem {
        text: qsTr("Open")
        note: qsTr("Enter")
        enabled: !menu.missing
        onTriggered: menu.entries.open(menu.entries.rowOf(menu.key))
    }
    ChoiceItem {
        text: qsTr("Open a copy")
        enabled: !menu.missing && menu.canDuplicate
        onTriggered: menu.entries.duplicate(menu.entries.rowOf(menu.key))
    }
    ChoiceItem {
        objectName: "locateFile"
        text: qsTr("Locate…")
        enabled: menu.canLocate
        onTriggered: menu.locateRequested(menu.key)
    }
    ChoiceItem {
        text: menu.pinned ? qsTr("Do not keep at the top") : qsTr("Keep at the top")
        note: "P"
        enabled: menu.isFile
        onTriggered: menu.pinToggled(menu.key)
    }
    ChoiceItem {
        text: qsTr("Show in its folder")
        enabled: menu.isFile
        onTriggered: menu.entries.showInFolder(menu.entries.rowOf(menu.key))
    }
    ChoiceItem {
        objectName: "forgetFile"
        text: qsTr("Remove from the list")
        note: qsTr("Del")
        enabled: menu.isFile
        onTriggered: menu.forgotten(menu.key)
    }
}
