package io.poolscope.simulation;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts independently of the timeline: by kind, waits by task, times in order. */
final class Tally implements EventConsumer {
    final Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
    final long[] submitted;
    final long[] started;
    final long[] ended;
    final long[] consumed;
    long last;
    long firstSubmit = -1;
    long lastEnd;
    long hash;
    boolean inOrder = true;

    Tally(int tasks) {
        submitted = new long[tasks];
        started = new long[tasks];
        ended = new long[tasks];
        consumed = new long[tasks];
        Arrays.fill(started, -1);
        Arrays.fill(ended, -1);
        Arrays.fill(consumed, -1);
    }

    @Override
    public void accept(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long time = batch.time(i);
            inOrder &= time >= last;
            last = time;
            hash = hash * 31 + (time ^ batch.word(i));
            EventKind kind = EventKind.of(EventWord.code(batch.word(i)));
            counts.merge(kind, 1L, Long::sum);
            int id = (int) EventWord.id(batch.word(i));
            switch (kind) {
                case TASK_SUBMITTED, TASK_SUBMITTED_AS -> {
                    submitted[id] = time;
                    firstSubmit = firstSubmit < 0 ? time : firstSubmit;
                }
                case TASK_STARTED -> started[id] = time;
                case TASK_FINISHED, TASK_FAILED -> {
                    ended[id] = time;
                    lastEnd = time;
                }
                case RESULT_CONSUMED -> consumed[id] = time;
                default -> hash++;
            }
        }
    }

    long count(EventKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    double meanWait() {
        double sum = 0;
        for (int i = 0; i < started.length; i++) {
            sum += started[i] - submitted[i];
        }
        return sum / started.length;
    }

    long makespan() {
        return lastEnd - firstSubmit;
    }
}
