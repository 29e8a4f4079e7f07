package io.poolscope.render;

/**
 * Which parts the picture has beside its lanes.
 *
 * @param names lane names on the left
 * @param ruler the time ruler
 * @param legend the legend
 * @param delivery the delivery order strip
 * @param overview the overview of the whole run
 * @param still whether nobody can act on it, so that it says nothing of what a hand could do
 */
public record Parts(boolean names, boolean ruler, boolean legend, boolean delivery, boolean overview, boolean still) {
    /** All of them: the window. */
    public static final Parts ALL = new Parts(true, true, true, true, true);
    /** All of them, for a picture in a file. */
    public static final Parts PICTURE = new Parts(true, true, true, true, true, true);
    /** What a figure for a page has: all but the overview. */
    public static final Parts FIGURE = new Parts(true, true, true, true, false);

    /** Parts of a picture that a hand acts on. */
    public Parts(boolean names, boolean ruler, boolean legend, boolean delivery, boolean overview) {
        this(names, ruler, legend, delivery, overview, false);
    }

    /** The same in a picture on which nobody can act. */
    public Parts stillOnes() {
        return new Parts(names, ruler, legend, delivery, overview, true);
    }
}
