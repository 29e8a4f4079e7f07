package io.poolscope.view.run;

import io.poolscope.explore.eventlog.EventLog;
import io.poolscope.scenario.HandAction;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SourceText;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.session.FileSource;
import io.poolscope.session.Message;
import io.poolscope.session.RunSource;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.session.SourceFacts;
import io.poolscope.timeline.Retention;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.view.work.Once;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The run that the window shows, the scenario and values that the next one will have, and what a person can do with
 * both. It holds no control. Nothing is pushed at it: {@link #pulse} takes the newest picture once a frame.
 *
 * <p>For the JavaFX thread. Sessions that were replaced end on a thread of their own, so that the window never waits
 * for them.
 */
public final class RunModel implements AutoCloseable {
    private final ReadOnlyObjectWrapper<Session> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SessionState> state = new ReadOnlyObjectWrapper<>(SessionState.READY);
    private final ReadOnlyObjectWrapper<RunFeed> feed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Scenario> scenario = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper timeControl = new ReadOnlyStringWrapper("");
    private final ObjectProperty<ParameterValues> values = new SimpleObjectProperty<>();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final ObjectProperty<Retention> retention = new SimpleObjectProperty<>(Retention.ALL);
    private final Consumer<Message> told;
    private int messagesTold;
    private final KeptRuns kept = new KeptRuns();
    /** What the run that is shown was started with, if it is one of this sitting. */
    private Optional<StartedRun> started = Optional.empty();
    /** Whether a file was opened of which it is not known yet whether there is anything in it; and what it replaced, or null. */
    private boolean opening;
    private ShownRun before;
    private boolean ofPrograms;

    private static final SourceText NO_SOURCE = new SourceText("", Map.of());

    /** How many minutes are kept of programs unless chosen. */
    private static final int LIVE_MINUTES = 10;

    /** Where the random numbers of all runs in the window start. */
    public static final long DEFAULT_SEED = 11;

    /**
     * A model without a run.
     *
     * @param told takes each message of the run once, on the JavaFX thread
     */
    public RunModel(Consumer<Message> told) {
        this.told = Objects.requireNonNull(told);
        speed.addListener((_, _, factor) -> applySpeed(factor.doubleValue()));
        retention.addListener(_ -> applyRetention());
    }

    /** Chooses what the next run will be; the run that is going on goes on. */
    public void choose(Scenario chosen, ParameterValues chosenValues) {
        scenario.set(chosen);
        values.set(chosenValues);
        if (!isFromFile()) {
            timeControl.set(chosen.about().realTime().orElse(""));
        }
    }

    /** Starts a run of what was chosen, in place of the one that is shown. */
    public void run() {
        leave();
        EventLog log = new EventLog();
        Scenario now = scenario.get();
        started = Optional.of(new StartedRun(kept.next(), now, values.get()));
        play(Session.create(now, values.get(), DEFAULT_SEED, log), log, now.source(Language.JAVA), now.source(Language.PYTHON), false);
    }

    /** Ends what is shown, to make room for a run; one of this sitting is kept. */
    private void leave() {
        if (session.get() != null) {
            keep(session.get(), feed.get(), messagesTold, started);
            retire(session.get());
        }
        if (before != null) {
            keep(before.session(), before.feed(), before.messagesTold(), before.started());
            retire(before.session());
            before = null;
        }
        opening = false;
    }

    private void keep(Session old, RunFeed shown, int told, Optional<StartedRun> with) {
        with.ifPresent(run -> kept.keep(run.number(), old, shown, run.scenario(), run.values(), told));
    }

    /** Shows a run of this sitting again, in place of the one that is shown; what it was started with is what the next run will be. */
    public void showAgain(KeptRun run) {
        if (!kept.take(run)) {
            return;
        }
        leave();
        choose(run.scenario(), run.values());
        ofPrograms = false;
        started = Optional.of(new StartedRun(run.number(), run.scenario(), run.values()));
        showAgain(run.session(), run.feed(), run.messagesTold());
    }

    private void showAgain(Session old, RunFeed shown, int told) {
        messagesTold = told;
        session.set(old);
        timeControl.set(old.timeControl());
        feed.set(shown);
        pulse();
    }

    /** The last runs of this sitting, but the one that is shown. */
    public KeptRuns kept() {
        return kept;
    }

    /**
     * Shows a run from a file in place of the one that is shown; the timeline can be used while the rest is read. If it turns out that
     * nothing of the file can be read, what was shown is shown again, and goes on if it did.
     *
     * @param known finds the scenario that a recording was made of, for the source text of a recording that has none
     * @throws IOException if the file can't be opened; the message is one line
     */
    public void open(Path file, Function<String, Optional<Scenario>> known) throws IOException {
        EventLog log = new EventLog();
        ShownRun now = session.get() == null ? null : new ShownRun(session.get(), feed.get(), messagesTold, started, ofPrograms);
        Session opened = Session.of(new FileSource(file), log);
        Optional<SourceText> java = SourceFacts.read(opened.facts(), Language.JAVA);
        Optional<SourceText> python = SourceFacts.read(opened.facts(), Language.PYTHON);
        if (java.isEmpty() && python.isEmpty()) {
            Optional<Scenario> recorded = known.apply(opened.info().scenario());
            java = recorded.map(scenario -> scenario.source(Language.JAVA));
            python = recorded.map(scenario -> scenario.source(Language.PYTHON));
        }
        if (!opening) {
            before = now;
        } else {
            retire(now.session()); // a file that nobody waited for
        }
        opening = true;
        started = Optional.empty();
        play(opened, log, java.orElse(NO_SOURCE), python.orElse(NO_SOURCE), false);
    }

    /**
     * Shows a run that comes from elsewhere, as programs that are observed, in place of the one that is shown. If all history is kept, of
     * this one only the last minutes are: it may go on for days.
     */
    public void watch(RunSource source) {
        leave();
        started = Optional.empty();
        EventLog log = new EventLog();
        Session fresh = Session.of(source, log);
        play(fresh, log, NO_SOURCE, NO_SOURCE, true);
        if (retention.get().equals(Retention.ALL)) {
            fresh.retain(Retention.lastMinutes(LIVE_MINUTES));
        }
    }

    private void play(Session fresh, EventLog log, SourceText java, SourceText python, boolean programs) {
        ofPrograms = programs;
        messagesTold = 0;
        session.set(fresh);
        timeControl.set(fresh.timeControl());
        applySpeed(speed.get());
        applyRetention();
        fresh.start();
        SparseSnapshots snapshots = new SparseSnapshots(fresh::snapshot, fresh::reading, System::nanoTime);
        feed.set(new RunFeed(fresh.info().title(), snapshots, () -> !fresh.state().ended(), fresh.past(), Optional.of(log), java,
                python));
        pulse();
    }

    private void retire(Session old) {
        old.stop();
        Once.run("session-closer", () -> {
            old.close();
            return old;
        }, _ -> {}, why -> told.accept(new Message(0, Message.Level.ERROR, "The last run could not be closed: " + why)));
    }

    /** Once an opened file shows something, ends the run that it replaces; shows that run again if there is nothing. */
    private void settleOpened() {
        Session opened = session.get();
        if (!opening || opened.events() == 0 && !opened.state().ended()) {
            return;
        }
        opening = false;
        ShownRun old = before;
        before = null;
        boolean nothing = opened.events() == 0 && !opened.messages().isEmpty() && opened.state() != SessionState.STOPPED;
        if (!nothing) {
            if (old != null) {
                keep(old.session(), old.feed(), old.messagesTold(), old.started());
                retire(old.session());
            }
            return;
        }
        if (old == null) {
            run();
            return;
        }
        retire(opened);
        started = old.started();
        ofPrograms = old.ofPrograms();
        showAgain(old.session(), old.feed(), old.messagesTold());
    }

    private void applySpeed(double factor) {
        Session now = session.get();
        if (now != null && now.timeControl().isEmpty()) {
            now.speed(factor);
        }
    }

    /** A file is shown whole, and a run that has ended grows no more: neither loses what one is looking at. */
    private void applyRetention() {
        Session now = session.get();
        if (now != null && !now.past() && !now.state().ended()) {
            now.retain(retention.get());
        }
    }

    /** Whether the run that is shown is read from a file. */
    public boolean isFromFile() {
        return session.get() != null && session.get().file().isPresent();
    }

    /** Whether the run that is shown is one of programs that are observed. */
    public boolean isOfPrograms() {
        return ofPrograms;
    }

    /**
     * Pauses a run that goes on, and goes on with one that is paused. One that has ended stays as it is: only
     * {@link #run} starts a run.
     */
    public void togglePause() {
        switch (state.get()) {
            case RUNNING -> pause();
            case PAUSED -> resume();
            case READY, FINISHED, STOPPED, FAILED -> {}
        }
    }

    /** Lets time stand still where the run allows it. */
    public void pause() {
        control(Session::pause);
    }

    /** Lets time go on. */
    public void resume() {
        control(Session::resume);
    }

    /** Lets one event happen; pauses first. */
    public void step() {
        control(Session::step);
    }

    private void control(Consumer<Session> how) {
        Session now = session.get();
        if (now != null && now.timeControl().isEmpty()) {
            how.accept(now);
            pulse();
        }
    }

    /** Ends the run; its picture stays. */
    public void stop() {
        if (session.get() != null) {
            session.get().stop();
            pulse();
        }
    }

    /** Takes a value that a person has chosen: in this run if it acts now, else in the next. */
    public <T> void change(Parameter<T> parameter, ParameterValues all) {
        values.set(all);
        Session now = session.get();
        boolean sameScenario = now != null && scenario.get() != null
                && now.info().scenario().equals(scenario.get().about().id());
        if (parameter.acts() == TakesEffect.NOW && sameScenario && !now.past()) {
            now.set(parameter, all.get(parameter));
        }
    }

    /**
     * Lets a person act by hand in the run; what came of it is told among the run's messages.
     *
     * @param task the selected task, or -1
     */
    public void act(HandAction action, long task) {
        if (session.get() != null) {
            session.get().act(action, task < 0 ? OptionalLong.empty() : OptionalLong.of(task));
        }
    }

    /** Takes the newest picture, state and messages. To be called once a frame. */
    public void pulse() {
        Session now = session.get();
        if (now == null) {
            return;
        }
        state.set(now.state());
        List<Message> messages = now.messages();
        while (messagesTold < messages.size()) {
            told.accept(messages.get(messagesTold++));
        }
        settleOpened();
    }

    /** Ends the run and waits for its threads, less than a second. */
    @Override
    public void close() {
        if (before != null) {
            before.session().close();
        }
        if (session.get() != null) {
            session.get().close();
        }
    }

    /** The session shown; null before the first run. */
    public ReadOnlyObjectProperty<Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /** Whether the run is a file that is still read. */
    public boolean reading() {
        return session.get() != null && session.get().reading();
    }

    /** Where it stands, as of the last pulse. */
    public ReadOnlyObjectProperty<SessionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The run as the timeline takes it; null before the first run. */
    public ReadOnlyObjectProperty<RunFeed> feedProperty() {
        return feed.getReadOnlyProperty();
    }

    /** The scenario that the next run will play; null before one was chosen. */
    public ReadOnlyObjectProperty<Scenario> scenarioProperty() {
        return scenario.getReadOnlyProperty();
    }

    /** The values that the next run will have. */
    public ObjectProperty<ParameterValues> valuesProperty() {
        return values;
    }

    /** Empty if the run can be paused, stepped and scaled, else why not, in one sentence. */
    public ReadOnlyStringProperty timeControlProperty() {
        return timeControl.getReadOnlyProperty();
    }

    /** How many times faster than real time runs go. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** How much history runs keep. Acts at once on one that goes on; one that has ended, and a file, keeps what it has. */
    public ObjectProperty<Retention> retentionProperty() {
        return retention;
    }

    /** Where the next run's random numbers start. */
    public long seed() {
        return DEFAULT_SEED;
    }
}
