package io.poolscope.view.window;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.QuietWords;
import io.poolscope.attach.LivePrograms;
import io.poolscope.explore.eventlog.EventLog;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.Message;
import io.poolscope.session.warmup.ReaderWarmUp;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Tasks;
import io.poolscope.view.findings.FindingCards;
import io.poolscope.view.findings.FindingHighlights;
import io.poolscope.view.findings.FindingsWatch;
import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.Keystroke;
import io.poolscope.view.paint.Fonts;
import io.poolscope.view.paint.FxPainter;
import io.poolscope.view.paint.ToolkitMeasure;
import io.poolscope.view.predict.Ghosting;
import io.poolscope.view.run.KeptRun;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.settings.Settings;
import io.poolscope.view.settings.SettingsFile;
import io.poolscope.view.sidebar.Sidebar;
import io.poolscope.view.theme.Theme;
import io.poolscope.view.timeline.TimelineArea;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * The window: builds its parts, wires them to the run model and to each other, and drives them with one pulse a frame.
 * What the parts do is theirs; nothing is decided here but who hears whom. For the JavaFX thread.
 */
public final class MainWindow {
    /** When the window has been shown and its first run goes on. */
    private static final Duration BEFORE_REHEARSAL = Duration.ofSeconds(1);
    /** Between them nearly all that files are made of: an ordered stream, and a queue that is full. */
    private static final List<String> REHEARSED = List.of("ordered-results", "bounded-queue");

    private final Stage stage;
    private final Catalogue catalogue;
    private final SettingsFile file;
    private final TimelineModel timeline = new TimelineModel();
    private final TextMeasure measure = new ToolkitMeasure();
    private final TimelineArea area = new TimelineArea(timeline, measure);
    private final TimelinePane pane = area.timeline();
    private final Toasts toasts;
    private final RunModel model;
    private final Sidebar sidebar;
    private final FindingCards findings = new FindingCards();
    private final FindingHighlights highlights = new FindingHighlights(timeline.highlightsProperty());
    private final RunToolBar tools;
    private final FindingsWatch watch;
    private final StatusLine status;
    private final Ghosting ghosting;
    private final ViewSwitcher views;
    private final BooleanBinding taskSelected = Bindings.createBooleanBinding(() -> timeline.selectionProperty().get().some(),
            timeline.selectionProperty());
    private final LastMoment lastMoment;
    private final WindowPlace place;
    private final SidePanes panes;
    private final WindowSheets sheets;
    private final WindowKeys keys;
    private final Scene scene;
    private final FileActions files;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    private final AnimationTimer pulse;
    private final ReaderWarmUp rehearsal;
    private final Consumer<String> lastWords;
    private Settings settings;
    private final WatchedPrograms programs;
    private final FileChoice choice;

    /**
     * Builds the window on a stage that is not shown yet.
     *
     * @param catalogue what can be run; its first scenario runs when nothing else was last
     * @param file where the window remembers itself
     * @param lastWords takes what can be shown no more, as the window is gone: a line each
     */
    public MainWindow(Stage stage, Catalogue catalogue, SettingsFile file, Consumer<String> lastWords) {
        this.lastWords = lastWords;
        this.stage = stage;
        place = new WindowPlace(stage);
        this.catalogue = catalogue;
        this.file = file;
        lastMoment = new LastMoment(file);
        Fonts.load();
        toasts = new Toasts(stage);
        model = new RunModel(toasts::show);
        sidebar = new Sidebar(catalogue);
        programs = new WatchedPrograms(model, sidebar.programs(), toasts);
        choice = new FileChoice(model, sidebar, toasts, this::choose);
        sheets = new WindowSheets(timeline, model.retentionProperty(), new FxPainter(measure), this::pictured, theme::get, pane, toasts);
        watch = new FindingsWatch(this::found, text -> toasts.show(Message.Level.ERROR, text));
        RunCommands commands = RunCommands.of(model, pane::playOrHalt, Bindings.notEqual(0, timeline.playbackRateProperty()));
        status = new StatusLine(model, timeline.snapshotProperty()::get, pane.meter(), commands.stop(), sheets.helpCommand());
        ghosting = new Ghosting(model, timeline, status::say);
        files = new FileActions(stage, model, this::openFile, toasts);
        views = new ViewSwitcher(model, timeline, area, new RightColumn(timeline, findings, pane.commands().statistics()), measure, toasts);
        FileMenu menu = new FileMenu(files, () -> settings.recent().stream().map(Path::of).toList(), this::openFile,
                sheets.historyCommand(), new PastRunsMenu(model.kept(), this::showAgain));
        Command look = Command.of("Look", () -> theme.set(theme.get().other())).with(Keystroke.ctrl(KeyCode.T));
        tools = new RunToolBar(model, commands, pane, theme, menu, sheets.exportCommand(), look, this::wrongWindow);
        BorderPane frame = new BorderPane(views.middle(), tools, null, status, null);
        panes = new SidePanes(frame, sidebar, views.side(), pane);
        WindowKeys.Frame own = WindowKeys.Frame.of(ghosting::toggle, views.shows(panes::showRight), () -> {
            panes.showLeft();
            sidebar.scenarios().focusSearch();
        }, panes, look, this::escape);
        keys = new WindowKeys(commands, pane.commands(), files, sheets, tools.typeWindow(), own);
        sheets.keys().show(keys.table().shortcuts());
        StackPane root = new StackPane(frame);
        StackPane.setAlignment(frame, Pos.TOP_LEFT); // a window too small for it cuts its right end, not both
        root.getChildren().addAll(sheets.all());
        root.getStyleClass().add("window");
        scene = new Scene(root);
        files.acceptDrops(scene);
        keys.actIn(scene, sheets);
        wire();
        rehearsal = new ReaderWarmUp(REHEARSED.stream().map(catalogue::require).map(MainWindow::usual).toList(), EventLog::new,
                BEFORE_REHEARSAL);
        pulse = new AnimationTimer() {
            @Override
            public void handle(long now) {
                frame(now);
            }
        };
    }

