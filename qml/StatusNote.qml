import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// A few words of the status bar, which a pointer at rest makes explain themselves.
Text {
    id: note

    property string hint: ""

    visible: text.length > 0
    font.family: Theme.sans
    font.pixelSize: 12
    color: Theme.dim
    elide: Text.ElideRight
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.description: hint

    HoverHandler {
        id: pointer
    }
    ToolTip {
        visible: pointer.hovered && note.hint.length > 0
        delay: 400
        text: note.hint
    }
}
