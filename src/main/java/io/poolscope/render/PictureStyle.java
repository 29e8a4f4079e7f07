package io.poolscope.render;

import io.poolscope.render.shape.TextMeasure;
import java.util.List;

/**
 * How a run is shown, whatever the theme. Immutable; the {@code with} methods give changed copies.
 *
 * @param measure how wide text is
 * @param lanes which lanes, in what order, how high
 * @param marks what is pointed out
 * @param parts which parts the picture has
 * @param ghosts other runs to show beneath the lanes of this one, as a prediction
 */
public record PictureStyle(TextMeasure measure, LaneOptions lanes, Marks marks, Parts parts, List<Ghost> ghosts) {
    /** Copies the list. */
    public PictureStyle {
        ghosts = List.copyOf(ghosts);
    }

    /** Everything shown, nothing pointed out. */
    public static PictureStyle of(TextMeasure measure) {
        return new PictureStyle(measure, LaneOptions.DEFAULT, Marks.NONE, Parts.ALL, List.of());
    }

    /** With other lanes. */
    public PictureStyle withLanes(LaneOptions newLanes) {
        return new PictureStyle(measure, newLanes, marks, parts, ghosts);
    }

    /** With other marks. */
    public PictureStyle withMarks(Marks newMarks) {
        return new PictureStyle(measure, lanes, newMarks, parts, ghosts);
    }

    /** With other parts. */
    public PictureStyle withParts(Parts newParts) {
        return new PictureStyle(measure, lanes, marks, newParts, ghosts);
    }

    /** With other ghosts. */
    public PictureStyle withGhosts(List<Ghost> newGhosts) {
        return new PictureStyle(measure, lanes, marks, parts, newGhosts);
    }
}
