import QtQml
import Loopscope

// From span to span.
CommandGroup {
    id: group

    required property Session session
    required property TimelineItem timeline

    title: qsTr("&Go")

    Command {
        text: qsTr("Span before")
        timelineKeys: [",", "Left"]
        onTriggered: group.timeline.walk(TimelineItem.Previous)
    }
    Command {
        text: qsTr("Span after")
        timelineKeys: [".", "Right"]
        onTriggered: group.timeline.walk(TimelineItem.Next)
    }
    Command {
        text: qsTr("Lane above")
        timelineKeys: ["Up"]
        onTriggered: group.timeline.walk(TimelineItem.Above)
    }
    Command {
        text: qsTr("Lane below")
        timelineKeys: ["Down"]
        onTriggered: group.timeline.walk(TimelineItem.Below)
    }

    Command {
        startsSection: true
        text: qsTr("What caused it")
        timelineKeys: ["["]
        enabled: group.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: group.session.towardsCause()
    }
    Command {
        text: qsTr("What it set going")
        timelineKeys: ["]"]
        enabled: group.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: group.session.towardsEffect()
    }
    Command {
        text: qsTr("Another effect of the same cause")
        timelineKeys: ["}", "Shift+]"]
        enabled: group.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: group.session.towardsOtherEffect(1)
    }
    Command {
        text: qsTr("The effect before")
        timelineKeys: ["{", "Shift+["]
        enabled: group.session.selection.active
        reason: qsTr("nothing is selected")
        onTriggered: group.session.towardsOtherEffect(-1)
    }
}
