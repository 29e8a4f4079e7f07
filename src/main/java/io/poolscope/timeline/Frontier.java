package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import java.util.function.LongUnaryOperator;

/**
 * Something happens once to each of the numbers 0, 1, 2 …, in any order: when had it happened to all numbers up to a given one? At the
 * largest of their times. So only the <i>records</i> are kept: numbers whose time is later than that of every smaller number. The front is
 * the first number to which it has not happened. Live or frozen.
 */
final class Frontier {
    private final LongColumn records;
    private int recordCount;
    private long front;
    private long latest = Long.MIN_VALUE;

    Frontier() {
        records = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
    }

    private Frontier(Frontier live) {
        records = live.records.freeze();
        recordCount = live.recordCount;
        front = live.front;
        latest = live.latest;
    }

    Frontier freeze() {
        return new Frontier(this);
    }

    /** The first number to which it has not happened, or that nobody has asked about yet. */
    long front() {
        return front;
    }

    /** Moves past the front's number, whose time is given, and returns when all up to it had happened. */
    long pass(long time) {
        if (time > latest) {
            latest = time;
            records.set(recordCount++, front);
        }
        front++;
        return latest;
    }

    /** Moves past as many numbers from the front on. */
    void passAll(long[] times, int count) {
        int n = 0;
        while (n < count) {
            int from = n;
            long last = latest;
            while (n < count && times[n] > last) {
                last = times[n++];
            }
            if (n > from) {
                records.setRun(recordCount, front, 1, n - from);
                recordCount += n - from;
                front += n - from;
                latest = last;
            } else {
                pass(times[n++]);
            }
        }
    }

    /** Moves past the front's number, of which nobody knows the time any more. */
    long passUnknown() {
        front++;
        return Math.max(0, latest);
    }

    /** When it had happened to all up to a number before the front. */
    long passedAt(long number, LongUnaryOperator times) {
        int next = records.firstAfter(0, recordCount, number);
        return next == 0 ? 0 : Math.max(0, times.applyAsLong(records.get(next - 1)));
    }

    /** The first number before which it had happened to all at a time. */
    long frontAt(long time, LongUnaryOperator times) {
        int low = firstRecordAfter(time, times);
        return low == recordCount ? front : records.get(low);
    }

    /** How many records there are: numbers whose time is later than all before. */
    int recordCount() {
        return recordCount;
    }

    /** The number of a record. */
    long record(int k) {
        return records.get(k);
    }

    /** The first record whose time is after {@code time}. */
    int firstRecordAfter(long time, LongUnaryOperator times) {
        int low = 0;
        int high = recordCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.applyAsLong(records.get(middle)) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long bytes() {
        return records.bytes();
    }
}
