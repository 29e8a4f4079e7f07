package io.poolscope.view.statistics;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.view.work.Newest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Keeps the statistics of the selected range, or else of what is shown, up to date: computed off the JavaFX thread, never
 * two at a time, at most four times a second, and not while nothing changes. While a file is read they come every two seconds only, and
 * none for a file that is read sooner: half a file's figures are not worth the time that its other half needs.
 *
 * <p>The spreads of a great many tasks come first from a sample, at once, and then, if exact figures are asked for, from all tasks.
 */
final class RangeFigures {
    private static final long REST_NANOS = 250_000_000;
    private static final long REST_WHILE_READING_NANOS = 2_000_000_000;
    /** It rests so many times as long as it took, so that a long run's figures leave the processors to the run. */
    private static final int REST_SHARE = 4;

    private record Computed(RangeStatistics figures, long tookNanos) {}

    private final TimelineModel model;
    private final ReadOnlyObjectWrapper<RangeStatistics> figures = new ReadOnlyObjectWrapper<>(this, "figures");
    private final Newest work;
    private final BooleanSupplier wanted;
    private final boolean thorough;
    /** The tasks are so many that a sample came first, which has been seen: now all of them are looked at. */
    private boolean sampled;
    private Snapshot shownSnapshot;
    private TimeRange shown;
    private TimeRange shownRange;
    /** Since when it rests, and how long the work took that it rests from. */
    private long since = System.nanoTime() - REST_WHILE_READING_NANOS;
    private long tookNanos;

    /**
     * Figures of a model's range.
     *
     * @param wanted whether anybody looks at them
     * @param thorough whether of a great many tasks each is to be looked at
     */
    RangeFigures(TimelineModel model, BooleanSupplier wanted, boolean thorough) {
        this.model = model;
        this.wanted = wanted;
        this.thorough = thorough;
        work = model.background().newest();
        model.beatProperty().addListener(_ -> refresh());
        model.rangeProperty().addListener(_ -> refresh());
        model.feedProperty().addListener(_ -> restart());
    }

    private void restart() {
        sampled = false;
        shownSnapshot = null; // nobody may look for long, and a run that was replaced is let go
        if (model.reading()) {
            figures.set(null); // for as long as there are none, the last run's would be taken for this one's
            since = System.nanoTime();
            tookNanos = 0;
        }
    }

    private void show(Computed computed) {
        since = System.nanoTime();
        tookNanos = computed.tookNanos;
        figures.set(computed.figures);
        if (thorough && computed.figures.sampled() > 1) {
            sampled = true;
            shownSnapshot = null; // asks again, and at once
            tookNanos = 0;
            since -= 2 * REST_WHILE_READING_NANOS;
            refresh();
        }
    }

    private boolean rests() {
        return System.nanoTime() - since < Math.max(model.reading() ? REST_WHILE_READING_NANOS : REST_NANOS, REST_SHARE * tookNanos);
    }

    /** Looks whether there is something new to compute. */
    void refresh() {
        if (!wanted.getAsBoolean()) {
            sampled = false; // so that the next range shows something soon
            return;
        }
        Snapshot snapshot = model.snapshotProperty().get();
        TimeRange place = stretch();
        boolean sameRange = Objects.equals(model.rangeProperty().get(), shownRange);
        boolean nothingNew = snapshot == shownSnapshot && place.equals(shown);
        boolean rests = sameRange && rests();
        if (snapshot == null || nothingNew && sameRange) {
            return;
        }
        if (rests || work.busy()) {
            model.beatAgain(); // this may have been the last change
            return;
        }
        shownSnapshot = snapshot;
        shown = place;
        shownRange = model.rangeProperty().get();
        boolean all = sampled;
        work.<Computed>ask(_ -> {
            long began = System.nanoTime();
            RangeStatistics now = all ? RangeStatistics.of(snapshot, place.from(), place.until())
                    : RangeStatistics.hasty(snapshot, place.from(), place.until());
            return new Computed(now, System.nanoTime() - began);
        }, this::show, why -> model.tell("The statistics failed: " + why));
    }

    /** What the figures are about: the range, else what is shown of the run. */
    private TimeRange stretch() {
        TimeRange range = model.rangeProperty().get();
        if (range != null) {
            return range;
        }
        TimeRange window = model.windowProperty().get();
        TimeRange run = model.navigator().run();
        long from = Math.max(window.from(), run.from());
        // An end after the run's last instant counts what happened in that instant.
        return new TimeRange(from, Math.max(from + 1, Math.min(window.until(), run.until() + 1)));
    }

    /** The figures, or null before the first. */
    ReadOnlyObjectProperty<RangeStatistics> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** Whether the figures are about the whole run, nothing of which was dropped, so that all that was submitted has its end in them. */
    boolean isWholeRun() {
        TimeRange run = model.navigator().run();
        return shown != null && run.from() <= 0 && shown.from() <= run.from() && shown.until() >= run.until();
    }

    /** The selected range that the figures are about, or empty while they are about what is shown. */
    Optional<TimeRange> range() {
        return Optional.ofNullable(model.rangeProperty().get());
    }
}
