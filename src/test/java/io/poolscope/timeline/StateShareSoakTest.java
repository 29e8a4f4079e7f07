package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept so that the state at any time is found without going through all events before it: of ten million events. */
@Tag("soak")
class StateShareSoakTest {
    private static final int QUEUED = 1_000_000;
    /** Three events each. */
    private static final int TASKS = 3_333_336;
    private static final int WORKERS = 8;
    /** Values of counters at the ends of blocks, heads of the lines: everything that stands for events before it. */
    private static final Set<String> CHECKPOINTS = Set.of("pool counters", "queue counters", "stream counters", "stream fronts");

    @Test
    void checkpoints_takeAtMostATwentiethOfTheMemory_alsoWithAMillionTasksQueued() {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        EventBatch batch = new EventBatch(4096);
        BatchSink sink = new BatchSink(batch);
        new PoolStarted(0, 0, "pool", PoolKind.FIXED, WORKERS, Event.UNBOUNDED, SaturationPolicy.BLOCK).emitTo(sink, names);
        new SubmitterJoined(0, 0, 0, "main").emitTo(sink, names);
        for (int w = 0; w < WORKERS; w++) {
            new WorkerStarted(0, 1 + w, 0, "worker-" + (w + 1)).emitTo(sink, names);
        }
        long submit = 1_000;
        long submitted = 0;
        for (; submitted < QUEUED; submitted++) {
            add(timeline, batch, submit + submitted * 1_000, EventKind.TASK_SUBMITTED, submitted, 0);
        }
        long start = submit + QUEUED * 1_000L;
        long step = 100_000;
        for (long round = 0; round < TASKS / WORKERS; round++) {
            for (int w = 0; w < WORKERS; w++) {
                add(timeline, batch, start + round * step + w, EventKind.TASK_STARTED, round * WORKERS + w, 1 + w);
            }
            for (int w = 0; w < WORKERS; w++) {
                add(timeline, batch, start + round * step + 90_000 + w, EventKind.TASK_FINISHED, round * WORKERS + w, 1 + w);
            }
            for (int w = 0; w < WORKERS && submitted < TASKS; w++) {
                add(timeline, batch, start + round * step + 95_000 + w, EventKind.TASK_SUBMITTED, submitted++, 0);
            }
        }
        timeline.accept(batch);
        Snapshot run = timeline.snapshot();
        assertThat(run.events()).isGreaterThan(10_000_000);
        assertThat(run.at(start - 1).queued(0)).isEqualTo(QUEUED);
        for (long round = 0; round < TASKS / WORKERS; round += 12_345) {
            long there = Math.min(TASKS, QUEUED + round * WORKERS);
            assertThat(run.at(start + round * step + 50_000).queued(0)).isEqualTo(there - (round + 1) * WORKERS);
            assertThat(run.at(start + round * step + 50_000).running(0)).isEqualTo(WORKERS);
        }
        Map<String, Long> bytes = timeline.bytesBy();
        long checkpoints =
                bytes.entrySet().stream().filter(entry -> CHECKPOINTS.contains(entry.getKey())).mapToLong(Map.Entry::getValue).sum();
        assertThat(checkpoints).as(() -> bytes.toString()).isPositive().isLessThanOrEqualTo(timeline.bytes() / 20);
    }

    private static void add(Timeline timeline, EventBatch batch, long time, EventKind kind, long task, int lane) {
        if (batch.size() == 4096) {
            timeline.accept(batch);
            batch.clear();
        }
        batch.add(time, EventWord.pack(task, lane, kind.code()), 0, 0);
    }
}
