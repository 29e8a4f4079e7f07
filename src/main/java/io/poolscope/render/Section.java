package io.poolscope.render;

import io.poolscope.timeline.SpanRow;
import java.util.List;

/** A part of the picture that takes its whole width: a pinned lane, the legend, the overview. */
interface Section {
    /** How high it would like to be, in pixels. */
    double preferred();

    /** How high it may become where there would be empty room, in pixels. */
    default double most() {
        return preferred();
    }

    /** The least height that still says something. */
    double least();

    /** The rows of spans that it draws on the picture's axis, to be made ready. */
    default List<SpanRow> rows() {
        return List.of();
    }

    /**
     * Whether it asks counters. These remember what they were asked last, so that two threads which ask one at different times and places
     * undo what saves the other work: sections that ask counters are drawn by one thread.
     */
    default boolean asksCounters() {
        return true;
    }

    /** Draws itself. One thread; other sections are drawn by others at the same time. */
    void draw(Sketch sketch, double top, double height);
}
