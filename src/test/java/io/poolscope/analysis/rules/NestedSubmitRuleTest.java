package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that wait for tasks of their own pool. */
class NestedSubmitRuleTest {
    private static final long MS = SimulatedRuns.MS;

    @Test
    void nestedSubmit_allWorkersWaitForTheirOwnQueue_isADeadlock() {
        assertThat(Rules.of(nested(2))).contains(RuleId.NESTED_SUBMIT);
        assertThat(Rules.of(nested(3))).doesNotContain(RuleId.NESTED_SUBMIT);
        Finding finding = Findings.of(nested(2)).getFirst();
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.where().tasks()).containsExactlyInAnyOrder(0L, 1L);
        assertThat(finding.sentence()).contains("All 2 workers").contains("90.0 ms");
    }

    /** Two outer tasks submit an inner one each and wait for it; with a third worker the inner ones run. */
    private static Snapshot nested(int workers) {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "pool", PoolKind.FIXED, workers, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        for (int worker = 0; worker < workers; worker++) {
            events.add(new PoolEvent.WorkerStarted(0, 1 + worker, 0, "worker-" + worker));
        }
        for (int task = 0; task < 2; task++) {
            events.add(new TaskEvent.TaskSubmitted(0, task, 0, "outer", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(0, task, 1 + task));
        }
        for (int task = 0; task < 2; task++) {
            events.add(new TaskEvent.TaskSubmitted(10 * MS, 2 + task, 1 + task, "inner", -1, -1, 0));
            events.add(new TaskEvent.TaskBlocked(10 * MS, task, 1 + task, BlockReason.TASK, 2 + task));
        }
        if (workers > 2) {
            for (int task = 0; task < 2; task++) {
                events.add(new TaskEvent.TaskStarted((10 + task) * MS, 2 + task, 3));
                events.add(new TaskEvent.TaskFinished((11 + task) * MS, 2 + task, 3));
                events.add(new TaskEvent.TaskUnblocked((11 + task) * MS, task, 1 + task, 2 + task, 3));
                events.add(new TaskEvent.TaskFinished((11 + task) * MS, task, 1 + task));
            }
        }
        events.add(new PoolEvent.PoolResized(100 * MS, 0, workers, Event.UNBOUNDED));
        events.sort(Comparator.comparingLong(Event::time));
        return SimulatedRuns.told(events);
    }

    @Test
    void nestedSubmit_mostWorkersWaitBehindABusyOne_isStarvation() {
        List<Event> events = new ArrayList<>();
        events.add(new PoolEvent.PoolStarted(0, 0, "pool", PoolKind.FIXED, 3, Event.UNBOUNDED, SaturationPolicy.BLOCK));
        events.add(new PoolEvent.SubmitterJoined(0, 0, 0, "main"));
        for (int worker = 0; worker < 3; worker++) {
            events.add(new PoolEvent.WorkerStarted(0, 1 + worker, 0, "worker-" + worker));
            events.add(new TaskEvent.TaskSubmitted(0, worker, 0, "outer", -1, -1, 0));
            events.add(new TaskEvent.TaskStarted(0, worker, 1 + worker));
        }
        events.add(new TaskEvent.TaskSubmitted(MS, 3, 1, "inner", -1, -1, 0));
        events.add(new TaskEvent.TaskSubmitted(MS, 4, 2, "inner", -1, -1, 0));
        events.add(new TaskEvent.TaskBlocked(MS, 0, 1, BlockReason.TASK, 3));
        events.add(new TaskEvent.TaskBlocked(MS, 1, 2, BlockReason.TASK, 4));
        events.add(new TaskEvent.TaskFinished(50 * MS, 2, 3));
        for (int inner = 0; inner < 2; inner++) {
            long start = (50 + inner) * MS;
            events.add(new TaskEvent.TaskStarted(start, 3 + inner, 3));
            events.add(new TaskEvent.TaskFinished(start + MS, 3 + inner, 3));
            events.add(new TaskEvent.TaskUnblocked(start + MS, inner, 1 + inner, 3 + inner, 3));
            events.add(new TaskEvent.TaskFinished(start + MS, inner, 1 + inner));
        }
        Finding finding = Rules.finding(RuleId.NESTED_SUBMIT, Findings.of(SimulatedRuns.told(events)));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.sentence()).startsWith("Up to 2 of 3 workers waited for tasks queued in their own pool");
    }
}
