pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// A name from a list. Something else can be typed instead, unless the list is closed.
FocusScope {
    id: choice

    required property FormModel form
    required property string value
    required property var choices
    property bool closed: false
    property bool wrong: false
    signal chosen(string text)

    function open() {
        popup.open();
        list.currentIndex = Math.max(0, choices.indexOf(value));
        list.positionViewAtIndex(list.currentIndex, ListView.Contain);
    }
    function take(text: string) {
        popup.close();
        field.forceActiveFocus();
        if (text !== value)
            chosen(text);
    }

    implicitHeight: 26
    implicitWidth: 80
    Accessible.role: Accessible.ComboBox

    onValueChanged: field.text = value

    InputField {
        id: field

        objectName: "choiceField"
        anchors.fill: parent
        focus: true
        leftPadding: 7
        rightPadding: 22
        font.family: Theme.mono
        font.pixelSize: 12
        text: choice.value
        wrong: choice.wrong
        readOnly: choice.closed
        Accessible.name: choice.Accessible.name
        Accessible.role: Accessible.ComboBox
        onEditingFinished: {
            if (text !== choice.value && text.length > 0)
                choice.chosen(text);
            text = choice.value;
            cursorPosition = 0;
        }
        onWidthChanged: {
            if (!activeFocus) {
                cursorPosition = 0;
                ensureVisible(0);
            }
        }
        Keys.onPressed: event => {
            if (event.matches(StandardKey.Undo) || event.matches(StandardKey.Redo)) {
                event.matches(StandardKey.Undo) ? choice.form.undoWanted() : choice.form.redoWanted();
                event.accepted = true;
            } else if (event.key === Qt.Key_Down && (choice.closed || event.modifiers & Qt.AltModifier)) {
                choice.open();
                event.accepted = true;
            } else if (event.key === Qt.Key_Space && choice.closed) {
                choice.open();
                event.accepted = true;
            }
        }
    }
    MouseArea {
        anchors.right: parent.right
        width: choice.closed ? parent.width : 22
        height: parent.height
        visible: choice.choices.length > 0
        onClicked: choice.open()

        Text {
            anchors.right: parent.right
            anchors.rightMargin: 7
            anchors.verticalCenter: parent.verticalCenter
            text: "▾"
            font.family: Theme.sans
            font.pixelSize: 11
            color: Theme.dim
            Accessible.ignored: true
        }
    }

    Popup {
        id: popup

        y: choice.height + 2
        x: choice.width - width
        width: Math.max(choice.width, Math.min(240, list.widest + 36))
        height: Math.min(choice.choices.length * 26, 260) + 8
        padding: 4
        margins: 6
        focus: true

        background: Rectangle {
            radius: 8
            color: Theme.raised
            border.color: Theme.line
        }
        ListView {
            id: list

            cacheBuffer: 0 // rows made ahead would be under way when they are taken away
            property real widest: 0

            anchors.fill: parent

            clip: true
            focus: true
            model: popup.visible ? choice.choices : [] // most are never opened
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: choice.Accessible.name
            ScrollBar.vertical: SlimScrollBar {}
            Keys.onReturnPressed: choice.take(choice.choices[currentIndex])
            Keys.onEnterPressed: choice.take(choice.choices[currentIndex])
            Keys.onSpacePressed: choice.take(choice.choices[currentIndex])

            delegate: ItemDelegate {
                id: entry

                required property string modelData
                required property int index

                width: ListView.view.width
                height: 26
                padding: 0
                hoverEnabled: true
                Accessible.name: modelData
                onClicked: choice.take(modelData)
                Component.onCompleted: list.widest = Math.max(list.widest, words.implicitWidth)

                contentItem: Item {}
                background: Rectangle {
                    radius: 6
                    color: entry.ListView.isCurrentItem || entry.hovered ? Theme.accentWash : "transparent"
                }
                Text {
                    id: words

                    x: 8
                    width: Math.min(implicitWidth, parent.width - 16)
                    anchors.verticalCenter: parent.verticalCenter
                    text: entry.modelData
                    font.family: Theme.mono
                    font.pixelSize: 12
                    color: Theme.text
                    elide: Text.ElideRight
                }
            }
        }
    }
}
