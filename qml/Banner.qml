import QtQuick
import QtQuick.Layouts
import Loopscope

// One calm sentence about what did not go as wished, and where a click leads to.
Rectangle {
    id: banner

    required property Session session
    readonly property bool grave: session.noticeKind !== Session.Run || !session.running

    visible: session.notice.length > 0
    implicitHeight: Math.max(40, words.implicitHeight + 20)
    radius: 10
    color: Theme.stallWash
    border.color: Theme.stallEdge
    Accessible.role: Accessible.AlertMessage
    Accessible.name: session.notice

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 14
        anchors.rightMargin: 6
        spacing: 8

        Text {
            id: words

            objectName: "noticeText"
            Layout.fillWidth: true
            text: banner.session.notice
            font.family: Theme.sans
            font.pixelSize: 13
            color: Theme.text
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        PushButton {
            visible: banner.session.noticeLine > 0
            text: qsTr("Show line %1").arg(banner.session.noticeLine)
            onClicked: banner.session.lineRequested(banner.session.noticeLine)
        }
        PushButton {
            quiet: true
            text: "✕"
            hint: qsTr("Dismiss")
            Accessible.name: qsTr("Dismiss")
            onClicked: banner.session.dismissNotice()
        }
    }
}
