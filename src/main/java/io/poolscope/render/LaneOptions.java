package io.poolscope.render;

import java.util.Set;

/**
 * Which lanes are shown, in what order and how high.
 *
 * @param order of the workers
 * @param grouped whether workers stand together by pool, each pool under its name; only said where there are several
 * @param hidden lanes that are not shown
 * @param collapsed pools whose workers are not shown, only their name
 * @param laneHeight the height of a worker lane in pixels, {@link #MIN_HEIGHT} to {@link #MAX_HEIGHT}, or
 *     {@link #FIT}: as high as lets all of them be seen
 * @param scroll how far the workers are scrolled up, in pixels; what is too far is taken back
 * @param named whether tasks are shown by their labels where these fit, beside or in place of their numbers
 */
public record LaneOptions(Order order, boolean grouped, Set<Integer> hidden, Set<Integer> collapsed, double laneHeight,
        double scroll, boolean named) {
    /** The lowest worker lane. */
    public static final double MIN_HEIGHT = 6;
    /** The highest worker lane. */
    public static final double MAX_HEIGHT = 38;
    /** As high as fits. */
    public static final double FIT = 0;
    /** All lanes, by name, grouped, as high as fits. */
    public static final LaneOptions DEFAULT = new LaneOptions(Order.NAME, true, Set.of(), Set.of(), FIT, 0, true);

    /** The orders of workers. */
    public enum Order {
        /** By pool, then as they were started. */
        NAME,
        /** The busiest first. */
        BUSY_SHARE,
        /** Who ran a task first comes first. */
        FIRST_USE
    }

    /** Checks the height and copies the sets. */
    public LaneOptions {
        hidden = Set.copyOf(hidden);
        collapsed = Set.copyOf(collapsed);
        if (laneHeight != FIT && !(laneHeight >= MIN_HEIGHT && laneHeight <= MAX_HEIGHT)) {
            throw new IllegalArgumentException("lane height " + laneHeight + " is not in " + MIN_HEIGHT + " to " + MAX_HEIGHT);
        }
    }

    /** In another order. */
    public LaneOptions withOrder(Order newOrder) {
        return new LaneOptions(newOrder, grouped, hidden, collapsed, laneHeight, scroll, named);
    }

    /** Grouped by pool or not. */
    public LaneOptions withGrouped(boolean newGrouped) {
        return new LaneOptions(order, newGrouped, hidden, collapsed, laneHeight, scroll, named);
    }

    /** With other lanes hidden. */
    public LaneOptions withHidden(Set<Integer> newHidden) {
        return new LaneOptions(order, grouped, newHidden, collapsed, laneHeight, scroll, named);
    }

    /** With other pools collapsed. */
    public LaneOptions withCollapsed(Set<Integer> newCollapsed) {
        return new LaneOptions(order, grouped, hidden, newCollapsed, laneHeight, scroll, named);
    }

    /** With lanes of another height. */
    public LaneOptions withLaneHeight(double newHeight) {
        return new LaneOptions(order, grouped, hidden, collapsed, newHeight, scroll, named);
    }

    /** Scrolled elsewhere. */
    public LaneOptions withScroll(double newScroll) {
        return new LaneOptions(order, grouped, hidden, collapsed, laneHeight, newScroll, named);
    }

    /** With the labels of tasks, or with their numbers only. */
    public LaneOptions withNamed(boolean newNamed) {
        return new LaneOptions(order, grouped, hidden, collapsed, laneHeight, scroll, newNamed);
    }
}
