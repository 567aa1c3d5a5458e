import QtQuick
import QtTest
import Loopscope

Item {
    id: root

    width: 800
    height: 600

    Session {
        id: session
    }
    TopBar {
        id: bar

        width: parent.width
        session: session
        timeline: timeline
        actions: actions
    }
    Finder {
        id: finder
    }
    NotesModel {
        id: notes
    }
    Actions {
        id: actions

        session: session
        timeline: timeline
        finder: finder
        notes: notes
        target: target
        state: state
        editor: editor
        form: form
    }
    ProblemsModel {
        id: problems
    }
    CommandGroup {
        id: commands
    }
    SourceEditor {
        id: editor

        y: 560
        width: 100
        height: 40
        session: session
        problems: problems
        finder: finder
        commands: commands
    }
    FormView {
        id: form

        visible: false
        session: session
        finder: finder
        commands: commands
    }
    WindowState {
        id: state
    }
    EditTarget {
        id: target
    }
    TimelineItem {
        id: timeline

        y: 48
        width: 800
        height: 400
        session: session
    }
    NumberField {
        id: field

        y: 500
        property int chosenValue: -1
        onChosen: value => chosenValue = value
    }
    ProgressCard {
        id: opening

        title: "opening"
        progress: ""
        onCancelled: active = false
    }
    ProgressCard {
        id: saving

        title: "saving"
        progress: ""
        onCancelled: active = false
    }
    SignalSpy {
        id: exports

        target: actions
        signalName: "exportRequested"
    }
    SignalSpy {
        id: finished

        target: session
        signalName: "runningChanged"
    }

    TestCase {
        name: "Controls"
        when: windowShown

        function initTestCase() {
            session.begin("gather");
            tryCompare(session, "running", false);
        }

        function test_topBarTellsTitleAndState() {
            compare(session.title, "Gather five messages");
            compare(session.isDemo, true);
            compare(session.dirty, false);
        }

        function test_exportButtonAsks() {
            const button = findChild(bar, "exportButton");
            exports.clear();
            mouseClick(button);
            compare(exports.count, 1);
        }

        function test_buttonsWorkByKeyboard() {
            const button = findChild(bar, "exportButton");
            exports.clear();
            button.forceActiveFocus(Qt.TabFocusReason);
            verify(button.visualFocus);
            keyClick(Qt.Key_Space);
            compare(exports.count, 1);
        }

        function test_runButtonRuns() {
            session.instant = true;
            finished.clear();
            mouseClick(findChild(bar, "runButton"));
            tryVerify(() => finished.count >= 2);
            compare(session.running, false);
            session.speed = 2;
            compare(session.instant, false);
        }

        function test_numberFieldTakesDigitsOnly() {
            field.forceActiveFocus();
            field.selectAll();
            keyClick("1");
            keyClick("x");
            keyClick("2");
            compare(field.text, "12");
            compare(field.chosenValue, 12);
        }

        function checkKeys() {
            const owners = {};
            for (const command of actions.all()) {
                verify(command.text.length > 0);
                verify(command.standardKey.length === 0 || command.sequences.length > 0, command.standardKey);
                if (!command.enabled)
                    continue;
                for (const key of command.sequences.concat(command.timelineKeys)) {
                    verify(owners[key] === undefined, key + " means " + owners[key] + " and " + command.text);
                    owners[key] = command.text;
                }
            }
            verify(owners["W"] !== undefined);
        }

        function test_noKeyMeansTwoThings() {
            checkKeys();
            notes.session = session;
            timeline.notes = notes;
            timeline.finder = finder;
            finder.session = session;
            timeline.walk(TimelineItem.Next);
            finder.text = "sleep";
            timeline.mark();
            verify(notes.chosen >= 0 && session.selection.active);
            checkKeys();
            notes.removeChosen();
            finder.text = "";
            timeline.clearMarks();
        }

        function test_whatCannotBeDoneSaysWhy() {
            verify(!actions.edit.findNext.enabled);
            verify(actions.edit.findNext.hint.includes(actions.edit.findNext.reason));
            verify(actions.edit.findNext.hint.includes("F3"));
        }

        function test_escapeCancelsWhatGoesOnOneAfterTheOther() {
            opening.active = true;
            saving.active = true;
            keyClick(Qt.Key_Escape);
            compare(opening.active !== saving.active, true);
            keyClick(Qt.Key_Escape);
            verify(!opening.active && !saving.active);
        }

        function test_themeModesGoRound() {
            const looks = new Set();
            const before = Theme.mode;
            for (let i = 0; i < 5; ++i) {
                const kind = Theme.kind;
                Theme.nextMode();
                verify(Theme.kind !== kind); // what is chosen is seen
                looks.add(Theme.kind);
            }
            compare(looks.size, 4);
            Theme.mode = before;
        }
    }
}
