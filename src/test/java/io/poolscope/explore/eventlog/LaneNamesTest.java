package io.poolscope.explore.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolEvent.WorkerStopped;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** Threads by the numbers that events have of them, and a log filtered by their names. */
class LaneNamesTest {
    private final Names names = new Names();
    private final EventBatch batch = new EventBatch(64);
    private final Timeline timeline = new Timeline(names);
    private final EventLog log = new EventLog();

    /** One number, first a reader's and then a writer's, each with one task. */
    private LaneNames twoThreadsOfOneNumber() {
        BatchSink sink = new BatchSink(batch);
        new PoolStarted(0, 0, "pool", PoolKind.FIXED, 1, Event.UNBOUNDED, SaturationPolicy.BLOCK).emitTo(sink, names);
        new WorkerStarted(1, 1, 0, "Reader-Ä").emitTo(sink, names);
        task(10, 0);
        new WorkerStopped(20, 1, 0).emitTo(sink, names);
        new WorkerStarted(30, 1, 0, "Writer").emitTo(sink, names);
        task(40, 1);
        timeline.accept(batch);
        log.accept(batch);
        return new LaneNames(timeline.snapshot().lanes());
    }

    private void task(long time, long id) {
        batch.add(time, EventWord.pack(id, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
        batch.add(time + 1, EventWord.pack(id, 1, EventKind.TASK_STARTED.code()), 0, 0);
        batch.add(time + 2, EventWord.pack(id, 1, EventKind.TASK_FINISHED.code()), 0, 0);
    }

    @Test
    void at_isTheThreadThatHadTheNumberThen() {
        LaneNames lanes = twoThreadsOfOneNumber();
        assertThat(lanes.at(1, 11)).isEqualTo("Reader-Ä");
        assertThat(lanes.at(1, 41)).isEqualTo("Writer");
        assertThat(lanes.at(7, 41)).isEmpty();
        assertThat(lanes.foldedAt(7, 41)).isEmpty();
    }

    @Test
    void foldedAt_isMadeOnce() {
        LaneNames lanes = twoThreadsOfOneNumber();
        assertThat(lanes.foldedAt(1, 11)).isEqualTo("reader-ä").isSameAs(lanes.foldedAt(1, 12));
    }

    @Test
    void filter_byAThreadsName_inAnyCase_choosesItsLinesOnly() {
        LaneNames lanes = twoThreadsOfOneNumber();
        LogFilter filter = LogFilter.parse("READER-Ä kind:task");
        LogRows rows = LogRows.empty(filter).upTo(log.view(), names, lanes);
        assertThat(rows.size()).isEqualTo(2);
        assertThat(log.view().time(rows.number(0))).isEqualTo(11);
        assertThat(LogRows.empty(LogFilter.parse("writer -started")).upTo(log.view(), names, lanes).size()).isPositive();
    }
}
