import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Loopscope

// What all dialogs look like.
Dialog {
    id: sheet

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: 20
    topPadding: 6
    closePolicy: Popup.CloseOnEscape

    T.Overlay.modal: Rectangle {
        color: Theme.dark ? "#99000000" : "#55000000"
    }

    background: Rectangle {
        radius: 12
        color: Theme.panel
        border.color: Theme.line
    }
    header: Text {
        leftPadding: 20
        rightPadding: 20
        topPadding: 18
        bottomPadding: 6
        text: sheet.title
        font.family: Theme.sans
        font.pixelSize: 16
        font.weight: Font.DemiBold
        color: Theme.text
        elide: Text.ElideRight
    }
}
