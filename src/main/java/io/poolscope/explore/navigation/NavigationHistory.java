package io.poolscope.explore.navigation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Undo and redo of navigation: remembers places. A turn of the wheel is dozens of zooms and one intention, so places
 * left by the same gesture within {@link #ONE_GESTURE_NANOS} of each other count as one.
 *
 * <p>Not thread-safe.
 *
 * @param <P> a place: an immutable value with {@code equals}
 */
public final class NavigationHistory<P> {
    /** Two moves of one gesture are less than this apart, in nanoseconds. */
    public static final long ONE_GESTURE_NANOS = 600_000_000L;
    /** More than anybody steps back through; the oldest goes first. */
    private static final int KEPT = 200;

    private final Deque<P> back = new ArrayDeque<>();
    private final Deque<P> forth = new ArrayDeque<>();
    private Object lastGesture = "";
    private long lastNanos = Long.MIN_VALUE / 2;

    /** Remembers nothing yet. */
    public NavigationHistory() {
    }

    /**
     * A place is about to be left.
     *
     * @param place where one was
     * @param gesture what moves: equal gestures in quick succession make one step
     * @param nanos when, by any steady clock
     */
    public void leaving(P place, Object gesture, long nanos) {
        boolean goesOn = gesture.equals(lastGesture) && nanos - lastNanos < ONE_GESTURE_NANOS && !back.isEmpty();
        lastGesture = gesture;
        lastNanos = nanos;
        if (goesOn) {
            return;
        }
        forth.clear();
        if (place.equals(back.peek())) {
            return;
        }
        back.push(place);
        if (back.size() > KEPT) {
            back.removeLast();
        }
    }

    /** Goes back: the place before, or nothing where there is none. {@code here} can then be redone. */
    public Optional<P> undo(P here) {
        return step(back, forth, here);
    }

    /** Takes an undo back. */
    public Optional<P> redo(P here) {
        return step(forth, back, here);
    }

    /** Whether there is a place to go back to. */
    public boolean canUndo() {
        return !back.isEmpty();
    }

    /** Whether there is an undo to take back. */
    public boolean canRedo() {
        return !forth.isEmpty();
    }

    /** Forgets all: another run has other places. */
    public void clear() {
        back.clear();
        forth.clear();
        lastGesture = "";
    }

    private Optional<P> step(Deque<P> source, Deque<P> sink, P here) {
        lastGesture = "";
        P place = source.poll();
        while (place != null && place.equals(here)) {
            place = source.poll();
        }
        if (place == null) {
            return Optional.empty();
        }
        sink.push(here);
        return Optional.of(place);
    }
}
