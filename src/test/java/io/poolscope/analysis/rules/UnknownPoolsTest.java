package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.event.Delivery;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.PoolSpec;
import org.junit.jupiter.api.Test;

/** Where events are lost, or made up, tasks and streams belong to pools that nobody has told of. */
class UnknownPoolsTest {
    private final Names names = new Names();
    private final EventBatch events = new EventBatch(64);
    private long time;

    @Test
    void streamOfAPoolThatIsNotThere_isNotJudged() {
        tell(EventKind.STREAM_OPENED, 0, EventWord.NO_LANE, 500, Delivery.ORDERED.ordinal());
        for (int k = 0; k < 12; k++) {
            tell(EventKind.TASK_SUBMITTED_AS, k, 1, 0, (k + 1L) << 24);
            tell(EventKind.TASK_STARTED, k, 2 + k, 0, 0);
        }
        for (int k = 11; k >= 0; k--) {
            tell(EventKind.TASK_FINISHED, k, 2 + k, 0, 0);
            tell(EventKind.RESULT_BUFFERED, k, 2 + k, k, -1);
        }
        Snapshot run = run();
        assertThat(run.streams().getFirst().blocked().peak()).isGreaterThan(4);
        assertThat(Findings.of(run, 2)).noneMatch(finding -> finding.rule() == RuleId.HEAD_OF_LINE);
    }

    @Test
    void loopsOverQueuesInNoKnownPool_areNoPipeline() {
        tell(EventKind.QUEUE_OPENED, 0, EventWord.NO_LANE, 0, 0);
        tell(EventKind.TASK_STARTED, 1, 1, 0, 0);
        tell(EventKind.TASK_STARTED, 2, 2, 0, 0);
        for (int i = 0; i < 5; i++) {
            tell(EventKind.ITEM_PUT, 0, 1, 1, 1);
            tell(EventKind.ITEM_TAKEN, 0, 2, 0, 2);
        }
        assertThat(run().queues().getFirst().takes().size()).isEqualTo(5);
        assertThat(Extraction.of(run())).isEmpty();
    }

    @Test
    void timesFartherApartThanAnyWorkloadHas_andAsManyWorkersAsThereMayBe_areExtracted() {
        tell(EventKind.POOL_STARTED, 0, EventWord.NO_LANE, PoolSpec.MAX_WORKERS, 0);
        for (int k = 0; k < 40; k++) {
            tell(EventKind.TASK_SUBMITTED, k, EventWord.NO_LANE, 0, 0);
        }
        tell(EventKind.TASK_STARTED, 0, 1, 0, 0);
        tell(EventKind.TASK_CPU_MEASURED, 0, 1, Long.MAX_VALUE, 0);
        time = Long.MAX_VALUE / 4 - 1000;
        tell(EventKind.TASK_FINISHED, 0, 1, 0, 0);
        Snapshot run = run();
        assertThat(Extraction.of(run)).isPresent();
        // To as many workers as there may be one task is no sign of anything; it ends, though a gain of such a run can't be simulated.
        assertThat(Findings.of(run, 2)).isEmpty();
    }

    private void tell(EventKind kind, long id, int lane, long a, long b) {
        time += 1000;
        events.add(time, EventWord.pack(id, lane, kind.code()), a, b);
    }

    private Snapshot run() {
        Timeline timeline = new Timeline(names);
        timeline.accept(events);
        return timeline.snapshot();
    }
}
