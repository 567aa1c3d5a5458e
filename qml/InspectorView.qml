import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// Everything that is known of the selected span.
Item {
    id: view

    required property Session session
    required property Inspector inspector

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(260, parent.width - 32)
        visible: !view.inspector.active
        title: qsTr("Nothing is selected")
        text: qsTr("Click a span to learn what it is, how long it lasts and who woke it. The keys , and . walk along a lane, [ and ] along cause and effect.")
    }

    Flickable {
        id: flick

        // What has the focus is in view.
        readonly property Item focused: Window.activeFocusItem
        onFocusedChanged: {
            let inner = focused;
            while (inner && inner !== content)
                inner = inner.parent;
            if (!inner || !visible)
                return;
            const top = focused.mapToItem(content, 0, 0).y;
            const most = Math.max(0, contentHeight - height);
            if (top < contentY || top + focused.height + 32 > contentY + height)
                contentY = Math.max(0, Math.min(most, top - height / 3));
        }

        anchors.fill: parent
        visible: view.inspector.active
        contentHeight: content.height + 32
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: SlimScrollBar {}

        Column {
            id: content

            x: 16
            y: 16
            width: parent.width - 32
            spacing: 4

            Row {
                spacing: 8
                width: parent.width

                Rectangle {
                    width: 10
                    height: 10
                    radius: 3
                    y: 5
                    color: Theme.colors[view.inspector.role]
                }
                Text {
                    objectName: "inspectorTitle"
                    width: parent.width - 18
                    text: view.inspector.title
                    font.family: Theme.sans
                    font.pixelSize: 15
                    font.weight: Font.DemiBold
                    color: Theme.text
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
            }
            Text {
                width: parent.width
                visible: text.length > 0
                text: view.inspector.origin
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.dim
                elide: Text.ElideRight
            }
            Text {
                objectName: "wayText"
                width: parent.width
                visible: view.inspector.wayText.length > 0
                text: qsTr("%1: } and { for the others").arg(view.inspector.wayText)
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.accent
                elide: Text.ElideRight
            }
            Text {
                width: parent.width
                visible: text.length > 0 && !view.inspector.stall
                topPadding: 4
                text: view.inspector.why
                font.family: Theme.sans
                font.pixelSize: 13
                lineHeight: 1.2
                color: Theme.text
                wrapMode: Text.WordWrap
            }
            Item {
                width: 1
                height: 6
            }

            FactList {
                objectName: "facts"
                width: parent.width
                model: view.inspector.facts
            }
            Item {
                width: 1
                height: 8
                visible: jobWay.visible
            }
            JobWayView {
                id: jobWay

                objectName: "jobWay"
                width: parent.width
                visible: view.inspector.jobWay.count > 0
                way: view.inspector.jobWay
            }
            FactList {
                objectName: "effects"
                width: parent.width
                model: view.inspector.effects
            }
            Item {
                width: 1
                height: 8
            }
            FindingCard {
                width: parent.width
                visible: view.inspector.stall
                headline: view.inspector.stallHeadline
                body: view.inspector.stallText
                victims: view.inspector.victims
                action: view.inspector.line > 0 ? qsTr("Show line %1").arg(view.inspector.line) : ""
                onActivated: view.session.lineRequested(view.inspector.line)
            }
        }
    }
}
