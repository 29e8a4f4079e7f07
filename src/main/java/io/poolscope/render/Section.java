package io.poolscope.render;

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

    /** Draws itself. */
    void draw(Sketch sketch, double top, double height);
}
