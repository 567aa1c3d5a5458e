import QtQuick
import Loopscope

// Something worth telling about the run: what, at whose cost, and the way there.
Rectangle {
    id: card

    property string headline: ""
    property string body: ""
    property int line: 0
    property bool grave: true
    property string action: ""
    property FactsModel victims: null
    signal activated

    implicitHeight: content.implicitHeight + 26
    radius: 10
    color: grave ? Theme.stallWash : Theme.raised
    border.color: grave ? Theme.stallEdge : Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: headline + ". " + body

    Column {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 13
        spacing: 6

        Text {
            width: parent.width
            text: card.headline
            font.family: Theme.sans
            font.pixelSize: 13
            font.weight: Font.DemiBold
            color: card.grave ? Theme.stall : Theme.text
            wrapMode: Text.WordWrap
        }
        Text {
            width: parent.width
            visible: text.length > 0
            text: card.body
            font.family: Theme.sans
            font.pixelSize: 13
            lineHeight: 1.2
            color: Theme.text
            wrapMode: Text.WordWrap
        }
        FactList {
            objectName: "victims"
            width: parent.width
            visible: count > 0
            model: card.victims
        }
        PushButton {
            visible: text.length > 0
            text: card.action
            onClicked: card.activated()
        }
    }
}
