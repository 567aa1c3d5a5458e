import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Loopscope

// All steps that can stand at a place, by topic, with what they do. Letters find one.
Popup {
    id: chooser

    required property FormModel form
    property string wanted: ""
    signal chosen(row: int, name: string)
    signal dismissed

    function openFor(row: int) {
        wanted = "";
        field.clear();
        steps.begin(row);
        list.currentIndex = 0;
        list.positionViewAtBeginning();
        open();
    }
    function choose(row: int) {
        wanted = steps.nameAt(row);
        if (wanted.length > 0)
            close();
    }

    objectName: "stepPalette"
    parent: T.Overlay.overlay
    x: parent ? parent.width - width - 16 : 0
    y: 110
    width: 380
    height: Math.min(540, parent ? parent.height - 150 : 540)
    padding: 8
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle {
        color: Theme.dark ? "#66000000" : "#33000000"
    }
    background: Rectangle {
        radius: 12
        color: Theme.panel
        border.color: Theme.line
    }

    onOpened: field.forceActiveFocus()
    onClosed: {
        if (wanted.length > 0)
            chosen(steps.target(), wanted);
        else
            dismissed();
    }

    StepPalette {
        id: steps

        form: chooser.form
        onPicked: row => chooser.choose(row)
    }

    InputField {
        id: field

        objectName: "stepField"
        width: parent.width
        implicitHeight: 34
        placeholderText: qsTr("A step…")
        Accessible.description: steps.nameAt(list.currentIndex) // what Enter would take
        onTextEdited: {
            steps.text = text;
            list.currentIndex = 0;
        }
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
        Keys.onReturnPressed: chooser.choose(list.currentIndex)
        Keys.onEnterPressed: chooser.choose(list.currentIndex)
    }
    ListView {
        id: list

        cacheBuffer: 0 // rows made ahead would be under way when they are taken away
        objectName: "stepList"
        anchors.top: field.bottom
        anchors.topMargin: 6
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: steps
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Steps")
        ScrollBar.vertical: SlimScrollBar {}

        section.property: "topic"
        section.delegate: Text {
            required property string section

            width: ListView.view.width
            topPadding: text.length > 0 ? 10 : 0
            bottomPadding: text.length > 0 ? 4 : 0
            leftPadding: 10
            text: section
            font.family: Theme.sans
            font.pixelSize: 11
            font.capitalization: Font.AllUppercase
            color: Theme.dim
        }
        delegate: ItemDelegate {
            id: entry

            required property int index
            required property string name
            required property string summary

            width: ListView.view.width
            height: words.implicitHeight + 12
            padding: 0
            hoverEnabled: true
            Accessible.role: Accessible.ListItem
            Accessible.name: name
            Accessible.description: summary
            onClicked: ListView.view.model.picked(index)

            contentItem: Item {}
            background: Rectangle {
                radius: 7
                color: entry.ListView.isCurrentItem ? Theme.accentWash : entry.hovered ? Theme.hover : "transparent"
            }
            Column {
                id: words

                x: 10
                y: 6
                width: parent.width - 26

                Text {
                    text: entry.name
                    font.family: Theme.mono
                    font.pixelSize: 13
                    font.weight: Font.DemiBold
                    color: Theme.text
                }
                Text {
                    width: parent.width
                    text: entry.summary
                    font.family: Theme.sans
                    font.pixelSize: 12
                    color: Theme.dim
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Text {
        anchors.centerIn: parent
        visible: list.count === 0
        text: qsTr("Nothing fits. Try fewer letters.")
        font.family: Theme.sans
        font.pixelSize: 12
        color: Theme.dim
    }
}
