package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.Absent;

/**
 * A number over time, as a queue's depth: it changes in steps. Its value at a time is the one after all changes of that time.
 * All answers are exact unless they say otherwise.
 *
 * <p>A snapshot's counters are immutable and may be asked from any thread; each question finds its place anew, which may take some
 * microseconds. Many questions, as one for each step, go through a {@link #reader()}.
 */
public interface Counter {
    /** The same counter for one thread, which remembers in {@code memory} what was asked last: questions near each other cost little. */
    default Counter reader(CounterMemory memory) {
        return this;
    }

    /** The same counter for one thread, with a memory of its own. */
    default Counter reader() {
        return reader(new CounterMemory());
    }

    /** The value at a time; 0 before the first change. */
    long valueAt(long time);

    /** The value at the end. */
    long last();

    /** The highest value of the run so far, also where retention has dropped it; at least 0. */
    long peak();

    /** The smallest value in {@code [from, until)}. */
    long min(long from, long until);

    /** The largest value in {@code [from, until)}. */
    long max(long from, long until);

    /** The sum of value times nanoseconds over {@code [from, until)}: exact up to 2⁵³. */
    double integral(long from, long until);

    /** The mean over time in {@code [from, until)}; the value at {@code from} if that is empty. */
    default double average(long from, long until) {
        return until <= from ? valueAt(from) : integral(from, until) / (until - from);
    }

    /** The first time in {@code [from, until)} at which the value is at least {@code value}, or {@link Absent#OPEN} if it never is. */
    long firstReaching(long from, long until, long value);

    /**
     * About how many changes there are in {@code [from, until)}, told without looking at them: few where there are few, and where there are
     * many never less than half of them. Changes of another number that is kept together with this one may be counted in.
     */
    long changes(long from, long until);

    /** The time of the first change after {@code time}, or {@link Absent#OPEN}: so a picture can follow single steps. */
    long nextChange(long time);

    /**
     * Says what a row of pixels has to show: for each the smallest, largest and last value. Costs by {@code pixels}, hardly by the
     * number of changes; where many changes fall into a pixel, those of a few neighbours may be counted in.
     *
     * @param first the first pixel: it begins at {@code first << shift} nanoseconds
     * @param shift each pixel is {@code 1 << shift} nanoseconds wide
     * @param pixels how many pixels; the arrays are at least as long
     */
    void pixels(long first, int shift, int pixels, long[] min, long[] max, long[] last);
}
