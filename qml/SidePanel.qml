import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// The panel on the right: the scenario with the inspector below it, the same in Python, and what the run has told.
Rectangle {
    id: panel

    required property Session session
    required property RunStatus status
    required property ProblemsModel problems
    required property NotesModel notes
    required property Finder finder
    required property CommandGroup sourceActions
    required property CommandGroup formActions
    readonly property alias editor: editor
    readonly property alias form: form
    property alias currentIndex: tabs.currentIndex
    readonly property alias inspectorHeight: below.height // below the scenario
    signal escaped

    function setInspectorHeight(height: int) {
        below.SplitView.preferredHeight = height;
    }
    function showLine(line: int) {
        tabs.currentIndex = 0;
        if (form.shown)
            form.showLine(line);
        else
            editor.goTo(line);
    }
    function takeFocus() {
        tabs.currentItem.forceActiveFocus(Qt.TabFocusReason);
    }

    color: Theme.panel

    Inspector {
        id: inspector

        session: panel.session
    }
    FindingsModel {
        id: findings

        session: panel.session
    }
    LogModel {
        id: log

        session: panel.session
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TabBar {
            id: tabs

            objectName: "tabs"
            Layout.fillWidth: true
            Layout.leftMargin: 12
            Layout.rightMargin: 12
            spacing: 11
            background: null

            PanelTab {
                text: qsTr("Scenario")
                count: panel.problems.count
            }
            PanelTab {
                text: qsTr("Python")
            }
            PanelTab {
                text: qsTr("Inspector")
            }
            PanelTab {
                text: qsTr("Findings")
                count: findings.count
            }
            PanelTab {
                text: qsTr("Log")
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }

        StackLayout {
            id: pages

            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: tabs.currentIndex

            SplitView {
                orientation: Qt.Vertical
                handle: SplitGrip {}

                ColumnLayout {
                    SplitView.fillHeight: true
                    SplitView.minimumHeight: 120
                    spacing: 0

                    EmptyState {
                        visible: panel.session.foreign
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.margins: 24
                        title: qsTr("A trace without a scenario")
                        text: qsTr("It was recorded elsewhere. What it holds is on the timeline; what is selected there is told below.")
                    }
                    RowLayout {
                        visible: !panel.session.foreign
                        Layout.leftMargin: 12
                        Layout.topMargin: 8
                        Layout.bottomMargin: 4
                        spacing: 6

                        ChoiceButton {
                            objectName: "showForm"
                            text: qsTr("Form")
                            checked: form.shown
                            onClicked: {
                                form.shown = true;
                                form.takeFocus();
                            }
                        }
                        ChoiceButton {
                            objectName: "showSource"
                            text: qsTr("Source")
                            checked: !form.shown
                            onClicked: form.shown = false
                        }
                    }
                    FormView {
                        id: form

                        visible: form.shown && !panel.session.foreign
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        session: panel.session
                        finder: panel.finder
                        commands: panel.formActions
                        markedLine: inspector.line
                        canUndo: editor.canUndoText
                        canRedo: editor.canRedoText
                        onEscaped: panel.escaped()
                        onUndoWanted: editor.undo()
                        onRedoWanted: editor.redo()
                        onSourceRequested: line => {
                            form.shown = false;
                            editor.goTo(line);
                        }
                    }
                    SourceEditor {
                        id: editor

                        visible: !form.shown && !panel.session.foreign
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        session: panel.session
                        problems: panel.problems
                        finder: panel.finder
                        commands: panel.sourceActions
                        markedLine: inspector.line
                        markedGrave: inspector.stall
                        onEscaped: panel.escaped()
                    }
                    ProblemList {
                        Layout.fillWidth: true
                        problems: panel.problems
                    }
                }
                InspectorView {
                    id: below

                    SplitView.preferredHeight: panel.height * 0.47
                    SplitView.minimumHeight: 100
                    session: panel.session
                    inspector: inspector
                }
            }
            PythonView {
                session: panel.session
                // Not StackLayout.isCurrentItem, which Qt 6.4 never frees.
                active: pages.currentIndex === 1
                onEscaped: panel.escaped()
            }
            InspectorView {
                session: panel.session
                inspector: inspector
            }
            ColumnLayout {
                spacing: 0

                FindingsView {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    findings: findings
                    status: panel.status
                }
                NoteList {
                    Layout.fillWidth: true
                    notes: panel.notes
                }
            }
            LogView {
                log: log
            }
        }
    }
}
