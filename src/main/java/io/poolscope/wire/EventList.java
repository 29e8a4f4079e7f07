package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.Arrays;

/** A few events of one thing, in the order in which they came; may be used again for another. Not thread-safe. */
final class EventList {
    private static final int COLUMNS = 4;
    private static final int STREAM_SHIFT = 40;
    /** Time, word, a, b; time, word, … */
    private long[] words = new long[2 * COLUMNS];
    private int size;
    /** Which event of the run was its first, and which its last. */
    long from;
    long until;

    static EventList of(EventBatch batch, int i) {
        EventList list = new EventList();
        list.add(batch, i);
        return list;
    }

    void add(EventBatch batch, int i) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
        }
        words[size] = batch.time(i);
        words[size + 1] = batch.word(i);
        words[size + 2] = batch.a(i);
        words[size + 3] = batch.b(i);
        size += COLUMNS;
    }

    void cutTo(int count) {
        size = count * COLUMNS;
    }

    long id() {
        return EventWord.id(words[1]);
    }

    /** The stream to which a task's result goes, as its submit or its buffering says; -1 if to none. */
    int stream() {
        for (int at = 0; at < size; at += COLUMNS) {
            int code = EventWord.code(words[at + 1]);
            if (code == EventKind.TASK_SUBMITTED_AS.code() && (int) words[at + 2] >= 0) {
                return (int) words[at + 2];
            }
            if (code == EventKind.RESULT_BUFFERED.code()) {
                return (int) (words[at + 2] >>> STREAM_SHIFT);
            }
        }
        return -1;
    }

    boolean has(EventKind kind) {
        for (int at = 0; at < size; at += COLUMNS) {
            if (EventWord.code(words[at + 1]) == kind.code()) {
                return true;
            }
        }
        return false;
    }

    boolean holds(EventBatch batch, int i) {
        for (int at = 0; at < size; at += COLUMNS) {
            if (words[at] == batch.time(i) && words[at + 1] == batch.word(i)) {
                return true;
            }
        }
        return false;
    }

    void addTo(EventBatch to) {
        for (int at = 0; at < size; at += COLUMNS) {
            to.add(words[at], words[at + 1], words[at + 2], words[at + 3]);
        }
    }
}
