import QtQuick
import QtQuick.Layouts
import Loopscope

// One calm sentence about what did not go as wished, or what is otherwise than one may think, and where a click leads to.
Rectangle {
    id: banner

    required property Session session
    readonly property bool calm: session.noticeKind === Session.Copy || session.noticeKind === Session.Outside
    signal saveAsRequested
    signal compareRequested

    visible: session.notice.length > 0
    implicitHeight: Math.max(40, words.implicitHeight + 20)
    radius: 10
    color: Theme.panel
    border.color: calm ? Theme.accent : Theme.stallEdge
    Accessible.role: Accessible.AlertMessage
    Accessible.name: session.notice

    Rectangle {
        anchors.fill: parent
        anchors.margins: 1 // the border's
        radius: parent.radius - 1
        color: banner.calm ? Theme.accentWash : Theme.stallWash
    }
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
            objectName: "undoCopy"
            visible: banner.session.noticeKind === Session.Copy
            text: qsTr("Undo")
            hint: qsTr("Take back what was changed: it is the demo again")
            onClicked: banner.session.revert()
        }
        PushButton {
            objectName: "compare"
            visible: banner.session.noticeKind === Session.Outside && banner.session.conflict
            text: qsTr("Compare…")
            onClicked: banner.compareRequested()
        }
        PushButton {
            objectName: "saveElse"
            visible: banner.session.noticeKind === Session.Copy || banner.session.noticeKind === Session.Unsaved
            text: qsTr("Save as…")
            onClicked: banner.saveAsRequested()
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
