import QtQuick
import Loopscope

// A fact of the inspector: its label on the left, its value on the right; a heading has no value.
FocusScope {
    id: row

    required property int index
    required property string label
    required property string value
    required property bool exact
    required property bool linked
    required property bool heading

    function follow() {
        ListView.view.model.follow(index);
    }

    implicitHeight: heading ? 34 : Math.max(24, valueText.implicitHeight + 6)
    activeFocusOnTab: linked
    Accessible.role: linked ? Accessible.Link : Accessible.StaticText
    Accessible.name: heading ? label : label + ": " + value
    Keys.onReturnPressed: event => {
        event.accepted = linked;
        if (linked)
            follow();
    }

    Text {
        id: labelText

        anchors.left: parent.left
        y: row.heading ? 12 : 3
        text: row.label
        font.family: Theme.sans
        font.pixelSize: row.heading ? 12 : 13
        font.weight: row.heading ? Font.DemiBold : Font.Normal
        color: row.heading ? Theme.text : Theme.dim
    }
    Text {
        id: valueText

        anchors.right: parent.right
        y: 3
        width: Math.min(implicitWidth, row.width - labelText.width - 12)
        visible: !row.heading
        text: row.value
        horizontalAlignment: Text.AlignRight
        font.family: row.exact ? Theme.mono : Theme.sans
        font.pixelSize: row.exact ? 12 : 13
        font.underline: row.linked && (pointer.hovered || row.activeFocus)
        color: row.linked ? Theme.accent : Theme.text
        wrapMode: Text.Wrap

        HoverHandler {
            id: pointer

            enabled: row.linked
            cursorShape: Qt.PointingHandCursor
        }
        TapHandler {
            enabled: row.linked
            onTapped: row.follow()
        }
    }
    FocusRing {
        shown: row.activeFocus && row.linked
        anchors.leftMargin: -5
        anchors.rightMargin: -5
    }
}
