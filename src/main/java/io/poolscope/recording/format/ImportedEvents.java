package io.poolscope.recording.format;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.recording.EventCheck;
import java.io.IOException;
import java.util.Arrays;

/**
 * Gathers events as columns and hands them on by time; those of one time by their rank, and of one rank as they came. Not thread-safe.
 */
final class ImportedEvents implements EventSink {
    private static final int BATCH = 1 << 14;

    private long[] times = new long[1 << 10];
    private long[] words = new long[1 << 10];
    private long[] as = new long[1 << 10];
    private long[] bs = new long[1 << 10];
    private byte[] ranks = new byte[1 << 10];
    private int size;
    private byte rank;

    /** What comes next has this rank. */
    ImportedEvents ranked(int next) {
        rank = (byte) next;
        return this;
    }

    @Override
    public void emit(long time, int code, long id, int lane) {
        emit(time, code, id, lane, 0, 0);
    }

    @Override
    public void emit(long time, int code, long id, int lane, long a, long b) {
        if (size == times.length) {
            int more = size * 2;
            times = Arrays.copyOf(times, more);
            words = Arrays.copyOf(words, more);
            as = Arrays.copyOf(as, more);
            bs = Arrays.copyOf(bs, more);
            ranks = Arrays.copyOf(ranks, more);
        }
        times[size] = time;
        words[size] = EventWord.pack(id, lane, code);
        as[size] = a;
        bs[size] = b;
        ranks[size++] = rank;
    }

    int size() {
        return size;
    }

    /**
     * Hands all on, and holds them against what a recording must keep to.
     *
     * @return the time of the last event
     * @throws IOException if an event is none that a timeline may be given
     */
    long deliver(Names names, EventConsumer consumer) throws IOException {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        sort(order, new int[size], 0, size);
        EventCheck check = new EventCheck(names);
        EventBatch batch = new EventBatch(BATCH);
        for (int at : order) {
            batch.add(times[at], words[at], as[at], bs[at]);
            if (batch.size() == BATCH) {
                check.pass(batch);
                consumer.accept(batch);
                batch.clear();
            }
        }
        if (batch.size() > 0) {
            check.pass(batch);
            consumer.accept(batch);
        }
        return size == 0 ? 0 : times[order[size - 1]];
    }

    private boolean inOrder(int before, int behind) {
        return times[before] < times[behind] || times[before] == times[behind] && ranks[before] <= ranks[behind];
    }

    /** Merges halves: what came first stays first. */
    private void sort(int[] order, int[] room, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(order, room, from, middle);
        sort(order, room, middle, to);
        if (inOrder(order[middle - 1], order[middle])) {
            return;
        }
        System.arraycopy(order, from, room, from, middle - from);
        int left = from;
        int right = middle;
        for (int i = from; left < middle; i++) {
            order[i] = right == to || inOrder(room[left], order[right]) ? room[left++] : order[right++];
        }
    }
}
