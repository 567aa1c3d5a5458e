import QtQuick
import QtQuick.Controls.Basic
import Loopscope

Item {
    id: view

    required property FindingsModel findings
    required property RunStatus status

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(260, parent.width - 32)
        visible: list.count === 0
        title: view.status.empty ? qsTr("Nothing has run yet") : qsTr("Nothing to complain about")
        text: view.status.empty ? qsTr("Findings are looked for while a scenario runs.")
                                : qsTr("No stall, no failed task, no job that had to wait, no lost event.")
    }

    ListView {
        id: list

        anchors.fill: parent
        anchors.margins: 16
        model: view.findings
        spacing: 10
        clip: true
        cacheBuffer: 0 // rows beside the visible ones would be under way when an edit takes them away
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Findings")
        ScrollBar.vertical: SlimScrollBar {}

        delegate: FindingCard {
            required property int index
            required headline
            required body
            required line
            required grave
            required victims

            width: ListView.view.width
            action: line > 0 ? qsTr("Show line %1").arg(line) : qsTr("Show")
            onActivated: ListView.view.model.reveal(index)
        }
    }
}
