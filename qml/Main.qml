import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import Loopscope

ApplicationWindow {
    id: window

    property string file: ""
    property bool closeAnyway: false
    property bool closeWhenSaved: false // the run that is being saved
    property bool remembers: false // how it was left, from one start to the next
    readonly property alias session: session
    readonly property alias timeline: pane.timeline

    // Library, timeline and panel, one after the other.
    function focusRegion(step: int) {
        const regions = [library, pane, panel];
        let now = 1;
        for (let item = activeFocusItem; item; item = item.parent) {
            const found = regions.indexOf(item);
            if (found >= 0)
                now = found;
        }
        regions[(now + step + regions.length) % regions.length].takeFocus();
    }

    // As it was left.
    function comeBack() {
        library.SplitView.preferredWidth = state.libraryWidth;
        panel.SplitView.preferredWidth = state.panelWidth;
        panel.currentIndex = state.tab;
        if (state.inspectorHeight > 0)
            panel.setInspectorHeight(state.inspectorHeight);
        pane.timeline.nameColumn = state.nameColumn;
    }
    function remember() {
        if (library.visible)
            state.libraryWidth = library.width;
        if (panel.visible)
            state.panelWidth = panel.width;
        state.tab = panel.currentIndex;
        state.inspectorHeight = panel.inspectorHeight;
        state.nameColumn = pane.timeline.nameColumn;
        state.save();
    }

    width: 1440
    height: 900
    minimumWidth: 960
    minimumHeight: 600
    visible: true
    title: qsTr("%1 – Loopscope").arg(session.title)
    color: Theme.background
    font.family: Theme.sans
    font.pixelSize: 13
    // Tool tips come from Qt as they are. Its file dialogs keep the system's palette: parts of them are white in any.
    palette.dark: Theme.line
    palette.toolTipBase: Theme.raised
    palette.toolTipText: Theme.text

    Component.onCompleted: {
        session.speed = Preferences.speed;
        session.instant = Preferences.instant;
        comeBack();
        if (file === "")
            session.resume();
        else
            session.begin(file);
    }
    onActiveChanged: {
        if (active)
            library.entries.refreshFiles();
    }
    onClosing: close => {
        if (session.saving) {
            close.accepted = false;
            closeWhenSaved = true;
            return;
        }
        if (closeAnyway || session.unsavedCount === 0) {
            remember();
            return session.keepPlace();
        }
        close.accepted = false;
        unsavedDialog.ask();
    }

    WindowState {
        id: state

        kept: window.remembers
        window: window
    }
    Session {
        id: session

        onLineRequested: line => panel.showLine(line)
        onRunSaved: isSaved => {
            if (window.closeWhenSaved && isSaved)
                window.close();
        }
        onSavingChanged: window.closeWhenSaved = false
    }
    RunStatus {
        id: status

        session: session
    }
    LivePreview {
        id: preview

        objectName: "preview"
        session: session
        enabled: Preferences.livePreview
    }
    ProblemsModel {
        id: problems

        session: session
    }

    EditTarget {
        id: editTarget

        window: window
    }
    Actions {
        id: actions

        session: session
        timeline: pane.timeline
        finder: pane.finder
        notes: pane.notes
        target: editTarget
        state: state
        editor: panel.editor
        form: panel.form
        timelineFocused: pane.timeline.activeFocus
        onSearchRequested: pane.search()
        onLanesRequested: pane.arrangeLanes()
        onExportRequested: exportDialog.open()
        onWhatIfRequested: whatIfSheet.open()
        onNewRequested: newDialog.open()
        onOpenRequested: files.open()
        onSaveRequested: files.save()
        onSaveAsRequested: files.saveAs()
        onSaveRunRequested: files.saveRun()
        onCompareRequested: changedDialog.open()
        onLibraryRequested: library.focusFilter()
        onKeysRequested: keys.open()
        onPaletteRequested: palette.open()
        onRegionRequested: step => window.focusRegion(step)
        onMenusRequested: menus.openFirst()
        onFullScreenRequested: state.toggleFullScreen()
        onSettingsRequested: settings.open()
        onAboutRequested: about.open()
        onCloseRequested: window.close()
    }
    Instantiator {
        model: actions.all()
        delegate: Shortcut {
            required property Command modelData

            sequences: modelData.sequences
            enabled: modelData.enabled && modelData.sequences.length > 0
            onActivated: modelData.trigger()
        }
    }
    Instantiator {
        model: actions.all()
        delegate: Shortcut {
            required property Command modelData

            sequences: modelData.timelineKeys
            enabled: modelData.enabled && modelData.timelineFocused && modelData.timelineKeys.length > 0
            onActivated: modelData.trigger()
        }
    }

    menuBar: AppMenuBar {
        id: menus

        entries: library.entries
        actions: actions
    }
    header: TopBar {
        session: session
        timeline: pane.timeline
        actions: actions
    }
    footer: StatusBar {
        session: session
        status: status
        problems: problems
        preview: preview
        onProblemsRequested: panel.currentIndex = 0
    }

    SplitView {
        anchors.fill: parent
        handle: SplitGrip {}

        Library {
            id: library

            visible: state.libraryShown
            SplitView.preferredWidth: 236
            SplitView.minimumWidth: 160
            SplitView.maximumWidth: 420
            session: session
            onNewRequested: newDialog.open()
            onLocateRequested: key => files.locate(key)
        }
        TimelinePane {
            id: pane

            SplitView.fillWidth: true
            SplitView.minimumWidth: 320
            session: session
            status: status
            onSaveAsRequested: files.saveAs()
            onCompareRequested: changedDialog.open()
        }
        SidePanel {
            id: panel

            visible: state.panelShown
            SplitView.preferredWidth: 348
            SplitView.minimumWidth: 260
            session: session
            status: status
            problems: problems
            notes: pane.notes
            finder: pane.finder
            sourceActions: actions.source
            formActions: actions.edit
            onEscaped: pane.timeline.forceActiveFocus()
        }
    }

    KeysOverlay {
        id: keys

        actions: actions
    }
    CommandPalette {
        id: palette

        session: session
        notes: pane.notes
        actions: actions
    }
    SettingsDialog {
        id: settings
    }
    AboutDialog {
        id: about

        shownIn: window
    }
    UnsavedDialog {
        id: unsavedDialog

        function closeWindow() {
            window.closeAnyway = true;
            window.close();
        }

        session: session
        onDiscarded: closeWindow()
        onSaved: closeWindow()
    }
    RecoveryDialog {
        session: session
    }
    ChangedDialog {
        id: changedDialog

        session: session
        onSaveAsRequested: files.saveAs()
    }
    FileChoosers {
        id: files

        session: session
        entries: library.entries
    }
    NewDialog {
        id: newDialog

        session: session
    }
    DropTarget {
        anchors.fill: parent
        entries: library.entries
    }
    ExportDialog {
        id: exportDialog

        session: session
        timeline: pane.timeline
        onBrowseRequested: suggestion => {
            pictureChooser.selectedFile = suggestion;
            pictureChooser.open();
        }
        onRunRequested: files.saveRun()
    }

    WhatIfSheet {
        id: whatIfSheet

        session: session
        onBrowseRequested: suggestion => {
            pageChooser.selectedFile = suggestion;
            pageChooser.open();
        }
    }

    FileDialog {
        id: pageChooser

        title: qsTr("Save the comparison")
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        nameFilters: [qsTr("Pictures (*.png *.svg *.pdf)")]
        onAccepted: whatIfSheet.whatIf.setUrl(selectedFile)
    }
    FileDialog {
        id: pictureChooser

        title: qsTr("Save the picture")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Pictures (*.png *.svg *.pdf)")]
        onAccepted: exportDialog.exporter.setUrl(selectedFile)
    }
}
