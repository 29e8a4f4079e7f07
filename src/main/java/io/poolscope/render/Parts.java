package io.poolscope.render;

/**
 * Which parts the picture has beside its lanes.
 *
 * @param names lane names on the left
 * @param ruler the time ruler
 * @param legend the legend
 * @param delivery the delivery order strip
 * @param overview the overview of the whole run
 */
public record Parts(boolean names, boolean ruler, boolean legend, boolean delivery, boolean overview) {
    /** All of them: the window. */
    public static final Parts ALL = new Parts(true, true, true, true, true);
    /** What a figure for a page has: all but the overview. */
    public static final Parts FIGURE = new Parts(true, true, true, true, false);
}
