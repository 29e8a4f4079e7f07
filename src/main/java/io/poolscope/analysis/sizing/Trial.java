package io.poolscope.analysis.sizing;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A number that an advice gives, tried at several values in real runs of the same work.
 *
 * @param what which number: not the approach, which is none
 * @param tried the values, ascending
 */
public record Trial(AdvicePart what, List<Tried> tried) {
    /** From this share of the best on a value is as good as the best. */
    private static final double AS_GOOD = 0.9;

    public Trial {
        if (what == AdvicePart.APPROACH) {
            throw new IllegalArgumentException("an approach is no number to be tried");
        }
        tried = tried.stream().sorted(Comparator.comparingLong(Tried::value)).toList();
    }

    /**
     * A value and what came of it.
     *
     * @param value the value
     * @param makespan how long the run took, in nanoseconds of scenario time; the median where there were several
     * @param rate how much it got done a second, in a unit that all values share: more is better
     * @param problem why it failed, in one line; "" if it did not
     */
    public record Tried(long value, double makespan, double rate, String problem) {
        /** A value that could not be tried. */
        public static Tried failed(long value, String problem) {
            return new Tried(value, 0, 0, problem);
        }

        /** Whether there are figures. */
        public boolean measured() {
            return problem.isEmpty();
        }
    }

    /** The trial that a sweep over workers was; compared are the tasks a second. */
    public static Trial of(Scaling scaling) {
        return new Trial(AdvicePart.WORKERS, scaling.points().stream().map(point -> point.measured()
                ? new Tried(point.workers(), point.median(Scaling.Measured::makespan).middle(), point.throughput(), "")
                : Tried.failed(point.workers(), point.problem().isEmpty() ? "it was not measured" : point.problem())).toList());
    }

    private List<Tried> known() {
        return tried.stream().filter(Tried::measured).toList();
    }

    /** The value that got most done, the smallest of equals; empty where nothing was measured. */
    public Optional<Tried> best() {
        return known().stream().max(Comparator.comparingDouble(Tried::rate).thenComparingLong(t -> -t.value()));
    }

    /** What was measured of an advised value, in one sentence that says whether it bears the advice out. */
    String beside(long advised) {
        List<Tried> known = known();
        if (known.isEmpty()) {
            return tried.isEmpty() ? "" : "No value could be tried: " + tried.getFirst().problem() + ".";
        }
        Tried best = best().orElseThrow();
        Tried nearest = known.stream().min(Comparator.comparingDouble(t -> distance(t.value(), advised))).orElseThrow();
        String took =
                "With " + name(nearest.value()) + (nearest.value() == advised ? "" : ", the nearest to " + advised + " that was tried,")
                        + " the run took " + DurationWords.of(nearest.makespan());
        if (known.size() == 1) {
            return took + "; nothing else was tried.";
        }
        if (best.equals(nearest)) {
            return took + ", the best of " + values(known) + ".";
        }
        if (nearest.rate() >= AS_GOOD * best.rate()) {
            return took + ", hardly behind the best of " + values(known) + ", which is " + best.value() + ".";
        }
        return took + "; with " + name(best.value()) + " it took " + DurationWords.of(best.makespan()) + " and got "
                + Percent.of(best.rate() / nearest.rate() - 1) + " more done a second: go by the measurement.";
    }

    /** What several workers brought over one, or over the fewest that were tried; "" where that was not tried. */
    String besideOne(long advised) {
        List<Tried> known = known();
        if (known.size() < 2) {
            return "";
        }
        Tried fewest = known.getFirst();
        Tried nearest = known.stream().skip(1).min(Comparator.comparingDouble(t -> distance(t.value(), advised))).orElseThrow();
        double ratio = fewest.rate() == 0 ? 0 : nearest.rate() / fewest.rate();
        return "With " + name(fewest.value()) + " the run took " + DurationWords.of(fewest.makespan()) + " and with " + nearest.value()
                + " "
                + DurationWords.of(nearest.makespan()) + ", " + Phrases.digits(ratio) + " times the work a second"
                + (ratio >= 1.1 ? "." : ": more workers brought nothing here.");
    }

    private String name(long value) {
        return switch (what) {
            case WORKERS -> CountWords.of(value, "worker");
            case CHUNK -> value == 1 ? "one item a task" : "a chunk of " + value;
            case APPROACH, QUEUE -> "a " + what.text() + " of " + value;
        };
    }

    private static String values(List<Tried> known) {
        String all = known.stream().map(t -> Long.toString(t.value())).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " and " + all.substring(last + 2);
    }

    /** How far two values are apart as a ratio. */
    private static double distance(long a, long b) {
        return Math.abs(Math.log((double) Math.max(1, a) / Math.max(1, b)));
    }
}
