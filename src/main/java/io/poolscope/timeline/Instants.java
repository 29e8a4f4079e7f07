package io.poolscope.timeline;

import io.poolscope.timeline.column.RunningSum;

/** Moments in the order of time, each with a task. Positions do not change when retention drops older ones. */
public interface Instants {
    /** The first position that is still kept. */
    int first();

    /** One past the last position. */
    int size();

    /** When moment {@code i} was. */
    long time(int i);

    /** The task of moment {@code i}. */
    long task(int i);

    /** The first position at or after {@code time}, or {@link #size()}. */
    default int firstAtOrAfter(long time) {
        int low = first();
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Reads the times of {@code count} moments from {@code from} on. */
    default void times(int from, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = time(from + i);
        }
    }

    /**
     * Says what a row of pixels has to show: how many moments lie in each. Costs by {@code pixels}, hardly by the number of moments;
     * where many fall into a pixel, those at its edges may be shared out evenly.
     *
     * @param firstPixel the first pixel: it begins at {@code firstPixel << shift} nanoseconds
     * @param shift each pixel is {@code 1 << shift} nanoseconds wide
     * @param pixels how many pixels; the array is at least as long
     */
    default void pixels(long firstPixel, int shift, int pixels, float[] counts) {
        new RunningSum(first(), size()) {
            @Override
            public long start(int i) {
                return time(i);
            }

            @Override
            public double before(int ofBlock) {
                return ofBlock << 6;
            }

            @Override
            public void read(int from, int count, long[] starts, long[] ends) {
                times(from, count, starts);
            }

            @Override
            public double by(long start, long end, long time) {
                return 1;
            }
        }.pixels(firstPixel, shift, pixels, Snapshot.OPEN, counts);
    }
}
