package io.poolscope.analysis.rules;

import io.poolscope.timeline.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a rule has found in a run.
 *
 * @param rule which rule
 * @param severity how much it matters
 * @param title two to four words
 * @param sentence what happened, with its figures
 * @param where what to look at
 * @param cost what it cost
 * @param remedy what to change; "" where nothing needs to be
 * @param gain what the remedy would bring, as simulated; empty where it was not
 */
public record Finding(RuleId rule, Severity severity, String title, String sentence, Where where, Cost cost, String remedy,
        Optional<String> gain) {
    /** The worst first, among equals the most expensive in time. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity).reversed()
            .thenComparingDouble(finding -> -finding.cost().seconds()).thenComparing(finding -> finding.rule().text());

    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(gain, "gain");
    }

    /** This finding with what its remedy would bring. */
    public Finding withGain(String simulated) {
        return new Finding(rule, severity, title, sentence, where, cost, remedy, Optional.of(simulated));
    }

    /**
     * What to look at: a click goes there and lights it.
     *
     * @param from the start of the range, in nanoseconds of scenario time
     * @param until its end
     * @param pool the pool that it is about, or -1 where that is not known
     * @param lanes the lanes concerned, at most a few dozen
     * @param tasks the tasks concerned, at most a few dozen, the most important first
     * @param cycle of a deadlock: tasks that wait for each other in this order, the last for the first; none where there is no deadlock. A
     *         task that is queued waits for the one whose worker it would need.
     */
    public record Where(long from, long until, int pool, List<Integer> lanes, List<Long> tasks, List<Long> cycle) {
        /** How many lanes or tasks a finding names at most; a cycle has no more tasks either. */
        public static final int MOST = 48;

        public Where {
            if (from > until) {
                throw new IllegalArgumentException("range from " + from + " to " + until + " ends before it begins");
            }
            if (cycle.size() == 1 || cycle.size() > MOST) {
                throw new IllegalArgumentException("a cycle of " + cycle.size() + " tasks; allowed: none, or 2 to " + MOST);
            }
            lanes = List.copyOf(lanes.subList(0, Math.min(MOST, lanes.size())));
            tasks = List.copyOf(tasks.subList(0, Math.min(MOST, tasks.size())));
            cycle = List.copyOf(cycle);
        }

        /** When; empty for one that is only an instant. */
        public Optional<TimeRange> range() {
            return until > from ? Optional.of(new TimeRange(from, until)) : Optional.empty();
        }

        /** A place without a deadlock. */
        static Where of(int pool, long from, long until, List<Integer> lanes, List<Long> tasks) {
            return new Where(from, until, pool, lanes, tasks, List.of());
        }

        /** A pool's lanes in a time. */
        static Where of(int pool, long from, long until, List<Integer> lanes) {
            return of(pool, from, until, lanes, List.of());
        }
    }

    /**
     * What it cost.
     *
     * @param kind of what
     * @param amount how much, in the kind's unit
     */
    public record Cost(Kind kind, double amount) {
        /** Costs nothing. */
        public static final Cost NOTHING = new Cost(Kind.NOTHING, 0);

        /** The amount where it is seconds, else 0. */
        double seconds() {
            return switch (kind) {
                case MAKESPAN_SECONDS, BLOCKED_SECONDS, IDLE_SECONDS, RESULT_SECONDS, WAIT_SECONDS -> amount;
                case NOTHING, TASKS, QUEUED_TASKS, BYTES -> 0;
            };
        }
    }

    /** Units of cost. */
    public enum Kind {
        /** Nothing. */
        NOTHING,
        /** Seconds that the run took longer. */
        MAKESPAN_SECONDS,
        /** Finished results times the seconds that they were held. */
        RESULT_SECONDS,
        /** Seconds that a submitter or task stood blocked. */
        BLOCKED_SECONDS,
        /** Worker-seconds without work. */
        IDLE_SECONDS,
        /** Task-seconds of waiting in a queue. */
        WAIT_SECONDS,
        /** Tasks lost. */
        TASKS,
        /** Tasks queued. */
        QUEUED_TASKS,
        /** Bytes held. */
        BYTES
    }
}
