package io.poolscope.render;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.words.DurationWords;

/**
 * The mark on the ruler of now, in a run that goes on, of how far a file was read, or of the playhead.
 *
 * @param time the moment
 * @param words what it says
 * @param ink its colour
 * @param box where it lies on the ruler, which begins at the top of the picture
 */
record Pill(long time, String words, Ink ink, Box box) {
    /** The mark of a picture, or null if there is none in sight. */
    static Pill of(Sketch sketch) {
        Marks marks = sketch.options.marks();
        boolean atPlayhead = marks.playhead() != Marks.NO_TIME;
        if (!atPlayhead && marks.growth() == Marks.Growth.OVER) {
            return null;
        }
        long time = atPlayhead ? marks.playhead() : sketch.snapshot.end();
        if (time < sketch.axis.from() || time > sketch.axis.until()) {
            return null;
        }
        String words = (atPlayhead ? "at " : marks.growth() == Marks.Growth.LIVE ? "live " : "read to ") + DurationWords.of(time);
        double width = sketch.measure(words, TextStyle.PILL) + 20;
        double left = Math.clamp(sketch.axis.x(time) - width / 2, 0, Math.max(0, sketch.width - width - 2));
        return new Pill(time, words, atPlayhead ? Ink.PLAYHEAD : Ink.LIVE, new Box(left, 5, width, 17));
    }
}
