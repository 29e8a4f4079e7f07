package io.poolscope.explore.navigation;

import io.poolscope.timeline.TimeRange;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where in time one looks: the window, its motion, whether it follows the live end, and the way back. All that hands
 * and keys do to the time axis goes through here, so that each of it can be undone.
 *
 * <p>Not thread-safe: belongs to the thread that paints.
 */
public final class Navigator {
    /** How much is shown around what is fitted, as a share of it at each side. */
    private static final double MARGIN = 0.04;

    /** A place one can go back to. */
    private record Place(TimeRange window, Optional<FollowLive> follow) {}

    private final LongSupplier clock;
    private final NavigationHistory<Place> history = new NavigationHistory<>();
    private final WindowMotion motion = new WindowMotion(FollowLive.WHOLE.window(0));
    private Optional<FollowLive> follow = Optional.of(FollowLive.WHOLE);
    private TimeRange run = new TimeRange(0, 1);
    /** Until when other runs last that are shown on the same clock. */
    private long beside;
    private boolean live = true;
    private long lastTick = Long.MIN_VALUE;

    /**
     * Follows a run that has not begun.
     *
     * @param clock a steady clock in nanoseconds, as {@link System#nanoTime}, by which gestures are told apart and motion goes
     */
    public Navigator(LongSupplier clock) {
        this.clock = clock;
    }

    /** What is shown now. */
    public TimeRange window() {
        return motion.current();
    }

    /** What will be shown when motion has ended. */
    public TimeRange target() {
        return motion.target();
    }

    /** The whole run: its kept history up to now. */
    public TimeRange run() {
        return run;
    }

    /** The whole run and what lasts longer beside it. */
    private TimeRange all() {
        return beside <= run.until() ? run : new TimeRange(run.from(), beside);
    }

    /**
     * Another run is shown on the same clock: all of it can be reached, and fitting all fits it too. A window that showed all goes on
     * showing all.
     *
     * @param until when it ends; 0 for none
     */
    public void beside(long until) {
        boolean showedAll = follow.isEmpty() && motion.target().equals(fitted(all()));
        beside = until;
        if (showedAll) {
            motion.moveTo(fitted(all()));
        }
    }

    /** Whether the window follows the live end. */
    public boolean following() {
        return follow.isPresent() && live;
    }

    /** Starts over with another run: follows it if it is live, else shows all of it. Nothing is left to undo. */
    public void open(TimeRange whole, boolean isLive) {
        history.clear();
        run = whole;
        beside = 0;
        live = isLive;
        follow = isLive ? Optional.of(FollowLive.WHOLE) : Optional.empty();
        motion.jumpTo(isLive ? FollowLive.WHOLE.window(whole.until()) : fitted(whole));
    }

    /**
     * A frame begins: the run has grown, time has passed.
     *
     * @return whether the window has changed since the last frame
     */
    public boolean tick(TimeRange whole, boolean isLive) {
        long now = clock.getAsLong();
        long elapsed = lastTick == Long.MIN_VALUE ? 0 : now - lastTick;
        lastTick = now;
        TimeRange before = motion.current();
        // A run that is over grows while it is read: a window that shows all of it goes on to do so, and there is no motion to follow.
        boolean showedAll = !live && !isLive && follow.isEmpty() && motion.target().equals(fitted(all()));
        boolean grown = !whole.equals(run);
        // A short run has left most of the window empty, which was kept for what might come.
        boolean endsNow = following() && !isLive;
        boolean endedShort = endsNow && follow.get().equals(FollowLive.WHOLE) && whole.until() < FollowLive.FIRST_SPAN;
        run = whole;
        live = isLive;
        if (endedShort) {
            follow = Optional.empty();
            motion.moveTo(fitted(all()));
        } else if (endsNow) {
            motion.carryTo(follow.get().window(run.until())); // also what came since the last frame
        }
        if (following()) {
            motion.carryTo(follow.get().window(run.until()));
        } else if (showedAll && grown) {
            motion.jumpTo(fitted(all()));
        }
        motion.advance(elapsed);
        return !before.equals(motion.current());
    }

    /** Zooms smoothly; the time {@code anchor} stays where it is. While following, it is "now" that stays. */
    public void zoom(double factor, long anchor) {
        leaving("zoom");
        if (following()) {
            follow = Optional.of(follow.get().zoom(factor, run.until()));
            motion.moveTo(follow.get().window(run.until()));
        } else {
            motion.moveTo(fromZero(motion.target().zoom(factor, anchor).within(all())));
        }
    }

