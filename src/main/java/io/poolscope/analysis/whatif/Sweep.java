package io.poolscope.analysis.whatif;

import io.poolscope.simulation.SimulationException;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A workload simulated with one number at several values.
 *
 * @param knob which number
 * @param points the values in their order, with what they make
 */
public record Sweep(Knob knob, List<Point> points) {
    public Sweep {
        points = List.copyOf(points);
    }

    /**
     * One value.
     *
     * @param value the value
     * @param forecast what it makes; empty if it could not be simulated
     * @param problem why not, in one line; "" if it could
     */
    public record Point(long value, Optional<Forecast> forecast, String problem) {
    }

    /**
     * Sweeps.
     *
     * @param values the values; one that is not allowed gives a point that says why, and the others go on
     * @throws IllegalArgumentException if the knob has no numbers, or no value is given
     */
    public static Sweep of(Workload workload, Knob knob, List<Long> values, int processors) {
        return of(knob, values, value -> Forecast.of(knob.set(workload, value), processors));
    }

    /**
     * Sweeps a number of one pool of a run; the others stay as they were.
     *
     * @param pool the name of the pool, or "" for that with the most tasks
     * @param values the values; one that is not allowed gives a point that says why, and the others go on
     * @throws IllegalArgumentException if the knob has no numbers, no value is given, or there is no such pool
     */
    public static Sweep of(Extraction extraction, String pool, Knob knob, List<Long> values, int processors) {
        extraction.with(pool, Map.of()); // refuses a pool that there is not, before any value is tried
        return of(knob, values, value -> extraction.with(pool, Map.of(knob, value)).forecast(processors));
    }

    private static Sweep of(Knob knob, List<Long> values, Function<String, Forecast> simulate) {
        if (!knob.isNumber()) {
            throw new IllegalArgumentException(knob.word() + " is not a number and can't be swept");
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no value of " + knob.word() + " to sweep");
        }
        List<Point> points = new ArrayList<>();
        for (long value : values) {
            try {
                points.add(new Point(value, Optional.of(simulate.apply(Long.toString(value))), ""));
            } catch (IllegalArgumentException | SimulationException e) {
                points.add(new Point(value, Optional.empty(), e.getMessage()));
            }
        }
        return new Sweep(knob, points);
    }

    /** The values {@code from} to {@code until}, all of them if few, else about 40 in even ratios. */
    public static List<Long> range(long from, long until) {
        if (from > until || from < 0) {
            throw new IllegalArgumentException("range " + from + ".." + until + " is empty or below 0");
        }
        List<Long> values = new ArrayList<>();
        long value = from;
        while (value <= until && values.size() < 64) {
            values.add(value);
            value = until - from < 64 ? value + 1
                    : Math.max(value + 1, Math.round(value * Math.pow((double) until / Math.max(1, from), 1 / 40.0)));
        }
        if (values.getLast() != until) {
            values.add(until);
        }
        return values;
    }

    /**
     * The value from which on more brings little: the point of the makespan's curve farthest below the straight line
     * between its ends, both axes scaled to 1 (Satopää and others, "Finding a Kneedle in a Haystack", 2011). Empty when the
     * curve has fewer than three points or hardly bends.
     */
    public Optional<Point> knee() {
        List<Point> known = points.stream().filter(p -> p.forecast().isPresent()).toList();
        if (known.size() < 3) {
            return Optional.empty();
        }
        double x0 = known.getFirst().value();
        double x1 = known.getLast().value();
        double y0 = makespan(known.getFirst());
        double y1 = makespan(known.getLast());
        if (x1 == x0 || y0 <= y1 * 1.02) {
            return Optional.empty();
        }
        Point knee = null;
        double farthest = 0.1;
        for (Point point : known) {
            double below = 1 - (point.value() - x0) / (x1 - x0) - (makespan(point) - y1) / (y0 - y1);
            if (below > farthest) {
                farthest = below;
                knee = point;
            }
        }
        return Optional.ofNullable(knee);
    }

    private static double makespan(Point point) {
        return point.forecast().orElseThrow().makespan();
    }
}
