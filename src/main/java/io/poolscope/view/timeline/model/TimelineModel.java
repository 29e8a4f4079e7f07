package io.poolscope.view.timeline.model;

import io.poolscope.explore.navigation.Navigator;
import io.poolscope.explore.walk.FlowWalk;
import io.poolscope.explore.walk.Playback;
import io.poolscope.explore.walk.Selection;
import io.poolscope.render.Found;
import io.poolscope.render.Ghost;
import io.poolscope.render.LaneOptions;
import io.poolscope.render.Marks.Growth;
import io.poolscope.render.Marks;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.words.DurationWords;
import io.poolscope.words.TaskNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What the timeline and the parts around it share: the run, where one looks, what is selected. Each part listens and
 * none knows another.
 *
 * <p>For the JavaFX thread. {@link #pulse} is called once a frame and is where everything advances; between two frames
 * nothing but hands changes it.
 */
public final class TimelineModel implements AutoCloseable {
    /** Words and figures beside the picture change at most this often, in nanoseconds: more could not be read. */
    static final long BEAT_NANOS = 100_000_000;

    /** No moment is looked at but the run's end. */
    public static final long NO_TIME = Marks.NO_TIME;

    private final Navigator navigator;
    /** Whether the navigator goes by this model's run; else it belongs to another, in whose window this one shows its run. */
    private final boolean leads;
    private final LongSupplier clock;
    private final Background background = new Background();
    private final Playback playback = new Playback();
    private final ReadOnlyObjectWrapper<RunFeed> feed = new ReadOnlyObjectWrapper<>(this, "feed");
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot");
    private final ReadOnlyObjectWrapper<TimeRange> window = new ReadOnlyObjectWrapper<>(this, "window");
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(this, "following");
    private final ReadOnlyObjectWrapper<Growth> growth = new ReadOnlyObjectWrapper<>(this, "growth", Growth.OVER);
    private final BooleanBinding live = growth.isEqualTo(Growth.LIVE);
    private final ReadOnlyDoubleWrapper playbackRate = new ReadOnlyDoubleWrapper(this, "playbackRate");
    private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>(this, "notice", "");
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(this, "selection", Selection.NONE);
    private final ObjectProperty<TimeRange> range = new SimpleObjectProperty<>(this, "range");
    private final LongProperty playhead = new SimpleLongProperty(this, "playhead", NO_TIME);
    private final LongProperty hovered = new SimpleLongProperty(this, "hovered", -1);
    private final ObjectProperty<LaneOptions> lanes = new SimpleObjectProperty<>(this, "lanes", LaneOptions.DEFAULT);
    private final ObjectProperty<List<Marks.Highlight>> highlights = new SimpleObjectProperty<>(this, "highlights", List.of());
    private final ObjectProperty<List<Ghost>> ghosts = new SimpleObjectProperty<>(this, "ghosts", List.of());
    private final ObjectProperty<Found> found = new SimpleObjectProperty<>(this, "found", Found.NONE);
    private final ReadOnlyLongWrapper beat = new ReadOnlyLongWrapper(this, "beat");
    private long lastPulse = Long.MIN_VALUE;
    private long lastBeat;
    private boolean stale = true;

    /** Without a run. */
    public TimelineModel() {
        this(System::nanoTime);
    }

    /**
     * Without a run.
     *
     * @param clock a steady clock in nanoseconds, by which motion goes
     */
    public TimelineModel(LongSupplier clock) {
        this(clock, new Navigator(clock), true);
    }

    /** For a run beside another on the same clock: both show the same stretch of time, and either moves both. */
    public static TimelineModel beside(TimelineModel other) {
        return new TimelineModel(other.clock, other.navigator, false);
    }

    private TimelineModel(LongSupplier clock, Navigator navigator, boolean leads) {
        this.clock = clock;
        this.navigator = navigator;
        this.leads = leads;
        window.set(navigator.window());
        InvalidationListener change = _ -> stale = true;
        for (Observable observable : new Observable[] {feed, snapshot, window, growth, selection, range, playhead}) {
            observable.addListener(change);
        }
    }

    /** Shows another run from now on: what was selected in the one before is forgotten, lanes stay as they were set. */
    public void open(RunFeed newFeed) {
        playback.play(0);
        selection.set(Selection.NONE);
        range.set(null);
        playhead.set(NO_TIME);
        hovered.set(-1);
        highlights.set(List.of());
        ghosts.set(List.of());
        found.set(Found.NONE);
        notice.set("");
        lanes.set(lanes.get().withHidden(Set.of()).withCollapsed(Set.of()).withScroll(0));
        Snapshot first = newFeed.snapshots().get();
        Growth now = growth(newFeed);
        if (leads) {
            navigator.open(runOf(first), now == Growth.LIVE);
        }
        snapshot.set(first);
        feed.set(newFeed);
        growth.set(now);
        window.set(navigator.window());
        following.set(navigator.following());
    }

    /**
     * A frame begins: takes the newest snapshot, moves the window and the playhead.
     *
     * @return whether there is a run
     */
    public boolean pulse() {
        RunFeed now = feed.get();
        if (now == null) {
            return false;
        }
        long time = clock.getAsLong();
        long elapsed = lastPulse == Long.MIN_VALUE ? 0 : time - lastPulse;
        lastPulse = time;
        growth.set(growth(now));
        Snapshot newest = now.snapshots().get();
        Snapshot known = snapshot.get();
        if (newest != known && (newest.events() != known.events() || newest.end() != known.end() || newest.begin() != known.begin())) {
            snapshot.set(newest);
        }
        if (snapshot.get().begin() > 0) {
            leaveWhatIsGone(snapshot.get());
        }
        if (playback.playing()) {
            advance(elapsed);
        }
        if (leads) {
            navigator.tick(runOf(snapshot.get()), live.get());
        }
        window.set(navigator.window());
        following.set(navigator.following());
        if (stale && time - lastBeat >= BEAT_NANOS) {
            stale = false;
            lastBeat = time;
            beat.set(beat.get() + 1);
        }
        return true;
    }

    /**
     * What retention has dropped can't be looked at: the playhead moves on to where history begins, and nothing in what
     * is gone stays selected.
     */
    private void leaveWhatIsGone(Snapshot kept) {
        if (playhead.get() != NO_TIME && playhead.get() < kept.begin()) {
            playhead.set(kept.begin());
            tell("History begins at " + DurationWords.of(kept.begin()) + " now, and the playhead stands there");
        }
        Selection selected = selection.get();
        if (selected.some() && selected.task() < kept.tasks().first()) {
            selection.set(Selection.NONE);
            tell(TaskNumber.of(selected.task()) + " was dropped: history begins at " + DurationWords.of(kept.begin()));
        }
        if (range.get() != null && range.get().until() <= kept.begin()) {
            range.set(null);
            tell("The selected range was dropped: history begins at " + DurationWords.of(kept.begin()));
        }
    }

    private void advance(long elapsed) {
        TimeRange run = runOf(snapshot.get());
        playhead.set(playback.advance(moment(), elapsed, run.from(), run.until()));
        playbackRate.set(playback.rate());
        if (!navigator.target().contains(playhead.get())) {
            navigator.drag(navigator.target().placing(playhead.get(), playback.rate() < 0 ? 0.9 : 0.1), "playback");
        }
    }

    private static TimeRange runOf(Snapshot snapshot) {
        long begin = Math.max(0, snapshot.begin());
        return new TimeRange(begin, Math.max(begin + 1, snapshot.end()));
    }

    /** Asks for one more beat, although nothing changes any more: for a part that could not follow the last one. */
    public void beatAgain() {
        stale = true;
    }

    /** The moment that everything shows: the playhead, or the run's end where it stands nowhere. */
    public long moment() {
        return playhead.get() != NO_TIME ? playhead.get() : snapshot.get() == null ? 0 : snapshot.get().end();
    }

    /** Plays the run from the playhead at a rate, negative for backwards, 0 to stand still; see {@link Playback#play}. */
    public void play(double rate) {
        if (rate > 0 && playhead.get() == NO_TIME && snapshot.get() != null) {
            playhead.set(snapshot.get().begin()); // from the end there is nowhere to go
        } else if (rate != 0 && playhead.get() == NO_TIME) {
            playhead.set(moment());
        }
        playback.play(rate);
        playbackRate.set(rate);
    }

    /** What is selected as a stretch of time: the range, else the task's life. */
    public Optional<TimeRange> selectedStretch() {
        if (range.get() != null) {
            return Optional.of(range.get());
        }
        return snapshot.get() == null ? Optional.empty() : new FlowWalk(snapshot.get()).life(selection.get().task());
    }

    /** Selects a task where it runs and brings it into sight; -1 selects none. */
    public void select(long task) {
        select(Selection.of(task));
    }

    /** Selects a task at a stage of its flow and brings that into sight. */
    public void select(Selection wanted) {
        selection.set(wanted);
        if (wanted.some() && snapshot.get() != null) {
            FlowWalk walk = new FlowWalk(snapshot.get());
            walk.extent(wanted).or(() -> walk.life(wanted.task())).ifPresent(navigator::reveal);
        }
    }

    /** Shows a stretch of a run, as a finding names it, and marks it as the selected range. */
    public void show(TimeRange where) {
        range.set(where);
        navigator.fit(where);
    }

    /** Stops playing and clears all that is selected: range, task, playhead. */
    public void clear() {
        play(0);
        range.set(null);
        selection.set(Selection.NONE);
        playhead.set(NO_TIME);
        notice.set("");
    }

    /** Tells the person something that a key or search came to, in one line. */
    public void tell(String line) {
        notice.set(line);
    }

    public Background background() {
        return background;
    }

    /** Through which all movement in time goes. */
    public Navigator navigator() {
        return navigator;
    }

    /** The run that is shown, or null. */
    public ReadOnlyObjectProperty<RunFeed> feedProperty() {
        return feed.getReadOnlyProperty();
    }

    /** The newest snapshot, or null without a run; changes at most once a frame, and only if the run has gone on. */
    public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** The stretch of time that is shown, as it moves. */
    public ReadOnlyObjectProperty<TimeRange> windowProperty() {
        return window.getReadOnlyProperty();
    }

    /** Whether the window follows the live end. */
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /** Whether there is more of the run to come, and of what sort. */
    public ReadOnlyObjectProperty<Growth> growthProperty() {
        return growth.getReadOnlyProperty();
    }

    /** Whether there is more of the run to come. */
    public boolean growing() {
        return growth.get() != Growth.OVER;
    }

    /** Whether the run goes on now; not so while a file is read, the run in which is over. */
    public ObservableBooleanValue liveProperty() {
        return live;
    }

    /** Whether the run is a file that is still read: what there is of it is a part only. */
    public boolean reading() {
        return feed.get() != null && growth(feed.get()) == Growth.READING;
    }

    private static Growth growth(RunFeed feed) {
        return !feed.growing().getAsBoolean() ? Growth.OVER : feed.past() ? Growth.READING : Growth.LIVE;
    }

    /** The rate at which the playhead runs; 0 while it stands. */
    public ReadOnlyDoubleProperty playbackRateProperty() {
        return playbackRate.getReadOnlyProperty();
    }

    /** What the last key or search came to, in one line; "" where there is nothing to say. */
    public ReadOnlyObjectProperty<String> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Counts on, at most ten times a second, after anything has changed: what words and figures listen to. */
    public ReadOnlyLongProperty beatProperty() {
        return beat.getReadOnlyProperty();
    }

    /** The selected task. */
    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /** The selected stretch of time, or null. */
    public ObjectProperty<TimeRange> rangeProperty() {
        return range;
    }

    /** The moment looked at, or {@link #NO_TIME} for the run's end. */
    public LongProperty playheadProperty() {
        return playhead;
    }

    /** The task under the pointer, or -1. */
    public LongProperty hoveredProperty() {
        return hovered;
    }

    /** Which lanes are shown, in what order and how high. */
    public ObjectProperty<LaneOptions> lanesProperty() {
        return lanes;
    }

    /** What findings are about. */
    public ObjectProperty<List<Marks.Highlight>> highlightsProperty() {
        return highlights;
    }

    /** What the search has found, to be marked; of the run that is shown. */
    public ObjectProperty<Found> foundProperty() {
        return found;
    }

    /** Other runs to show beneath this one. */
    public ObjectProperty<List<Ghost>> ghostsProperty() {
        return ghosts;
    }

    /** Ends its background threads. The last picture stays. */
    @Override
    public void close() {
        background.close();
    }
}
