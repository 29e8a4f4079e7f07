package io.poolscope.explore.eventlog;

import io.poolscope.event.Event;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventReader;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PackedEvents;

/**
 * The events that a log held at one moment, by number: {@link #first} to {@link #end}, exclusive. Does not change; may
 * be read from any thread. It keeps blocks alive that the log has dropped since, so it is not to be kept for long.
 */
public final class LogView {
    static final int BLOCK_SHIFT = 12;
    private static final int MASK = (1 << BLOCK_SHIFT) - 1;

    /** No events. */
    public static final LogView EMPTY = new LogView(new PackedEvents[0], 0, 0);

    private final PackedEvents[] blocks;
    private final long first;
    private final long end;

    LogView(PackedEvents[] blocks, long first, long end) {
        this.blocks = blocks;
        this.first = first;
        this.end = end;
    }

    PackedEvents[] blocks() {
        return blocks;
    }

    /** The number of the oldest event that is kept: 0 until the bound is reached. */
    public long first() {
        return first;
    }

    /** The number that the next event will get. */
    public long end() {
        return end;
    }

    private PackedEvents block(long number) {
        if (number < first || number >= end) {
            throw new IndexOutOfBoundsException("event " + number + "; kept are " + first + " to " + (end - 1));
        }
        return blocks[(int) ((number - first) >>> BLOCK_SHIFT)];
    }

    /** The time of an event in nanoseconds since the run began. */
    public long time(long number) {
        return block(number).time((int) number & MASK);
    }

    /** The lane, task and kind of an event, to be read with {@link EventWord}. */
    public long word(long number) {
        return block(number).word((int) number & MASK);
    }

    /** The first extra word of an event; 0 where its kind has none. */
    public long a(long number) {
        return block(number).a((int) number & MASK);
    }

    /** The second extra word of an event; 0 where its kind has none. */
    public long b(long number) {
        return block(number).b((int) number & MASK);
    }

    /** The event as a record. */
    public Event event(long number, Names names) {
        return EventReader.read(time(number), word(number), a(number), b(number), names);
    }

    /** The task that an event is about, or -1: not every id is a task's. */
    public long task(long number) {
        long word = word(number);
        int code = EventWord.code(word);
        return isOfTask(code) ? EventWord.id(word) : code == EventKind.LOG_WRITTEN.code() ? b(number) : -1;
    }

    /** Whether the id of events of a kind is a task's. */
    static boolean isOfTask(int code) {
        return code >= EventKind.TASK_SUBMITTED.code() && code <= EventKind.RESULT_DROPPED.code()
                || code == EventKind.TASK_BLOCKED.code() || code == EventKind.TASK_UNBLOCKED.code()
                || code == EventKind.TASK_PHASE.code() || code == EventKind.PAYLOAD_TRANSFERRED.code()
                || code == EventKind.TASK_CPU_MEASURED.code() || code == EventKind.FAILURE_READ.code();
    }

    /** The number of the first event at or after a time, or {@link #end}. */
    public long atOrAfter(long time) {
        long low = first;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The number of the event of a task that is nearest to a time, or -1 if none is kept. Linear in what is kept: about a
     * millisecond for a million.
     *
     * @param kind among several of one time, the one of this kind is taken
     */
    public long nearest(long task, long time, EventKind kind) {
        long best = -1;
        long bestDistance = Long.MAX_VALUE;
        for (int block = 0; block < blocks.length; block++) {
            long base = first + ((long) block << BLOCK_SHIFT);
            int count = (int) Math.min(MASK + 1, end - base);
            long[] words = blocks[block].words();
            for (int i = 0; i < count; i++) {
                if (words[i] >>> 24 == task && isOfTask((int) words[i] & 0xFF)) {
                    long distance = Math.abs(blocks[block].time(i) - time);
                    boolean asked = ((int) words[i] & 0xFF) == kind.code();
                    if (distance < bestDistance || distance == bestDistance && asked) {
                        best = base + i;
                        bestDistance = distance;
                    }
                }
            }
        }
        return best;
    }
}
