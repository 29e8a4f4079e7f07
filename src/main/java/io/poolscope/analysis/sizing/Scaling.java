package io.poolscope.analysis.sizing;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Real runs of the same work with several numbers of workers.
 *
 * @param points by number of workers, ascending
 */
public record Scaling(List<Point> points) {
    /** A number of workers is enough that comes this close to the best throughput. */
    private static final double ENOUGH = 0.95;

    public Scaling {
        points = points.stream().sorted(Comparator.comparingInt(Point::workers)).toList();
    }

    /**
     * One run.
     *
     * @param makespan from the first submit to the last end or consumption, in nanoseconds of scenario time
     * @param ended how many tasks ran to an end
     * @param waitP99 the queue wait that 99 in 100 tasks do not exceed, in nanoseconds of scenario time
     * @param cpuNanos the processor time of the whole process meanwhile
     * @param heapBytes the most heap in use that was seen meanwhile
     * @param stackBytes what the workers' threads reserve for their stacks
     */
    public record Measured(long makespan, long ended, long waitP99, long cpuNanos, long heapBytes, long stackBytes) {
        /** Tasks that ran to an end a second of scenario time; 0 where no time passed. */
        public double throughput() {
            return makespan <= 0 ? 0 : ended * 1e9 / makespan;
        }
    }

    /**
     * One number of workers.
     *
     * @param workers how many
     * @param runs the runs with it; none if it failed
     * @param predicted the same by simulation, where that is possible
     * @param problem why it failed, in one line; "" if it did not
     */
    public record Point(int workers, List<Measured> runs, Optional<Forecast> predicted, String problem) {
        public Point {
            runs = List.copyOf(runs);
        }

        /** Whether there are figures. */
        public boolean measured() {
            return !runs.isEmpty();
        }

        /** A figure's median over the runs, with the smallest and the largest. */
        public Median median(ToDoubleFunction<Measured> figure) {
            double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
            int half = sorted.length / 2;
            double middle = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            return new Median(middle, sorted[0], sorted[sorted.length - 1]);
        }

        /** The median of the throughputs. */
        public double throughput() {
            return median(Measured::throughput).middle();
        }
    }

    /**
     * A median and its spread.
     *
     * @param middle the median
     * @param low the smallest
     * @param high the largest
     */
    public record Median(double middle, double low, double high) {
        /** Half the distance of the ends, as a share of the median; 0 for a median of 0. */
        public double spread() {
            return middle == 0 ? 0 : (high - low) / 2 / middle;
        }
    }

    /** The numbers of workers that have figures. */
    public List<Point> known() {
        return points.stream().filter(Point::measured).toList();
    }

    /** How much sooner than the smallest measured number of workers; 0 where nothing was measured. */
    public double speedUp(Point point) {
        Point first = known().getFirst();
        double makespan = point.median(Measured::makespan).middle();
        return makespan == 0 ? 0 : first.median(Measured::makespan).middle() / makespan;
    }

    /**
     * What the makespan would be if these workers shared evenly the least time that the work took from as many or fewer, in nanoseconds: a
     * measurement that took less than the first one promised lowers it, so that no run is ever shorter than its ideal.
     */
    public long ideal(Point point) {
        return Math.round(upTo(point).mapToDouble(Scaling::workerTime).min().orElseThrow() / point.workers());
    }

    /** As {@link #ideal}: the most tasks a second that a worker ever did with as many or fewer workers, times the workers. */
    public double idealThroughput(Point point) {
        return upTo(point).mapToDouble(fewer -> fewer.throughput() / fewer.workers()).max().orElseThrow() * point.workers();
    }

    /**
     * What no schedule on these workers should go below, in nanoseconds. It comes from the durations of the prediction; where a run with as
     * many or fewer workers was shorter, its tasks took less time than those durations, and the bound is lowered as
     * much. Empty where nothing
     * was predicted.
     */
    public Optional<Long> lowerBound(Point point) {
        return point.predicted()
                .map(forecast -> (long) Math.floor(forecast.lowerBound() * upTo(point).mapToDouble(Scaling::beats).min().orElse(1)));
    }

    private Stream<Point> upTo(Point point) {
        return points.stream().filter(other -> other.measured() && other.workers() <= point.workers());
    }

    private static double workerTime(Point point) {
        return point.median(Measured::makespan).middle() * point.workers();
    }

