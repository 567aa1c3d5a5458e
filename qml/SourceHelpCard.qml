pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// What is told about a word of the source: beside it, as long as the pointer rests there or is on the card; if keys have
// asked for it, until the caret or the focus goes elsewhere. It stays with its word when the text is scrolled.
Popup {
    id: view

    required property SourceCard card
    required property rect place // of the word, in the parent
    required property bool pointing // the pointer is on the text
    property bool asked: false // by keys: the pointer has no say
    signal looked // it is time to see what the pointer is on
    signal done

    readonly property bool below: parent !== null && parent.mapToItem(null, 0, place.y + place.height + height).y < (parent.Window.height || 0) - 8

    function lookSoon() {
        if (!asked)
            look.restart();
    }
    function takeFocus() {
        view.forceActiveFocus();
        fixes.itemAt(0)?.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "helpCard"
    visible: card.shown
    focus: false
    modal: false
    closePolicy: Popup.NoAutoClose
    margins: 6
    padding: 12
    width: Math.min(360, Math.max(heading.implicitWidth, 240) + 24)
    x: place.x - 12
    y: below ? place.y + place.height + 4 : place.y - height - 4

    onAskedChanged: look.stop()

    background: Rectangle {
        radius: 8
        color: Theme.raised
        border.color: view.card.problem.length > 0 ? Theme.stallEdge : Theme.line
    }

    Connections {
        target: view.card
        function onChanged() {
            if (!view.card.shown)
                view.asked = false;
        }
    }
    Timer {
        id: look

        objectName: "helpCardLook"
        interval: view.card.shown ? 250 : 500
        onTriggered: {
            if (!onCard.hovered)
                view.looked();
        }
    }

    component Line: Text {
        width: parent ? parent.width : 0
        font.family: Theme.sans
        font.pixelSize: 12
        color: Theme.dim
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        visible: text.length > 0
    }

    Column {
        id: lines

        width: parent.width
        spacing: 5
        Keys.onEscapePressed: {
            view.card.hide();
            view.done();
        }
        Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

        HoverHandler {
            id: onCard

            onHoveredChanged: view.lookSoon()
        }

        Line {
            objectName: "cardProblem"
            text: view.card.problem
            color: Theme.text
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Line {
            text: view.card.remedy
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Repeater {
            id: fixes

            model: view.card.fixes

            PushButton {
                required property string modelData
                required property int index

                objectName: "cardFix"
                width: lines.width
                text: modelData
                hint: ""
                onClicked: {
                    view.card.fix(index);
                    view.done();
                }
            }
        }
        Rectangle {
            visible: view.card.problem.length > 0 && view.card.title.length > 0
            width: lines.width
            height: 1
            color: Theme.line
        }
        Row {
            id: heading

            visible: view.card.title.length > 0
            spacing: 8

            Text {
                objectName: "cardTitle"
                text: view.card.title
                font.family: Theme.mono
                font.pixelSize: 13
                font.weight: Font.DemiBold
                color: Theme.text
                textFormat: Text.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Text {
                anchors.baseline: parent.children[0].baseline
                text: view.card.about
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.faint
            }
        }
        Line {
            text: view.card.summary
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Line {
            text: view.card.python
            font.family: Theme.mono
            font.pixelSize: 11
            color: Theme.faint
        }
        Repeater {
            model: view.card.parameters

            Line {
                required property string modelData

                leftPadding: 10
                text: qsTr("• %1").arg(modelData)
            }
        }
    }
}
