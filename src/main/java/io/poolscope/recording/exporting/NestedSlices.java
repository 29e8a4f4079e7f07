package io.poolscope.recording.exporting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Brings slices of one lane into the order in which pairs of begin and end must be written so that each end closes its own
 * beginning: the ends of a moment before its beginnings, the outer of two that begin together first. A slice that
 * overlaps another without lying in it goes to a further track. Not thread-safe.
 */
final class NestedSlices {
    private final List<Slice> slices = new ArrayList<>();

    /** A stretch of time with a name; {@code task} and {@code flow} as in {@link PerfettoTrace}. */
    record Slice(long from, long until, String name, long task, PerfettoTrace.Flow flow) {
    }

    /** Takes what comes of it. */
    interface Target {
        /** The track with a number: 0 is the lane's own; asked once for each. */
        long track(int number);

        /** A slice begins. */
        void begin(long track, Slice slice);

        /** A slice ends: the one that began last of those that have not ended on its track. */
        void end(long track, Slice slice);
    }

    void add(long from, long until, String name, long task, PerfettoTrace.Flow flow) {
        slices.add(new Slice(from, Math.max(from, until), name, task, flow));
    }

    /** Writes all, on each track in the order of time. */
    void write(Target target) {
        slices.sort(Comparator.comparingLong(Slice::from).thenComparing(Slice::until, Comparator.reverseOrder()));
        List<Long> tracks = new ArrayList<>();
        List<Deque<Slice>> open = new ArrayList<>();
        for (Slice slice : slices) {
            int number = 0;
            while (number < open.size() && !fits(slice, target, tracks.get(number), open.get(number))) {
                number++;
            }
            if (number == open.size()) {
                tracks.add(target.track(number));
                open.add(new ArrayDeque<>());
            }
            target.begin(tracks.get(number), slice);
            open.get(number).push(slice);
        }
        for (int number = 0; number < open.size(); number++) {
            for (Slice slice : open.get(number)) {
                target.end(tracks.get(number), slice);
            }
        }
    }

    /** Ends what is over when the slice begins, and says whether the slice lies in what is left. */
    private static boolean fits(Slice slice, Target target, long track, Deque<Slice> open) {
        while (!open.isEmpty() && open.peek().until() <= slice.from()) {
            target.end(track, open.pop());
        }
        return open.isEmpty() || open.peek().until() >= slice.until();
    }
}
