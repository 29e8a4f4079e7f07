package io.poolscope.explore.eventlog;

import io.poolscope.event.Names;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * The lines that a filter chose from a log, up to one moment: numbers of events, in order. Immutable; {@link #upTo}
 * looks only at the events that came since, so that following a live run costs by what is new.
 */
public final class LogRows {
    private final LogView view;
    private final LogFilter filter;
    /** The chosen numbers, used from {@code start} to {@code size}; null for the filter that chooses all. */
    private final long[] numbers;
    private final int start;
    private final int size;

    private LogRows(LogView view, LogFilter filter, long[] numbers, int start, int size) {
        this.view = view;
        this.filter = filter;
        this.numbers = numbers;
        this.start = start;
        this.size = size;
    }

    /** No lines yet. */
    public static LogRows empty(LogFilter filter) {
        return new LogRows(LogView.EMPTY, filter, filter.isAll() ? null : new long[0], 0, 0);
    }

    /**
     * The lines up to a later moment of the same log. Stops early, with what it has, when its thread is interrupted.
     *
     * @param lanes the threads' names, as far as the filter reads them
     * @throws java.util.concurrent.CancellationException if it was interrupted
     */
    public LogRows upTo(LogView later, Names names, LaneNames lanes) {
        if (numbers == null) {
            return new LogRows(later, filter, null, 0, (int) (later.end() - later.first()));
        }
        // A log that starts over has a smaller end than what was seen of it.
        boolean sameLog = later.end() >= view.end();
        int from = sameLog ? start : 0;
        int until = sameLog ? size : 0;
        while (from < until && numbers[from] < later.first()) {
            from++;
        }
        long next = sameLog ? Math.max(view.end(), later.first()) : later.first();
        // The array is shared with earlier rows, which do not look beyond their own size; only one thread adds.
        long[] grown = sameLog ? numbers : new long[16];
        if (from > grown.length / 2) {
            grown = Arrays.copyOfRange(grown, from, Math.max(until + 16, from + 16));
            until -= from;
            from = 0;
        }
        for (long number = next; number < later.end(); number++) {
            if ((number & 0xFFF) == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the filter was changed");
            }
            if (filter.holds(later, number, names, lanes)) {
                if (until == grown.length) {
                    grown = Arrays.copyOf(grown, Math.max(16, grown.length * 2));
                }
                grown[until++] = number;
            }
        }
        return new LogRows(later, filter, grown, from, until);
    }

    /** How many lines. */
    public int size() {
        return size - start;
    }

    /** The number of the event in a line. */
    public long number(int line) {
        Objects.checkIndex(line, size());
        return numbers == null ? view.first() + line : numbers[start + line];
    }

    /** The line of the event with a number, or of the first one after it; {@link #size} if there is none. */
    public int line(long number) {
        if (numbers == null) {
            return Math.clamp(number - view.first(), 0, size());
        }
        int at = Arrays.binarySearch(numbers, start, size, number);
        return (at < 0 ? -at - 1 : at) - start;
    }

    /** What the lines are from. */
    public LogView view() {
        return view;
    }

    /** What chose them. */
    public LogFilter filter() {
        return filter;
    }
}
