package io.poolscope.workload;

/**
 * Ways in which tasks arrive, as the distribution of the gaps between them. A gap is the time that the submitter lets
 * pass between the return of one submit and the next one; where nothing blocks it, that is the time between arrivals.
 */
public final class Arrivals {
    private Arrivals() {
    }

    /** All at time 0, as fast as the submitter can. */
    public static Distribution allAtOnce() {
        return Distribution.fixed(0);
    }

    /** The first at 0, then one each {@code gapNanos}. */
    public static Distribution every(long gapNanos) {
        return Distribution.fixed(gapNanos);
    }

    /** A Poisson process: gaps are exponential with a mean of {@code meanGapNanos}. */
    public static Distribution poisson(long meanGapNanos) {
        return Distribution.exponential(meanGapNanos);
    }

    /**
     * At stated times, in nanoseconds since the start, not decreasing.
     *
     * @throws IllegalArgumentException if there is none, or a time is less than the one before it
     */
    public static Distribution at(long... times) {
        long[] gaps = new long[times.length];
        long before = 0;
        for (int i = 0; i < times.length; i++) {
            if (times[i] < before) {
                throw new IllegalArgumentException("arrival " + i + " at " + times[i] + " ns is before " + before + " ns");
            }
            gaps[i] = times[i] - before;
            before = times[i];
        }
        return Distribution.trace(gaps);
    }
}
