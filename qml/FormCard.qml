pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// A card: a step, a coroutine, the title, the settings, a shared object; or, without a frame, a heading or a branch.
Item {
    id: card

    required property int index
    required property int kind
    required property int level
    required property string name
    required property string hint
    required property int line
    required property bool understood
    required property bool movable
    required property bool takesSteps
    required property bool renamable
    required property bool removable
    required property var addable
    required property string problem
    required property bool marked
    required property FormFields fields
    required property FormModel form
    property int indentation: 14 ///< of a level
    property bool listFocused: false
    required property bool hasList
    required property bool ownFirst
    readonly property bool current: form.current === index
    readonly property bool isStep: kind === FormModel.Step
    readonly property bool isDisabled: kind === FormModel.Disabled
    readonly property bool isFramed: isStep || isDisabled || kind === FormModel.Title || kind === FormModel.Settings || kind === FormModel.Shared
    readonly property bool isHandler: kind === FormModel.Handler
    readonly property bool isBranch: kind === FormModel.Branch || isHandler
    readonly property int inset: (isBranch ? Math.max(0, level - 1) : level) * indentation
    signal chosen
    signal menuWanted
    signal stepWanted
    signal dragBegan
    signal dragged(place: point, x: real) ///< in the card's own coordinates; how far in its left edge would be
    signal dragEnded

    function focusField() {
        form.current = index;
        const first = renamable ? head : values.itemAt(0)?.nextItemInFocusChain();
        first?.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "formCard" + index
    implicitHeight: kind === FormModel.Add ? additions.implicitHeight + 16 : frame.implicitHeight + (isFramed ? 6 : 2)
    Accessible.role: Accessible.ListItem
    Accessible.name: isDisabled ? qsTr("%1, disabled").arg(name) : name
    Accessible.description: problem.length > 0 ? problem : hint

    TapHandler {
        onTapped: card.chosen()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: card.menuWanted()
    }
    HoverHandler {
        id: over
    }

    Flow {
        id: additions

        y: 12
        width: parent.width
        visible: card.kind === FormModel.Add
        spacing: 6

        PushButton {
            objectName: "addCoroutine"
            implicitHeight: 26
            font.pixelSize: 12
            text: qsTr("+ Coroutine")
            onClicked: card.form.add(FormModel.Coroutine)
        }
        PushButton {
            objectName: "addFunction"
            implicitHeight: 26
            font.pixelSize: 12
            text: qsTr("+ Function")
            onClicked: card.form.add(FormModel.Function)
        }
        PushButton {
            objectName: "addShared"
            implicitHeight: 26
            font.pixelSize: 12
            text: qsTr("+ Shared object")
            onClicked: card.form.add(FormModel.SharedObject)
        }
    }

    Rectangle {
        id: frame

        x: card.inset
        width: parent.width - x
        implicitHeight: column.implicitHeight + (card.isFramed ? 8 : 2)
        height: implicitHeight
        visible: card.kind !== FormModel.Add
        radius: 8
        color: !card.isFramed ? "transparent" : card.marked ? Theme.accentWash : card.isDisabled ? "transparent" : Theme.raised
        border.width: card.current && card.listFocused ? 2 : card.isFramed ? 1 : 0
        border.color: card.current ? Theme.accent : card.problem.length > 0 ? Theme.stall : Theme.line
        opacity: card.isDisabled ? 0.6 : 1

        Rectangle { // its line is the selected span's
            visible: card.marked
            width: 3
            height: parent.height - 12
            y: 6
            radius: 1.5
            color: Theme.accent
        }

        Item { // to drag it by
            id: handle

            objectName: "dragHandle"
            visible: card.movable
            width: 16
            height: 34

            Grid {
                anchors.centerIn: parent
                columns: 2
                spacing: 2
                opacity: over.hovered || card.current ? 1 : 0.35

                Repeater {
                    model: 6

                    Rectangle {
                        required property int index

                        width: 2.5
                        height: 2.5
                        radius: 1.25
                        color: Theme.dim
                    }
                }
            }
            HoverHandler {
                cursorShape: Qt.OpenHandCursor
            }
            DragHandler {
                target: null
                dragThreshold: 4
                onActiveChanged: active ? card.dragBegan() : card.dragEnded()
                onCentroidChanged: {
                    if (active)
                        card.dragged(Qt.point(card.inset + centroid.position.x, centroid.position.y), card.inset + centroid.position.x - centroid.pressPosition.x);
                }
            }
        }

        Column {
            id: column

            x: card.isFramed ? 18 : 0
            y: card.isFramed ? 4 : 1
            width: parent.width - x - 30
            spacing: 0

            Item { // what has no value of its own beside its name
                width: parent.width
                visible: !(card.isFramed && card.ownFirst)
                height: visible ? (card.kind === FormModel.Definition ? 34 : card.kind === FormModel.Heading ? 34 : 28) : 0

                Text {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.verticalCenterOffset: card.kind === FormModel.Heading ? 6 : 0
                    visible: !card.renamable || card.isHandler
                    text: card.isHandler ? card.hint : card.name
                    font.family: card.kind === FormModel.Heading || !card.understood || card.kind === FormModel.Settings ? Theme.sans : Theme.mono
                    font.pixelSize: card.kind === FormModel.Heading ? 11 : card.isBranch ? 12 : 13
                    font.weight: card.isBranch || card.isDisabled ? Font.Normal : Font.DemiBold
                    font.capitalization: card.kind === FormModel.Heading ? Font.AllUppercase : Font.MixedCase
                    color: card.kind === FormModel.Heading || card.isBranch || card.isDisabled ? Theme.dim : Theme.text
                    elide: Text.ElideRight
                    leftPadding: card.isBranch ? 18 : 0
                    Accessible.ignored: true
                }
                FormLine {
                    id: head

                    objectName: "headField"
                    anchors.left: parent.left
                    anchors.leftMargin: card.isHandler ? 76 : 0
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    visible: card.renamable
                    form: card.form
                    value: card.renamable ? card.name : ""
                    font.weight: Font.DemiBold
                    font.pixelSize: 13
                    Accessible.name: card.kind === FormModel.Shared ? qsTr("Name of the shared object") : card.isHandler ? qsTr("Exception that is handled") : qsTr("Name and parameters")
                    onFinished: text => card.form.rename(card.index, text)
                    onActiveFocusChanged: {
                        if (activeFocus)
                            card.form.current = card.index;
                    }
                }
            }
            Repeater {
                id: values

                model: card.fields

                FormField {
                    width: column.width
                    form: card.form
                    row: card.index
                    title: index === 0 && card.ownFirst ? card.name : ""
                    onUsed: card.form.current = card.index
                }
            }
            Text {
                width: parent.width
                visible: !card.understood
                bottomPadding: 4
                text: qsTr("This is written in a way that can only be changed in the text, line %1.").arg(card.line)
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.dim
                wrapMode: Text.Wrap
            }
            Text {
                objectName: "cardProblem"
                width: parent.width
                visible: card.problem.length > 0
                topPadding: 2
                bottomPadding: 4
                text: card.problem
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.stall
                wrapMode: Text.Wrap
            }
        }

        Row {
            anchors.right: parent.right
            anchors.rightMargin: 4
            y: card.isFramed ? 5 : 2
            layoutDirection: Qt.RightToLeft
            spacing: 0

            PushButton {
                objectName: "cardMenu"
                visible: card.removable || card.addable.length > 0
                implicitWidth: 24
                implicitHeight: 26
                leftPadding: 0
                rightPadding: 0
                quiet: true
                focusPolicy: Qt.NoFocus // the menu key opens the current card's
                text: "⋯"
                opacity: over.hovered || card.current ? 1 : 0.4
                Accessible.name: qsTr("What can be done with %1").arg(card.name)
                onClicked: card.menuWanted()
            }
            PushButton {
                objectName: "cardAdd"
                visible: card.takesSteps
                implicitWidth: 24
                implicitHeight: 26
                leftPadding: 0
                rightPadding: 0
                quiet: true
                text: "+"
                hint: qsTr("Add a step")
                Accessible.name: qsTr("Add a step to %1").arg(card.name)
                onClicked: card.stepWanted()
            }
        }
    }

    AbstractButton { // between this card and the next
        id: between

        objectName: "addBelow"
        visible: card.movable && (over.hovered || hovered || card.current)
        x: card.inset + (parent.width - card.inset - width) / 2
        y: parent.height - 13
        z: 2
        width: 34
        height: 16
        hoverEnabled: true
        focusPolicy: Qt.NoFocus
        Accessible.name: qsTr("Add a step behind %1").arg(card.name)
        onClicked: card.stepWanted()

        Rectangle {
            anchors.fill: parent
            radius: 8
            color: between.hovered ? Theme.accent : Theme.panel
            border.color: between.hovered ? Theme.accent : Theme.line
        }
        Text {
            anchors.centerIn: parent
            text: "+"
            font.family: Theme.sans
            font.pixelSize: 12
            color: between.hovered ? Theme.onAccent : Theme.dim
            Accessible.ignored: true
        }
    }
}
