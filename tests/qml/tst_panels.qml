import QtQuick
import QtTest
import Loopscope

Item {
    id: root

    width: 1000
    height: 700

    Session {
        id: session
    }
    RunStatus {
        id: status

        session: session
    }
    ProblemsModel {
        id: problems

        session: session
    }
    Library {
        id: library

        width: 236
        height: parent.height
        session: session
    }
    TimelinePane {
        id: pane

        x: 240
        width: 400
        height: parent.height
        session: session
        status: status
    }
    SidePanel {
        id: panel

        x: 650
        width: 350
        height: parent.height
        session: session
        status: status
        problems: problems
        notes: pane.notes
        finder: pane.finder
        sourceActions: sourceActions
        formActions: formActions
    }
    CommandGroup {
        id: sourceActions
    }
    CommandGroup {
        id: formActions
    }

    TestCase {
        name: "Panels"
        when: windowShown

        function init() {
            session.begin("blocking_call");
            tryCompare(session, "running", false);
            panel.currentIndex = 0;
        }

        function test_libraryFilters() {
            const filter = findChild(library, "libraryFilter");
            const all = library.count;
            filter.text = "nothing is called like this";
            compare(library.count, 0);
            filter.forceActiveFocus();
            keyClick(Qt.Key_Escape);
            compare(library.count, all);
        }

        function test_inspectorSpeaksOfTheSelection() {
            session.selection.clear();
            const title = findChild(panel, "inspectorTitle");
            verify(!title.visible);
            pane.finder.text = "three";
            tryVerify(() => title.visible);
            compare(title.text, "THREE runs");
        }

        function test_logShowsEveryLine() {
            panel.currentIndex = 4;
            const list = findChild(panel, "logList");
            tryVerify(() => list.count > 10);
        }

        function test_pythonFollowsTheSource() {
            panel.currentIndex = 1;
            const area = findChild(panel, "pythonArea");
            const caption = findChild(panel, "pythonCaption");
            verify(area.text.startsWith('"""A blocking call stalls every task."""\n'));
            verify(area.readOnly);
            const usual = caption.text;
            session.text = "main:\n  - sleep: 3s\n";
            tryVerify(() => area.text.includes("await asyncio.sleep(3)"));
            session.text = "main:\n  - slep: 4s\n";
            tryVerify(() => caption.text !== usual);
            verify(area.text.includes("await asyncio.sleep(3)"));
            session.openDemo("gather");
            tryVerify(() => caption.text === usual && area.text.includes("asyncio.gather"));
            session.openDemo("blocking_call");
            session.revert();
        }

        function test_pythonIsCopied() {
            panel.currentIndex = 1;
            const button = findChild(panel, "copyPython");
            const area = findChild(panel, "pythonArea");
            const source = findChild(panel, "sourceArea");
            mouseClick(button);
            panel.currentIndex = 0;
            source.selectAll();
            source.paste();
            compare(source.text, area.text);
            session.revert();
        }

        function test_sourceTakesTabsAsSpacesAndKeepsIndentation() {
            const area = findChild(panel, "sourceArea");
            area.forceActiveFocus();
            area.cursorPosition = area.length;
            keyClick(Qt.Key_Tab);
            verify(area.text.endsWith("\n  "));
            keyClick("-");
            keyClick(Qt.Key_Return);
            verify(area.text.endsWith("\n  -\n  "));
            compare(session.text, area.text);
            session.revert();
            compare(area.text, session.text);
        }

        function test_problemsAppearUnderTheText() {
            const list = findChild(panel, "problemList");
            session.text = "main:\n  - slep: 1s\n";
            tryVerify(() => list.visible && list.count === 1);
            session.revert();
            tryVerify(() => !list.visible);
        }

        function test_notesAreListedAndRemoved() {
            panel.currentIndex = 3;
            const list = findChild(panel, "noteList");
            compare(list.count, 0);
            pane.timeline.mark();
            pane.notes.setText("look here");
            tryCompare(list, "count", 1);
            tryVerify(() => list.visible && list.itemAtIndex(0) !== null);
            compare(list.itemAtIndex(0).words, "look here");
            list.forceActiveFocus();
            list.currentIndex = 0;
            keyClick(Qt.Key_Delete);
            compare(list.count, 0);
        }

        function test_noticeIsShownAndDismissed() {
            session.openDemo("there is none");
            const text = findChild(pane, "noticeText");
            tryVerify(() => text.visible);
            session.dismissNotice();
            verify(!text.visible);
        }
    }
}
