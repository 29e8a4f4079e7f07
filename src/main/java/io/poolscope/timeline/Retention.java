package io.poolscope.timeline;

/**
 * How much history a timeline keeps. What is older is dropped in whole blocks, so a little more than asked for may stay.
 *
 * @param nanos how far back it reaches, or {@link Snapshot#OPEN}
 * @param tasks how many of the latest tasks it holds, or {@link Snapshot#OPEN}
 */
public record Retention(long nanos, long tasks) {
    /** Keeps everything. */
    public static final Retention ALL = new Retention(Snapshot.OPEN, Snapshot.OPEN);

    /** Checks. */
    public Retention {
        if (nanos <= 0 || tasks <= 0) {
            throw new IllegalArgumentException("retention of " + nanos + " ns and " + tasks + " tasks; both must be more than 0");
        }
    }

    /** Keeps the last minutes. */
    public static Retention lastMinutes(int minutes) {
        return new Retention(Math.multiplyExact(minutes, 60_000_000_000L), Snapshot.OPEN);
    }

    /** Keeps the last millions of tasks. */
    public static Retention lastMillionTasks(int millions) {
        return new Retention(Snapshot.OPEN, Math.multiplyExact(millions, 1_000_000L));
    }
}