    private void wire() {
        pane.setOnOpenStatistics(() -> sheets.statistics().open());
        pane.setOnOpenTable(() -> sheets.table().open());
        pane.setOnOpenSearch(() -> {
            views.showTimeline();
            area.search().openByKey();
        });
        pane.setOnWalkFindings(forwards -> {
            if (!findings.walk(forwards)) {
                timeline.tell("There is no finding in this run.");
            }
        });
        theme.addListener((_, _, look) -> dress(look));
        sidebar.scenarios().setOnChosen(scenario -> {
            choose(scenario, valuesFor(scenario));
            model.run();
        });
        sidebar.parameters().setOnChange((parameter, values) -> {
            model.change(parameter, values);
            ghosting.changed();
        });
        findings.setOnGo(this::go);
        model.feedProperty().subscribe(feed -> {
            if (feed != null) {
                timeline.open(feed);
                highlights.clear();
                describe();
                watch.restart();
                ghosting.opened();
            }
        });
        stage.setOnHidden(_ -> close());
    }

    /** Shows the window as it was left, with its last scenario running. */
    public void open() {
        open(Optional.empty());
    }

    /**
     * Shows the window as it was left, with its last scenario running, or with a file; a broken settings file is told.
     *
     * @param recording the file of a run to show, if any
     */
    public void open(Optional<Path> recording) {
        SettingsFile.Loaded loaded = file.load();
        settings = loaded.settings();
        stage.setTitle("Poolscope");
        stage.setScene(scene);
        place.apply(settings);
        panes.restore(settings.frame().left(), settings.frame().right());
        theme.set(Theme.of(settings.theme()));
        model.retentionProperty().set(settings.history());
        dress(theme.get());
        Scenario scenario = lastScenario();
        choose(scenario, valuesFor(scenario));
        stage.show();
        pane.requestFocus();
        loaded.problem().ifPresent(text -> toasts.show(Message.Level.WARNING, text));
        recording.ifPresentOrElse(this::openFile, model::run);
        pulse.start();
    }

    /** Listens for programs that show themselves, and lists them; where that can't be, it is told and the window goes on. */
    public void listen(LivePrograms.Opener where) {
        programs.listen(where);
    }

    /**
     * Gets ready to read files while nobody asks for one, so that the first that is opened is read as fast as any; to be called once, by
     * the caller that has opened the window for a person and not with a file. Opening a file ends it.
     */
    public void rehearse() {
        rehearsal.start();
    }

    private static Workload usual(Scenario scenario) {
        return scenario.workload(ParameterValues.defaultsOf(scenario), RunModel.DEFAULT_SEED).orElseThrow();
    }

    /** Shows a run from a file; one that can't be opened is told, and what is shown stays. */
    public void openFile(Path recording) {
        rehearsal.close();
        try {
            model.open(recording, this::known);
            settings = settings.withOpened(recording.toAbsolutePath().toString());
            // Now, as a program may end without calling anything.
            lastMoment.note(settingsNow(), model.sessionProperty().get());
            lastMoment.keep(settingsNow()).ifPresent(problem -> toasts.show(Message.Level.WARNING, problem));
        } catch (IOException e) {
            toasts.show(Message.Level.ERROR, e.getMessage());
            if (model.sessionProperty().get() == null) {
                model.run();
            }
        }
    }

