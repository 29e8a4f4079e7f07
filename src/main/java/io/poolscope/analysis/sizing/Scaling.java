package io.poolscope.analysis.sizing;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.whatif.Forecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

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

    /** What the makespan of the smallest measured number of workers would become if more shared its time evenly, in nanoseconds. */
    public long ideal(Point point) {
        Point first = known().getFirst();
        return Math.round(first.median(Measured::makespan).middle() * first.workers() / point.workers());
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
                    + (law.peak() == Integer.MAX_VALUE ? "none, as it only rises" : "at " + Phrases.count(law.peak(), "worker"))
                    + "; it explains " + Phrases.percent(law.fit()) + " of the differences.");
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
        sentences.add("Use " + Phrases.count(point.workers(), "worker") + (gains.isEmpty() ? ": the only number that was measured."
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
