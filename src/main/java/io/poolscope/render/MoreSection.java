package io.poolscope.render;

import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import java.util.Locale;

/** One line that says how many sections are left out, so that nobody takes what is drawn for everything. */
final class MoreSection implements Section {
    private static final double HEIGHT = 20;
    private final String words;

    MoreSection(int more, String what) {
        words = String.format(Locale.ROOT, "%,d more %s: zoom to where they are", more, what);
    }

    @Override
    public double preferred() {
        return HEIGHT;
    }

    @Override
    public double least() {
        return HEIGHT;
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        sketch.group("more", null,
                () -> sketch.text(12, top + height / 2 + 3.8, words, TextStyle.LEGEND, Shape.Anchor.START, Ink.TEXT_DIM));
    }
}
