package io.poolscope.render;

/** A part of the picture that takes its whole width: a pinned lane, the legend, the overview. */
interface Section {
    /** How high it would like to be, in pixels. */
    double preferred();

    /** The least height that still says something. */
    double least();

    /** Draws itself. */
    void draw(Sketch sketch, double top, double height);
}
