pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// Beside the source: numbers of lines, where something is wrong, and where tasks are while a run goes on. A click on a
// number shows what the line has done, one on a mark of a problem what can be done about it.
Item {
    id: gutter

    required property Session session
    required property ProblemsModel problems
    required property SourceText source
    required property int lineCount
    required property double lineHeight
    required property double origin // where the first line begins
    required property font font
    signal fixesRequested(int line)
    signal spansRequested(int line)

    // Of the lines in view: all of them would be laid out again with each that comes or goes.
    readonly property int first: lineHeight > 0 ? Math.max(1, Math.floor(-origin / lineHeight)) : 1
    readonly property int last: lineHeight > 0 ? Math.min(lineCount, first + Math.ceil(height / lineHeight) + 2) : 1
    readonly property int digits: Math.max(2, String(lineCount).length)

    width: 26 + digits * digit.advanceWidth
    clip: true

    TextMetrics {
        id: digit

        font: gutter.font
        text: "0"
    }
    LiveLines {
        id: live

        session: gutter.session
    }

    Text {
        width: parent.width - 10
        y: gutter.origin + (gutter.first - 1) * gutter.lineHeight
        text: gutter.source.numbers(gutter.first, gutter.last)
        font: gutter.font
        lineHeightMode: Text.FixedHeight
        lineHeight: gutter.lineHeight
        horizontalAlignment: Text.AlignRight
        color: Theme.faint
        Accessible.ignored: true
    }
    TapHandler {
        onTapped: point => {
            const line = Math.floor((point.position.y - gutter.origin) / gutter.lineHeight) + 1;
            if (line >= 1 && line <= gutter.lineCount)
                gutter.spansRequested(line);
        }
    }

    Repeater {
        model: live

        Rectangle {
            id: mark

            required property int line
            required property int tasks
            required property int doing
            required property string words
            readonly property color ink: doing === LiveLines.Running ? Theme.running : doing === LiveLines.Ready ? Theme.ready : Theme.dim

            objectName: "liveMark"
            x: 2
            y: gutter.origin + (line - 1) * gutter.lineHeight
            width: gutter.width - 4
            height: gutter.lineHeight - 2
            radius: 4
            color: Theme.raised
            border.color: ink
            Accessible.role: Accessible.StaticText
            Accessible.name: words
            ToolTip.visible: hover.hovered
            ToolTip.delay: 300
            ToolTip.text: words

            // Running is a full triangle, ready a hollow one, waiting a bar.
            Text {
                x: 4
                anchors.verticalCenter: parent.verticalCenter
                text: mark.doing === LiveLines.Running ? "▶" : mark.doing === LiveLines.Ready ? "▷" : "‖"
                font.family: Theme.mono
                font.pixelSize: gutter.font.pixelSize - 2
                color: mark.ink
                Accessible.ignored: true
            }
            Text {
                anchors.right: parent.right
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                text: mark.tasks > 1 ? qsTr("×%1").arg(mark.tasks) : mark.line
                font: gutter.font
                color: Theme.text
                Accessible.ignored: true
            }
            HoverHandler {
                id: hover
            }
        }
    }
    Repeater {
        model: gutter.problems

        Item {
            id: sign

            required property int line
            required property string message
            required property string remedy
            required property list<string> fixes

            objectName: "problemMark"
            visible: line > 0
            x: 1
            y: gutter.origin + (Math.max(line, 1) - 1) * gutter.lineHeight
            width: 15
            height: gutter.lineHeight
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Problem in line %1: %2").arg(line).arg(message)
            Accessible.onPressAction: gutter.fixesRequested(line)

            // Square where there is a fix, round where there is none.
            Rectangle {
                anchors.centerIn: parent
                width: 13
                height: 13
                radius: sign.fixes.length > 0 ? 3 : 7
                color: Theme.stall

                Rectangle {
                    visible: sign.fixes.length > 0
                    x: 9
                    y: 8
                    width: 7
                    height: 7
                    radius: 4
                    color: Theme.accent
                    border.color: Theme.panel
                }
                Text {
                    anchors.centerIn: parent
                    text: "!"
                    font.family: Theme.sans
                    font.pixelSize: 10
                    font.weight: Font.Bold
                    color: Theme.background
                    Accessible.ignored: true
                }
            }
            HoverHandler {
                id: signHover

                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                gesturePolicy: TapHandler.WithinBounds
                onTapped: gutter.fixesRequested(sign.line)
            }
            ToolTip.visible: signHover.hovered
            ToolTip.delay: 300
            ToolTip.text: remedy.length > 0 ? qsTr("%1; %2").arg(message).arg(remedy) : message
        }
    }
}