    /** The shortest run as a share of its bound where it was shorter, else 1. */
    private static double beats(Point point) {
        double bound = point.predicted().map(Forecast::lowerBound).orElse(0L);
        return bound <= 0 || !point.measured() ? 1 : Math.min(1, point.median(Measured::makespan).low() / bound);
    }

    /** Whether it is shorter by more than what is not written. */
    private static boolean isSeenToBeat(Point point) {
        long bound = point.predicted().map(Forecast::lowerBound).orElse(0L);
        return !DurationWords.of(point.median(Measured::makespan).low()).equals(DurationWords.of(bound));
    }

    /** What a measurement has refuted and is shown corrected, in sentences; none where all held. */
    private List<String> corrections() {
        List<Point> beaten = points.stream().filter(point -> beats(point) < 1).toList();
        if (beaten.stream().noneMatch(Scaling::isSeenToBeat)) {
            return List.of();
        }
        Point worst = beaten.stream().min(Comparator.comparingDouble(Scaling::beats)).orElseThrow();
        String counts = beaten.stream().map(point -> Integer.toString(point.workers())).collect(Collectors.joining(", "));
        return List.of("With " + counts + (counts.equals("1") ? " worker" : " workers")
                + " a run was shorter than the predicted durations allow: with "
                + worst.workers() + " it took " + DurationWords.of(worst.median(Measured::makespan).low()) + " where "
                + DurationWords.of(worst.predicted().orElseThrow().lowerBound())
                + " was the lower bound. Tasks took less time there, so the bound is lowered from "
                + beaten.getFirst().workers() + " on, and the predictions are too long.");
    }

    /** The speed-up as a share of what the added workers would bring at best, 0 to 1 and above by chance. */
    public double efficiency(Point point) {
        return speedUp(point) * known().getFirst().workers() / point.workers();
    }

    /** The scalability law fitted to the medians of the throughputs. */
    public Usl law() {
        Map<Integer, Double> data = new TreeMap<>();
        known().forEach(point -> data.put(point.workers(), point.throughput()));
        return Usl.fit(data);
    }

    /**
     * The measured number of workers to use: the smallest that comes near the best throughput that was measured, or
     * near what the law's recommendation has, where there is a law. Empty where nothing was measured.
     */
    public Optional<Point> recommended() {
        List<Point> known = known();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Usl law = law();
        double most = known.stream().mapToDouble(Point::throughput).max().orElseThrow();
        double best = law.supported() ? law.throughput(law.recommended(known.getLast().workers())) : Double.MAX_VALUE;
        return known.stream().filter(point -> point.throughput() >= ENOUGH * most
                || law.supported() && law.throughput(point.workers()) >= ENOUGH * best).findFirst();
    }

    /** What is recommended and what it gains over the numbers of workers beside it, in sentences. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Optional<Point> chosen = recommended();
        if (chosen.isEmpty()) {
            return List.of("No number of workers could be measured, so none is recommended.");
        }
        Usl law = law();
        if (law.supported()) {
            sentences.add("Universal Scalability Law: contention " + share(law.sigma()) + ", coherency " + share(law.kappa()) + ", peak "
                    + (law.peak() == Integer.MAX_VALUE ? "none, as it only rises" : "at " + CountWords.of(law.peak(), "worker"))
                    + "; it explains " + Percent.of(law.fit()) + " of the differences.");
        } else {
            sentences.add("The data don't support a fit of the Universal Scalability Law: " + law.refusal() + ".");
        }
        Point point = chosen.get();
        List<Point> known = known();
        int at = known.indexOf(point);
        List<String> gains = new ArrayList<>();
        if (at > 0) {
            gains.add(beside(point, known.get(at - 1)));
        }
        if (at < known.size() - 1) {
            gains.add(beside(point, known.get(at + 1)));
        }
        sentences.addAll(corrections());
        sentences.add("Use " + CountWords.of(point.workers(), "worker") + (gains.isEmpty() ? ": the only number that was measured."
                : ": " + String.join(", ", gains) + "."));
        return sentences;
    }

    private static String beside(Point point, Point other) {
        double ratio = other.throughput() == 0 ? 1 : point.throughput() / other.throughput() - 1;
        long percent = Math.round(Math.abs(ratio) * 100);
        return percent == 0 ? "as much throughput as with " + other.workers()
                : percent + " % " + (ratio > 0 ? "more" : "less") + " throughput than with " + other.workers();
    }

    private static String share(double value) {
        return value == 0 ? "0" : value < 0.0001 ? "below 0.01 %" : Phrases.digits(value * 100) + " %";
    }
}
