package io.poolscope.view.whatif;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.analysis.whatif.Difference;
import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Knob;
import io.poolscope.analysis.whatif.Sweep;
import io.poolscope.analysis.whatif.WhatIf;
import io.poolscope.render.Marks.Growth;
import io.poolscope.simulation.SimulationException;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.keys.SharedKeys;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.view.work.Newest;
import io.poolscope.words.DurationWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * What would have been of the run that is shown, once it has ended. Numbers that are changed are simulated at once, on a thread named
 * {@code what-if}; a sweep over one of them goes on beside it on {@code what-if-sweep}. Only the newest question of each counts. While
 * nobody looks nothing is worked out.
 *
 * <p>For the JavaFX thread. The threads end with {@link #close}.
 */
public final class WhatIfModel implements AutoCloseable {
    /**
     * The run that is asked about.
     *
     * @param run its last picture
     * @param extraction what it was as a workload
     * @param makespan how long it took, from the first submit to the last end or consumption, in nanoseconds
     */
    public record Base(Snapshot run, Extraction extraction, long makespan) {
        private static Base of(Snapshot run) {
            Extraction extraction = Extraction.of(run)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "No task of this run was submitted to a pool; there is nothing to run again."));
            return new Base(run, extraction, RunSummary.of(run).makespan());
        }
    }

    /**
     * What came of a question.
     *
     * @param base the run it is about
     * @param pool the pool that was changed
     * @param changes what was changed
     * @param whatIf the other run; empty if it can't be simulated to its end
     * @param differences in figures, as far as they are known
     * @param problem why it can't be, in one line; "" if it can
     */
    public record Answer(Base base, String pool, Map<Knob, String> changes, Optional<WhatIf> whatIf, List<Difference> differences,
            String problem) {
    }

    /**
     * A sweep that is wanted.
     *
     * @param knob which number
     * @param from its first value
     * @param until its last
     */
    public record Range(Knob knob, long from, long until) {
    }

    private static final String NOTHING = "Nothing runs and nothing was opened yet.";
    private static final String LIVE = "The run goes on. What if is asked of a run that has ended: wait for it, or stop it ("
            + SharedKeys.STOP.words() + ").";
    private static final String PART = "The file is still being read. What if is asked of a whole run: wait for it, or cancel reading ("
            + SharedKeys.STOP.words() + ").";
    private static final String READING = "Reading the run…";

    private final TimelineModel timeline;
    private final int processors;
    private final Newest thread = new Newest("what-if");
    private final Newest sweeper = new Newest("what-if-sweep");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyObjectWrapper<Base> base = new ReadOnlyObjectWrapper<>(this, "base");
    private final ReadOnlyStringWrapper pool = new ReadOnlyStringWrapper(this, "pool", "");
    private final ReadOnlyObjectWrapper<Map<Knob, String>> changes = new ReadOnlyObjectWrapper<>(this, "changes", Map.of());
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyObjectWrapper<Sweep> sweep = new ReadOnlyObjectWrapper<>(this, "sweep");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", NOTHING);
    private final ReadOnlyStringWrapper sweepProblem = new ReadOnlyStringWrapper(this, "sweepProblem", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper sweeping = new ReadOnlyBooleanWrapper(this, "sweeping");
    private Optional<Range> range = Optional.empty();
    private String title = "";

    /** Asks about the run of a timeline, on as many processors as this machine has. */
    public WhatIfModel(TimelineModel timeline) {
        this.timeline = timeline;
        processors = Runtime.getRuntime().availableProcessors();
        active.addListener(_ -> refresh());
        timeline.growthProperty().addListener(_ -> refresh());
        timeline.snapshotProperty().addListener(_ -> refresh());
        timeline.feedProperty().addListener((_, _, feed) -> opened(feed));
    }

    /** Another run is shown: a question about a run of the same name stays, and is asked of this one. */
    private void opened(RunFeed feed) {
        forget();
        if (!feed.title().equals(title)) {
            title = feed.title();
            pool.set("");
            changes.set(Map.of());
        }
        refresh();
    }

    private void forget() {
        thread.cancel();
        sweeper.cancel();
        busy.set(false);
        sweeping.set(false);
        base.set(null);
        answer.set(null);
        sweep.set(null);
        sweepProblem.set("");
        range = Optional.empty();
    }

    private void refresh() {
        Snapshot run = timeline.snapshotProperty().get();
        if (!active.get()) {
            return;
        }
        Growth growth = timeline.growthProperty().get();
        if (run == null || growth != Growth.OVER) {
            forget();
            status.set(run == null ? NOTHING : growth == Growth.LIVE ? LIVE : PART);
        } else if (base.get() == null || base.get().run() != run) {
            read(run);
        }
    }

    private void read(Snapshot run) {
        forget();
        status.set(READING);
        busy.set(true);
        thread.<Base>ask(_ -> Base.of(run),
                found -> {
                    busy.set(false);
                    List<String> pools = found.extraction().poolNames();
                    // both before anybody asks what they make of this run
                    String kept = pools.contains(pool.get()) ? pool.get() : pools.getFirst();
                    changes.set(allowed(found, kept, changes.get()));
                    pool.set(kept);
                    base.set(found);
                    status.set("");
                    ask();
                }, problem -> {
                    busy.set(false);
                    status.set(problem);
                });
    }

    /** Those changes that a pool of this run can have. */
    private static Map<Knob, String> allowed(Base base, String pool, Map<Knob, String> wanted) {
        Map<Knob, String> allowed = new EnumMap<>(Knob.class);
        wanted.forEach((knob, value) -> {
            if (problem(base, pool, knob, value).isEmpty() && !value.equals(base.extraction().value(pool, Map.of(), knob))) {
                allowed.put(knob, value);
            }
        });
        return ordered(allowed);
    }

    /** What is wrong with a value, in one line; empty if nothing is, or there is no run to ask about. */
    public Optional<String> problem(Knob knob, String value) {
        return base.get() == null ? Optional.empty() : problem(base.get(), pool.get(), knob, value);
    }

    private static Optional<String> problem(Base base, String pool, Knob knob, String value) {
        try {
            base.extraction().value(pool, Map.of(knob, value), knob);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** What the pool had in the real run. Only with a run to ask about. */
    public String was(Knob knob) {
        return base.get().extraction().value(pool.get(), Map.of(), knob);
    }

    /**
     * What the changed pool has; what is not changed can follow from what is, as chunks make a delivery a map. Only
     * with a run to ask about.
     */
    public String now(Knob knob) {
        return changes.get().getOrDefault(knob, base.get().extraction().value(pool.get(), changes.get(), knob));
    }

    /** Changes another pool of the run instead, beginning with what it had; the one that was changed is again what it was. */
    public void choose(String name) {
        if (base.get() == null || name.equals(pool.get()) || !base.get().extraction().poolNames().contains(name)) {
            return;
        }
        stopSweep();
        range = Optional.empty(); // the old range says nothing about another pool
        sweep.set(null);
        sweepProblem.set("");
        changes.set(Map.of());
        pool.set(name);
        ask();
    }

    /** Changes a number; the value that the run had takes the change back. One that is not allowed changes nothing. */
    public void change(Knob knob, String value) {
        if (base.get() == null || problem(knob, value).isPresent()) {
            return;
        }
        Map<Knob, String> now = new EnumMap<>(Knob.class);
        now.putAll(changes.get());
        if (value.equals(was(knob))) {
            now.remove(knob);
        } else {
            now.put(knob, value);
        }
        if (!now.equals(changes.get())) {
            changes.set(ordered(now));
            ask();
        }
    }

    /** Takes all changes back. */
    public void reset() {
        if (!changes.get().isEmpty()) {
            changes.set(Map.of());
            ask();
        }
    }

    private void ask() {
        Base about = base.get();
        String where = pool.get();
        Map<Knob, String> wanted = changes.get();
        range.ifPresent(this::sweep);
        if (wanted.isEmpty()) {
            thread.cancel();
            busy.set(false);
            answer.set(null);
            return;
        }
        busy.set(true);
        thread.<Answer>ask(_ -> work(about, where, wanted, processors), found -> {
            busy.set(false);
            answer.set(found);
        }, problem -> {
            busy.set(false);
            answer.set(new Answer(about, where, wanted, Optional.empty(), List.of(), problem));
        });
    }

    private static Answer work(Base base, String pool, Map<Knob, String> changes, int processors) {
        try {
            WhatIf whatIf = WhatIf.of(base.run(), base.extraction(), pool, changes, processors);
            return new Answer(base, pool, changes, Optional.of(whatIf), Difference.of(whatIf), "");
        } catch (SimulationException endless) {
            long bound = base.extraction().with(pool, changes).bound(processors);
            return new Answer(base, pool, changes, Optional.empty(), Difference.withoutEnd(base.extraction().forecast(processors), bound),
                    "It can't be simulated to its end: " + endless.getMessage() + ". It can't end before " + DurationWords.of(bound) + ".");
        }
    }

    /** Simulates the run, with what else is changed, at each value of a range; what is known so far is shown meanwhile. */
    public void sweep(Range wanted) {
        if (base.get() == null) {
            return;
        }
        range = Optional.of(wanted);
        sweepProblem.set("");
        sweeping.set(true);
        Extraction run = base.get().extraction();
        Map<Knob, String> others = changes.get();
        String where = pool.get();
        sweeper.<Sweep>ask(partly -> sweep(run.with(where, others), where, wanted, partly), found -> {
            sweeping.set(sweeper.busy());
            sweep.set(found);
        }, problem -> {
            sweeping.set(false);
            sweep.set(null);
            sweepProblem.set(problem);
        });
    }

    /** An unchangeable copy in the order of the knobs: a later one may overrule an earlier one. */
    private static Map<Knob, String> ordered(Map<Knob, String> map) {
        Map<Knob, String> ordered = new EnumMap<>(Knob.class);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }

    private Sweep sweep(Extraction run, String where, Range wanted, Consumer<Sweep> partly) throws InterruptedException {
        List<Sweep.Point> points = new ArrayList<>();
        for (long value : Sweep.range(wanted.from(), wanted.until())) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            points.addAll(Sweep.of(run, where, wanted.knob(), List.of(value), processors).points());
            partly.accept(new Sweep(wanted.knob(), points));
        }
        return new Sweep(wanted.knob(), points);
    }

    /** Stops a sweep; what it has found stays. */
    public void stopSweep() {
        sweeper.cancel();
        sweeping.set(false);
    }

    /** Whether anybody looks. */
    public BooleanProperty activeProperty() {
        return active;
    }

    /** The run that is asked about; null while there is none. */
    public ReadOnlyObjectProperty<Base> baseProperty() {
        return base.getReadOnlyProperty();
    }

    /** The name of the pool that is changed: that with the most tasks until another is chosen; "" before a run was read. */
    public ReadOnlyStringProperty poolProperty() {
        return pool.getReadOnlyProperty();
    }

    /** What is changed, as it was typed; immutable. */
    public ReadOnlyObjectProperty<Map<Knob, String>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The newest answer; null while nothing is changed or nothing is known. An older one stays while a newer is worked out. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** The newest sweep, as far as it is known; null before the first. */
    public ReadOnlyObjectProperty<Sweep> sweepProperty() {
        return sweep.getReadOnlyProperty();
    }

    /** Why nothing can be asked, in one line; "" if it can. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Why there is no sweep, in one line; "" if there is one, or none was asked for. */
    public ReadOnlyStringProperty sweepProblemProperty() {
        return sweepProblem.getReadOnlyProperty();
    }

    /** Whether an answer is being worked out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether a sweep goes on. */
    public ReadOnlyBooleanProperty sweepingProperty() {
        return sweeping.getReadOnlyProperty();
    }

    @Override
    public void close() {
        thread.close();
        sweeper.close();
    }
}
