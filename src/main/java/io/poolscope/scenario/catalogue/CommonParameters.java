package io.poolscope.scenario.catalogue;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.scenario.DurationRange;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.scenario.ValueKind;
import java.time.Duration;

/** Makes the parameters that many scenarios have, so that the same thing has the same id, words and range everywhere. */
final class CommonParameters {
    private static final int MOST_WORKERS = 256;
    private static final int MOST_TASKS = 10_000;

    private CommonParameters() {
    }

    /** How many workers, 1 to {@value #MOST_WORKERS}; a fixed pool is resized at once. */
    static Parameter<Integer> workers(int defaultValue) {
        return count(SharedParameter.WORKERS.id(), "Workers", 1, MOST_WORKERS, defaultValue, "How many threads run tasks.")
                .acting(TakesEffect.NOW);
    }

    /** How many tasks, 1 to {@value #MOST_TASKS}. */
    static Parameter<Integer> tasks(int defaultValue) {
        return tasks("Tasks", 1, MOST_TASKS, defaultValue, "How many tasks are submitted.");
    }

    /** How many tasks, under a name that the scenario has for them; acts at the next run. */
    static Parameter<Integer> tasks(String label, int min, int max, int defaultValue, String help) {
        return count(SharedParameter.TASKS.id(), label, min, max, defaultValue, help);
    }

    /** How many tasks the queue holds: 1 to {@value #MOST_TASKS}, or unbounded. */
    static Parameter<Integer> queue(int defaultValue) {
        return new Parameter<>(SharedParameter.QUEUE.id(), "Queue capacity", new ValueKind.Whole(1, MOST_TASKS, true, ""), defaultValue,
                TakesEffect.NEXT_RUN,
                "How many tasks may wait for a worker.");
    }

    /** How many results may be submitted and not yet consumed: 1 to {@value #MOST_TASKS}, or unbounded. */
    static Parameter<Integer> window(int defaultValue) {
        return new Parameter<>("window", "Result window", new ValueKind.Whole(1, MOST_TASKS, true, ""), defaultValue, TakesEffect.NEXT_RUN,
                "How many results may be submitted and not yet consumed.");
    }

    /** How long the consumer works on each result; acts at once. */
    static Parameter<Duration> pace(long millis) {
        return new Parameter<>("pace", "Consumer pace", new ValueKind.Span(Duration.ZERO, Duration.ofSeconds(10)),
                Duration.ofMillis(millis), TakesEffect.NOW, "How long the consumer works on each result.");
    }

    /** The random durations of the tasks. */
    static Parameter<DurationRange> durations(long lowMillis, long highMillis) {
        return new Parameter<>("duration", "Task duration",
                new ValueKind.SpanRange(Duration.ofMillis(1), Duration.ofSeconds(60), DurationRange.Shape.LOG_NORMAL),
                DurationRange.ofMillis(lowMillis, highMillis), TakesEffect.NEXT_RUN,
                "How long tasks run: log-normal, a tenth below the low end and a tenth above the high one.");
    }

    /** What happens when the queue is full. */
    static Parameter<SaturationPolicy> policy(SaturationPolicy defaultValue) {
        return choice("policy", "When the queue is full", SaturationPolicy.class, defaultValue,
                "What happens to a task that is submitted while the queue is full.");
    }

    /** A whole number that acts at the next run. */
    static Parameter<Integer> count(String id, String label, int min, int max, int defaultValue, String help) {
        return new Parameter<>(id, label, new ValueKind.Whole(min, max, false, ""), defaultValue, TakesEffect.NEXT_RUN, help);
    }

    /** A duration that acts at the next run, 0 to 60 s. */
    static Parameter<Duration> span(String id, String label, long millis, String help) {
        return new Parameter<>(id, label, new ValueKind.Span(Duration.ZERO, Duration.ofSeconds(60)), Duration.ofMillis(millis),
                TakesEffect.NEXT_RUN, help);
    }

    /** A duration that acts at the next run, 1 ms to 60 s: not 0, as something is repeated at it. */
    static Parameter<Duration> period(String id, String label, long millis, String help) {
        return new Parameter<>(id, label, new ValueKind.Span(Duration.ofMillis(1), Duration.ofSeconds(60)), Duration.ofMillis(millis),
                TakesEffect.NEXT_RUN, help);
    }

    /** One of an enumeration's constants, at the next run. */
    static <E extends Enum<E>> Parameter<E> choice(String id, String label, Class<E> type, E defaultValue, String help) {
        return new Parameter<>(id, label, ValueKind.Choice.of(type), defaultValue, TakesEffect.NEXT_RUN, help);
    }
}
