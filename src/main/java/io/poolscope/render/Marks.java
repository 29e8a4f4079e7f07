package io.poolscope.render;

import io.poolscope.analysis.rules.Severity;
import io.poolscope.timeline.TimeRange;
import java.util.List;

/**
 * What is pointed out in the picture.
 *
 * @param selected the selected task: outlined, with its flow through the lanes; or -1
 * @param hovered the task under the pointer, or -1
 * @param range a selected stretch of time, or null
 * @param playhead the moment looked at, or {@link #NO_TIME}
 * @param growth whether there is more of the run to come; then the end of what there is is marked
 * @param highlights what findings are about
 * @param found what the search has found
 */
public record Marks(long selected, long hovered, TimeRange range, long playhead, Growth growth, List<Highlight> highlights, Found found) {
    /** No moment. */
    public static final long NO_TIME = Long.MIN_VALUE;
    /** Nothing pointed out in a run that is over. */
    public static final Marks NONE = new Marks(-1, -1, null, NO_TIME, Growth.OVER, List.of(), Found.NONE);

    /** Copies the list. */
    public Marks {
        highlights = List.copyOf(highlights);
    }

    /** Whether there is more of a run to come. */
    public enum Growth {
        /** It is there as a whole. */
        OVER,
        /** It goes on: its end is now. */
        LIVE,
        /** It was over long ago and is read from a file: its end is only what was read so far. */
        READING
    }

    /**
     * Where in the picture a finding shows.
     *
     * @param finding its number in the list of findings, from 0
     * @param severity how much it matters
     * @param range when
     * @param lanes the lanes it is about, none for all of them
     * @param cycle tasks that wait for each other in this order, the last for the first, a queued one for a worker that the next one has;
     *         none for no deadlock
     */
    public record Highlight(int finding, Severity severity, TimeRange range, List<Integer> lanes, List<Long> cycle) {
        /** Copies the lists. */
        public Highlight {
            lanes = List.copyOf(lanes);
            cycle = List.copyOf(cycle);
        }
    }

    /** With another task selected, or none for -1. */
    public Marks withSelected(long task) {
        return new Marks(task, hovered, range, playhead, growth, highlights, found);
    }

    /** With another range selected, or none for null. */
    public Marks withRange(TimeRange newRange) {
        return new Marks(selected, hovered, newRange, playhead, growth, highlights, found);
    }

    /** With the playhead elsewhere, or nowhere for {@link #NO_TIME}. */
    public Marks withPlayhead(long time) {
        return new Marks(selected, hovered, range, time, growth, highlights, found);
    }

    /** In a run that goes on, is read, or is over. */
    public Marks withGrowth(Growth newGrowth) {
        return new Marks(selected, hovered, range, playhead, newGrowth, highlights, found);
    }

    /** With other highlights. */
    public Marks withHighlights(List<Highlight> newHighlights) {
        return new Marks(selected, hovered, range, playhead, growth, newHighlights, found);
    }

    /** With other tasks found. */
    public Marks withFound(Found newFound) {
        return new Marks(selected, hovered, range, playhead, growth, highlights, newFound);
    }
}