    private void showAgain(KeptRun run) {
        ghosting.forget();
        model.showAgain(run);
        sidebar.parameters().show(model.valuesProperty().get());
    }

    /** The run behind the window. */
    public RunModel model() {
        return model;
    }

    /** What is done with files of runs. */
    FileActions files() {
        return files;
    }

    /** The messages that come up in its corner. */
    Toasts toasts() {
        return toasts;
    }

    private void frame(long now) {
        model.pulse();
        tools.pulse(now);
        if (timeline.snapshotProperty().get() != null && !model.reading()) { // half a file would only be asked about in vain
            watch.pulse(timeline.snapshotProperty().get(), timeline.liveProperty().get(), now);
        }
        status.pulse(now);
        programs.pulse(now);
        if (lastMoment.isDue(now)) {
            lastMoment.note(settingsNow(), model.sessionProperty().get());
        }
    }

    private void choose(Scenario scenario, ParameterValues values) {
        model.choose(scenario, values);
        ghosting.forget();
        sidebar.parameters().show(values);
    }

    /** The side says what is shown now: the scenario, or a file. */
    private void describe() {
        Scenario scenario = model.scenarioProperty().get();
        if (model.isFromFile()) {
            choice.show(model.sessionProperty().get(), known(model.sessionProperty().get().info().scenario()));
        } else if (model.isOfPrograms()) {
            sidebar.describePrograms(model.sessionProperty().get().info().title(), scenario);
        } else {
            choice.leave();
            sidebar.describe(model.scenarioProperty().get());
        }
        sidebar.hand().show(model.isFromFile() || model.isOfPrograms() ? List.of() : scenario.actions(), timeline.liveProperty(),
                taskSelected,
                action -> model.act(action, timeline.selectionProperty().get().task()));
    }

    private Optional<Scenario> known(String id) {
        return catalogue.all().stream().filter(scenario -> scenario.about().id().equals(id)).findFirst();
    }

    private Scenario lastScenario() {
        return known(settings.scenario()).orElse(catalogue.first());
    }

    /** The values last used; a remembered one that is not allowed any more is told and left out. */
    private ParameterValues valuesFor(Scenario scenario) {
        return ChosenRun.of(scenario, settings.valuesOf(scenario.about().id()),
                bad -> toasts.show(Message.Level.WARNING, "A remembered value was left out: " + bad)).values();
    }

    private void dress(Theme look) {
        look.applyTo(scene);
        pane.paletteProperty().set(look.palette());
    }

    private void go(Finding finding) {
        views.showTimeline();
        Finding.Where where = finding.where();
        where.range().ifPresent(timeline::show);
        where.tasks().stream().findFirst().ifPresent(timeline::select);
        highlights.choose(finding);
    }

    private void found(List<Finding> now) {
        Tasks tasks = timeline.snapshotProperty().get().tasks();
        findings.show(now, QuietWords.of(tasks.count(Outcome.FAILED), tasks.count(Outcome.ABORTED) + tasks.count(Outcome.DISCARDED),
                timeline.growing()));
        highlights.found(now);
    }

    private void wrongWindow(String problem) {
        if (!problem.isEmpty()) {
            toasts.show(Message.Level.ERROR, problem);
        }
    }

    private void escape() {
        timeline.clear();
        highlights.clear();
        pane.requestFocus();
    }

    /** For the sheets, which are there before the views. */
    private PictureStyle pictured() {
        return views.pictured();
    }

    /** Where it stands. */
    WindowPlace place() {
        return place;
    }

    /** What is kept if the program has to end now. */
    LastMoment lastMoment() {
        return lastMoment;
    }

    /** Its keys. */
    WindowKeys keys() {
        return keys;
    }

    /** Ends the run and keeps the settings. */
    private void close() {
        pulse.stop();
        rehearsal.close();
        lastMoment.keep(settingsNow()).ifPresent(lastWords);
        watch.close();
        ghosting.close();
        views.close();
        model.close();
        timeline.close();
        programs.close(lastWords);
    }

    /** Keeps the settings and ends the recording, for a program that is told to end while the window is open; any thread may call it. */
    public void endAtOnce() {
        lastMoment.end().ifPresent(lastWords);
    }

    /**
     * The settings as they are to be found at the next start. A file's scenario and values are its own, and not what a
     * person has chosen.
     */
    private Settings settingsNow() {
        Settings now = place.keptIn(settings, panes).withTheme(theme.get().key()).withHistory(model.retentionProperty().get());
        ChosenRun chosen = choice.own();
        return now.withScenario(chosen.scenario().about().id(), chosen.values().asText());
    }
}
