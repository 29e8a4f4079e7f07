package io.poolscope.timeline;

import java.util.Arrays;

/**
 * When the results came that wait for the head of the line, by index: so that the front passes them without looking
 * each up in its row. Only those not too far beyond it; the others are looked up. Live only.
 */
final class RecentArrivals {
    private static final int MOST = 1 << 16;

    /** By index modulo length: of indexes from the front on, as many as the length. */
    private long[] times = none(16);
    /** One past the largest index that was too far beyond the front. */
    private long tooFar;

    RecentArrivals() {
    }

    private static long[] none(int length) {
        long[] times = new long[length];
        Arrays.fill(times, Snapshot.NONE);
        return times;
    }

    /** A result came; {@code front} is the index that the front has reached. */
    void add(long index, long front, long time) {
        long beyond = index - front;
        if (beyond >= times.length && times.length < MOST && beyond < MOST) {
            grow(front, Integer.highestOneBit((int) beyond) * 2);
        }
        if (beyond < times.length) {
            times[(int) index & times.length - 1] = time;
        } else {
            tooFar = Math.max(tooFar, index + 1);
        }
    }

    private void grow(long front, int length) {
        long[] more = none(length);
        for (long index = front; index < front + times.length; index++) {
            more[(int) index & length - 1] = times[(int) index & times.length - 1];
        }
        times = more;
    }

    /** When the result at the front came, or NONE. */
    long at(long front) {
        return times[(int) front & times.length - 1];
    }

    /** Whether {@link #at} knows of every result from the front on that has come. */
    boolean isComplete(long front) {
        return front >= tooFar;
    }

    /** The heap that it takes. */
    long bytes() {
        return 16 + 8L * times.length;
    }

    /** The front moves on. */
    void pass(long front) {
        times[(int) front & times.length - 1] = Snapshot.NONE;
    }
}
