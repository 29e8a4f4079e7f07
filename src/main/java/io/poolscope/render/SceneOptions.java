package io.poolscope.render;

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
public record SceneOptions(TextMeasure measure, LaneView lanes, Marks marks, Parts parts, List<Ghost> ghosts) {
    /** Copies the list. */
    public SceneOptions {
        ghosts = List.copyOf(ghosts);
    }

    /** Everything shown, nothing pointed out. */
    public static SceneOptions of(TextMeasure measure) {
        return new SceneOptions(measure, LaneView.DEFAULT, Marks.NONE, Parts.ALL, List.of());
    }

    /** With other lanes. */
    public SceneOptions withLanes(LaneView newLanes) {
        return new SceneOptions(measure, newLanes, marks, parts, ghosts);
    }

    /** With other marks. */
    public SceneOptions withMarks(Marks newMarks) {
        return new SceneOptions(measure, lanes, newMarks, parts, ghosts);
    }

    /** With other parts. */
    public SceneOptions withParts(Parts newParts) {
        return new SceneOptions(measure, lanes, marks, newParts, ghosts);
    }

    /** With other ghosts. */
    public SceneOptions withGhosts(List<Ghost> newGhosts) {
        return new SceneOptions(measure, lanes, marks, parts, newGhosts);
    }
}
