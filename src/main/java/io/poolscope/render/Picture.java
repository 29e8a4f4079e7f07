package io.poolscope.render;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.DrawList;
import java.util.List;
import java.util.Map;

/**
 * A laid-out picture: what to draw, and what lies where. Immutable; safe to read from any thread.
 *
 * @param draw the picture
 * @param axis where times lie in the plot
 * @param plot the plot: right of the names, below the ruler, above the legend
 * @param workers where the workers scroll
 * @param bars where the bars of each worker lane lie, by its key, also of those that are scrolled out of
 * {@code workers}; not those of hidden lanes
 * @param scroll how far they are scrolled: what the options ask for, kept in range
 * @param maxScroll the farthest they can be scrolled; 0 if all are seen
 * @param overview where the overview lies, of no size if there is none
 * @param overviewAxis where times lie in the overview
 * @param zones what lies where; later ones cover earlier ones
 */
public record Picture(DrawList draw, TimeAxis axis, Box plot, Box workers, Map<Integer, Box> bars, double scroll, double maxScroll,
        Box overview,
        TimeAxis overviewAxis, List<Zone> zones) {
    /** Copies the list. */
    public Picture {
        zones = List.copyOf(zones);
    }

    /** A part of the picture that knows what lies in it. */
    public interface Zone {
        /** Where it is. */
        Box box();

        /** What lies at a point of its box, or null where it is only what lies below. */
        Hit at(double x, double y);
    }

    /** How far the workers are to be scrolled for a lane to be in sight: no further if it is, else so far that it is in the middle. */
    public double scrollTo(int lane) {
        Box bar = bars.get(lane);
        if (bar == null || bar.y() >= workers.y() && bar.bottom() <= workers.bottom()) {
            return scroll;
        }
        double middle = bar.y() + bar.height() / 2 - workers.y() - workers.height() / 2;
        return Math.clamp(scroll + middle, 0, maxScroll);
    }

    /** What lies at a point of the picture. */
    public Hit hit(double x, double y) {
        for (int i = zones.size() - 1; i >= 0; i--) {
            Zone zone = zones.get(i);
            if (zone.box().contains(x, y)) {
                Hit hit = zone.at(x, y);
                if (hit != null) {
                    return hit;
                }
            }
        }
        return plot.contains(x, y) ? new Hit.Plot(axis.time(x)) : new Hit.Nothing();
    }
}
