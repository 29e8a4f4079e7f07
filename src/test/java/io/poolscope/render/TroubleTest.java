package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolBroken;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.RunEvent.QueueOpened;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskBlocked;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.DrawText;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** A broken pool and tasks that wait are named in the picture. */
class TroubleTest {
    private static final long SECOND = 1_000_000_000L;

    private static String drawn(Event... events) {
        Names names = new Names();
        EventBatch batch = new EventBatch(events.length);
        for (Event each : events) {
            each.emitTo(new BatchSink(batch), names);
        }
        Timeline timeline = new Timeline(names);
        timeline.accept(batch);
        Snapshot snapshot = timeline.snapshot(SECOND);
        return DrawText.of(
                new PictureLayout().layout(snapshot, new Viewport(0, SECOND, 900, 500), PictureStyle.of(TextMeasure.APPROXIMATE)).draw());
    }

    private static Event pool() {
        return new PoolStarted(0, 0, "pool", PoolKind.FIXED, 2, Event.UNBOUNDED, SaturationPolicy.ABORT);
    }

    @Test
    void aBrokenPool_saysWhenAndWhy() {
        assertThat(drawn(pool())).doesNotContain("broken");
        assertThat(drawn(pool(), new PoolBroken(SECOND / 2, 0, "no connection"))).contains("\"broken\"")
                .contains("\"broken: no connection\"");
    }

    @Test
    void aTaskThatWaits_saysWhatFor() {
        String picture = drawn(pool(), new SubmitterJoined(0, 0, 0, "main"), new QueueOpened(0, 0, "items", 5),
                new WorkerStarted(0, 1, 0, "worker-1"), new WorkerStarted(0, 2, 0, "worker-2"),
                new TaskSubmitted(0, 0, 0, "", -1, -1, 0), new TaskSubmitted(0, 1, 0, "", -1, -1, 0),
                new TaskStarted(1, 0, 1), new TaskStarted(1, 1, 2),
                new TaskBlocked(SECOND / 10, 0, 1, BlockReason.TASK, 1), new TaskBlocked(SECOND / 10, 1, 2, BlockReason.QUEUE_FULL, 0));
        assertThat(picture).contains("\"waits for #2\"").contains("\"waits for room in items\"");
    }
}
