import Loopscope

// Everything that can be done in the window, with its keys. The menus, buttons, shortcuts, the palette and the overlay of
// keys all take it from here. Each menu has a file of its own in actions/. Keys that a text field needs for itself are
// timelineKeys; the source's and the form's own are editorKeys.
CommandList {
    id: actions

    required property Session session
    required property TimelineItem timeline
    required property Finder finder
    required property NotesModel notes
    required property EditTarget target
    required property WindowState state
    required property SourceEditor editor
    required property FormView form

    signal searchRequested
    signal lanesRequested
    signal exportRequested
    signal whatIfRequested
    signal newRequested
    signal openRequested
    signal saveRequested
    signal saveAsRequested
    signal saveRunRequested
    signal compareRequested
    signal libraryRequested
    signal keysRequested
    signal paletteRequested
    signal regionRequested(int step)
    signal menusRequested
    signal fullScreenRequested
    signal settingsRequested
    signal aboutRequested
    signal closeRequested

    readonly property alias file: fileActions
    readonly property alias edit: editActions
    readonly property alias source: sourceActions
    readonly property alias view: viewActions
    readonly property alias go: goActions
    readonly property alias lanes: laneActions
    readonly property alias mark: markActions
    readonly property alias run: runActions
    readonly property alias help: helpActions

    FileActions {
        id: fileActions

        session: actions.session
        onNewRequested: actions.newRequested()
        onOpenRequested: actions.openRequested()
        onSaveRequested: actions.saveRequested()
        onSaveAsRequested: actions.saveAsRequested()
        onSaveRunRequested: actions.saveRunRequested()
        onCompareRequested: actions.compareRequested()
        onExportRequested: actions.exportRequested()
        onCloseRequested: actions.closeRequested()
    }
    EditActions {
        id: editActions

        target: actions.target
        form: actions.form
        timeline: actions.timeline
        finder: actions.finder
        onSearchRequested: actions.searchRequested()
        onSettingsRequested: actions.settingsRequested()
    }
    SourceActions {
        id: sourceActions

        editor: actions.editor
    }
    ViewActions {
        id: viewActions

        timeline: actions.timeline
        state: actions.state
        onRegionRequested: step => actions.regionRequested(step)
        onMenusRequested: actions.menusRequested()
        onFullScreenRequested: actions.fullScreenRequested()
    }
    GoActions {
        id: goActions

        session: actions.session
        timeline: actions.timeline
    }
    LaneActions {
        id: laneActions

        session: actions.session
        timeline: actions.timeline
        notes: actions.notes
        onLanesRequested: actions.lanesRequested()
    }
    MarkActions {
        id: markActions

        session: actions.session
        timeline: actions.timeline
        notes: actions.notes
    }
    RunActions {
        id: runActions

        session: actions.session
        onWhatIfRequested: actions.whatIfRequested()
    }
    HelpActions {
        id: helpActions

        onLibraryRequested: actions.libraryRequested()
        onKeysRequested: actions.keysRequested()
        onPaletteRequested: actions.paletteRequested()
        onAboutRequested: actions.aboutRequested()
    }
}