    /** Moves smoothly by a share of the window's length. Ends following. */
    public void pan(double share) {
        leaving("pan");
        follow = Optional.empty();
        motion.moveTo(fromZero(motion.target().pan(share).within(all())));
    }

    /** Is at a window at once, as dragging asks. Ends following. */
    public void drag(TimeRange window, Object gesture) {
        leaving(gesture);
        follow = Optional.empty();
        motion.jumpTo(fromZero(window.within(all())));
    }

    /** Goes to a window exactly, smoothly. Ends following. */
    public void show(TimeRange window) {
        leaving(new Object());
        follow = Optional.empty();
        motion.moveTo(fromZero(TimeRange.of(window.from(), window.length())));
    }

    /** Shows all of a stretch, with a margin. */
    public void fit(TimeRange stretch) {
        show(fitted(stretch));
    }

    /**
     * Fits the selection; if that is what is shown already, or there is none, fits the whole run.
     *
     * @param selection what is selected, if anything
     */
    public void fitSelectionThenAll(Optional<TimeRange> selection) {
        TimeRange wanted = selection.map(Navigator::fitted).filter(window -> !window.equals(target())).orElse(fitted(all()));
        show(wanted);
    }

    /** Moves no further than needed to bring a stretch into sight, without zooming unless it is longer than the window. */
    public void reveal(TimeRange stretch) {
        TimeRange window = target();
        double margin = 0.1 * window.length();
        if (stretch.from() >= window.from() && stretch.until() <= window.until()) {
            return;
        }
        leaving("reveal");
        follow = Optional.empty();
        if (stretch.length() + 2 * margin > window.length()) {
            motion.moveTo(fitted(stretch));
        } else if (stretch.from() < window.from() + margin) {
            motion.moveTo(fromZero(TimeRange.of(stretch.from() - Math.round(margin), window.length())));
        } else {
            motion.moveTo(fromZero(TimeRange.of(stretch.until() + Math.round(margin) - window.length(), window.length())));
        }
    }

    /** Follows the live end from now on, with the length of the window that is shown. */
    public void follow() {
        leaving(new Object());
        TimeRange target = motion.target();
        boolean whole = target.from() <= 0 && target.until() >= run.until();
        follow = Optional.of(whole ? FollowLive.WHOLE : new FollowLive(target.length()));
        if (live) {
            motion.moveTo(follow.get().window(run.until()));
        } else {
            motion.moveTo(fromZero(target.placing(run.until(), FollowLive.PLACE)));
        }
    }

    /** Stops following; the window stays where it is. */
    public void stay() {
        if (follow.isPresent()) {
            leaving(new Object());
            follow = Optional.empty();
            motion.jumpTo(motion.current());
        }
    }

    /** Goes back to where one was before; false if there is no such place. */
    public boolean undo() {
        return go(history.undo(here()));
    }

    /** Takes an undo back; false if there is none. */
    public boolean redo() {
        return go(history.redo(here()));
    }

    private boolean go(Optional<Place> place) {
        place.ifPresent(found -> {
            follow = found.follow;
            motion.moveTo(following() ? follow.get().window(run.until()) : found.window);
        });
        return place.isPresent();
    }

    private Place here() {
        return new Place(motion.target(), follow);
    }

    private void leaving(Object gesture) {
        history.leaving(here(), gesture, clock.getAsLong());
    }

    private static TimeRange fitted(TimeRange stretch) {
        if (!TimeRange.of(stretch.from(), stretch.length()).equals(stretch)) {
            return fromZero(TimeRange.of(stretch.from() - TimeRange.MIN_LENGTH / 2, TimeRange.MIN_LENGTH + stretch.length()));
        }
        TimeRange padded = stretch.padded(MARGIN);
        return padded.from() >= 0 || padded.until() < TimeRange.MIN_LENGTH ? fromZero(padded) : new TimeRange(0, padded.until());
    }

    /** A window of the same length that begins at 0 or later: before a run began there is nothing to be seen. */
    private static TimeRange fromZero(TimeRange window) {
        return window.from() >= 0 ? window : TimeRange.of(0, window.length());
    }
}
