package io.poolscope.view.window;

import io.poolscope.recording.RecordingWriter;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.history.HistoryText;
import io.poolscope.view.keys.Command;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.timeline.FrameMeter;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;

/**
 * The row at the bottom: state, scenario and seed; how far a file is read, what is recorded; how much history is kept; events, and those
 * that were lost, late or odd; frames a second, heap, where the keys are.
 */
final class StatusLine extends StatusBar {
    /** Frames a second and heap are written twice a second, or they can't be read. */
    private static final long EVERY = 500_000_000;

    /** While a file is read all is written five times a second: each change paints the window, which reading would have to wait for. */
    private static final long WHILE_READING = 200_000_000;

    private static final double LEAST_RUN = 90;

    private final RunModel model;
    private final Region dot = new Region();
    private final Label run = item("run");
    private final ReadingBar reading;
    private final Label recording = item("recording");
    private final Label history = item("history");
    private final Label events = item("events");
    private final Label lost = item("lost");
    private final Label late = item("late");
    private final Label odd = item("odd");
    private final Label undrawn = item("undrawn");
    private final Label meter = item("meter");
    private final FrameMeter frames;
    private final Supplier<Snapshot> shown;
    private long figuresShown;
    private long readingShown;
    private SessionState shownState;
    private String extra = "";

    /**
     * A line about the run.
     *
     * @param shown the snapshot that the window shows, or null
     */
    StatusLine(RunModel model, Supplier<Snapshot> shown, FrameMeter frames, Command stop, Command help) {
        this.model = model;
        this.shown = shown;
        this.frames = frames;
        setId("status");
        setFocusTraversable(false);
        setText(""); // the bar's own text would stand between its left and its right items
        dot.getStyleClass().add("state-dot");
        run.setGraphic(dot);
        run.setMinWidth(LEAST_RUN);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(run.textProperty());
        run.setTooltip(whole); // in a narrow window it ends in an ellipsis
        Label hint = item("keys-hint");
        hint.setText("press " + help.key() + " for keys");
        reading = new ReadingBar(stop);
        recording.managedProperty().bind(recording.textProperty().isNotEmpty());
        history.managedProperty().bind(history.textProperty().isNotEmpty());
        late.managedProperty().bind(late.textProperty().isNotEmpty());
        late.setTooltip(new Tooltip("They came too late to be put in order, and are shown when they came, which is later than they were"));
        odd.managedProperty().bind(odd.textProperty().isNotEmpty());
        undrawn.managedProperty().bind(undrawn.textProperty().isNotEmpty());
        undrawn.setTooltip(new Tooltip("Tasks on threads for which no lane was left: they are counted everywhere, and drawn nowhere"));
        odd.setTooltip(new Tooltip("They made no sense, as the end of a task that nobody submitted, and are shown as far as they did"));
        getLeftItems().addAll(run, reading, recording, history, events, lost, late, odd, undrawn);
        getRightItems().addAll(meter, hint);
    }

    private static Label item(String id) {
        Label label = new Label();
        label.setId("status-" + id);
        label.getStyleClass().add("status-item");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Adds something to say about the run, after its seed; "" for nothing. */
    void say(String more) {
        extra = more;
    }

    /** A frame begins: shows what has changed. */
    void pulse(long nanos) {
        Session session = model.sessionProperty().get();
        if (session == null) {
            return;
        }
        SessionState state = model.stateProperty().get();
        if (session.reading() && state == shownState && nanos - readingShown < WHILE_READING) {
            return;
        }
        readingShown = nanos;
        put(run, words(state, session.file().isPresent()) + " · " + session.info().title() + seed(session)
                + (extra.isEmpty() ? "" : " · " + extra));
        reading.pulse(session);
        put(recording, session.recording().map(StatusLine::words).orElse(""));
        put(history, HistoryText.line(session.past() ? Retention.ALL : model.retentionProperty().get(), shown.get()));
        if (state != shownState) { // style classes set anew would paint the window anew in every frame
            shownState = state;
            dot.getStyleClass().setAll("state-dot", state.name().toLowerCase(Locale.ROOT));
        }
        put(events, number(session.events(), "events"));
        Snapshot snapshot = shown.get();
        long dropped = Math.max(session.lost(), snapshot == null ? 0 : snapshot.lostEvents()); // a file tells of its losses
        put(lost, number(dropped, "lost"));
        put(late, snapshot == null || snapshot.lateEvents() == 0 ? "" : number(snapshot.lateEvents(), "late"));
        put(odd, snapshot == null || snapshot.oddEvents() == 0 ? "" : number(snapshot.oddEvents(), "odd"));
        put(undrawn, snapshot == null || snapshot.undrawnTasks() == 0 ? "" : number(snapshot.undrawnTasks(), "not drawn"));
        if (dropped > 0 != lost.getStyleClass().contains("status-lost")) {
            lost.getStyleClass().setAll(dropped > 0 ? new String[] {"label", "status-item", "status-lost"}
                    : new String[] {"label", "status-item"});
        }
        if (nanos - figuresShown >= EVERY) {
            figuresShown = nanos;
            Runtime runtime = Runtime.getRuntime();
            put(meter, frames.framesPerSecond() + " fps · heap " + (runtime.totalMemory() - runtime.freeMemory() >> 20) + " MB ·");
        }
    }

    private static String number(long count, String what) {
        return String.format(Locale.ROOT, "%,d ", count).replace(',', '\u202f') + what;
    }

    /** The program that wrote a file may have had no seed, and programs that are watched have none. */
    private static String seed(Session session) {
        return (session.file().isPresent() || session.info().parameters().isEmpty()) && session.info().seed() == 0 ? ""
                : " · seed " + session.info().seed();
    }

    private static String words(RecordingWriter recording) {
        String name = "to " + recording.file().getFileName();
        return recording.failure().isPresent() ? "recording " + name + " stopped"
                : String.format(Locale.ROOT, "recording %s · %.1f MB", name, recording.bytes() / 1e6);
    }

    private static String words(SessionState state, boolean file) {
        if (file) {
            return switch (state) {
                case READY, RUNNING, PAUSED -> "Reading";
                case FINISHED -> "Opened";
                case STOPPED -> "Opened in part";
                case FAILED -> "Not read to its end";
            };
        }
        return switch (state) {
            case READY -> "Ready";
            case RUNNING -> "Running";
            case PAUSED -> "Paused";
            case FINISHED -> "Finished";
            case STOPPED -> "Stopped";
            case FAILED -> "Ended by an error";
        };
    }

    private static void put(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }
}
