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

    /** Draws itself. One thread; other sections are drawn by others at the same time. Counters are asked by {@link Sketch#reader}. */
    void draw(Sketch sketch, double top, double height);
}
