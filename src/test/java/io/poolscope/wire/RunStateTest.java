package io.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunStateTest {
    private final Names names = new Names();
    private final RunState state = new RunState(true);

    private void happen(Event... events) {
        EventBatch batch = new EventBatch(events.length);
        for (Event event : events) {
            event.emitTo(new BatchSink(batch), names);
        }
        state.accept(batch);
    }

    private List<Event> told() {
        EventBatch batch = new EventBatch(1);
        state.tell(batch);
        return EventReader.readAll(batch, names);
    }

    private static Event pool(int id) {
        return new PoolEvent.PoolStarted(0, id, "pool " + id, PoolKind.FIXED, 2, 5, SaturationPolicy.BLOCK);
    }

    private static Event submitted(long time, long task, int stream) {
        return new TaskEvent.TaskSubmitted(time, task, 1, "", stream, stream < 0 ? -1 : task, 0);
    }

    @Test
    void whatIsOver_isNotTold() {
        Event worker = new PoolEvent.WorkerStarted(1, 0, 1, "w");
        Event queue = new RunEvent.QueueOpened(1, 0, "q", 4);
        Event second = new RunEvent.ItemPut(4, 0, 1, 2, -1);
        Event resized = new PoolEvent.PoolResized(5, 1, 3, 5);
        state.unheard();
        happen(pool(0), pool(1), worker, queue, new RunEvent.ItemPut(3, 0, 1, 1, -1), second, resized, submitted(6, 0, -1),
                new TaskEvent.TaskStarted(7, 0, 0),
                new TaskEvent.TaskFinished(8, 0, 0), submitted(9, 1, -1), new PoolEvent.PoolStopped(9, 0));

        assertThat(told()).containsExactly(pool(1), resized, queue, second, worker, submitted(9, 1, -1));
        assertThat(state.events()).isEqualTo(12);
        assertThat(state.openTasks()).isEqualTo(1);
    }

    @Test
    void resultThatWaits_isTold_untilItIsConsumedOrItsStreamClosed() {
        Event stream = new ResultEvent.StreamOpened(0, 0, 0, "s", Delivery.ORDERED, 0);
        state.unheard();
        happen(stream);
        for (long task = 0; task < 3; task++) {
            happen(submitted(1, task, 0), new TaskEvent.TaskStarted(2, task, 0), new TaskEvent.TaskFinished(3, task, 0),
                    new ResultEvent.ResultBuffered(3, task, 0, 0, task, -1));
        }
        happen(new ResultEvent.ResultConsumed(4, 0, 2, 0, 0));
        assertThat(told()).hasSize(1 + 2 * 4).contains(submitted(1, 1, 0), submitted(1, 2, 0));
        happen(new ResultEvent.StreamClosed(5, 0));
        assertThat(told()).isEmpty();
    }

    @Test
    void endsThatWereNotHeard_areTold_untilTheyAre() {
        happen(submitted(1, 0, -1), new TaskEvent.TaskStarted(2, 0, 0), new TaskEvent.TaskFinished(3, 0, 0));
        assertThat(told()).hasSize(3);
        state.heard(2);
        assertThat(told()).as("its end is the third").hasSize(3);
        state.heard(3);
        assertThat(told()).isEmpty();
    }

    @Test
    void whileNobodyListens_onlyTheEndsOfWhatWasHeardOfAreRemembered() {
        happen(submitted(1, 0, -1));
        state.heard(1);
        state.unheard();
        happen(submitted(2, 1, -1), new TaskEvent.TaskStarted(3, 1, 0), new TaskEvent.TaskFinished(4, 1, 0),
                new TaskEvent.TaskStarted(5, 0, 0),
                new TaskEvent.TaskFailed(6, 0, 0, "why"));
        assertThat(told()).containsExactly(submitted(1, 0, -1), new TaskEvent.TaskStarted(5, 0, 0),
                new TaskEvent.TaskFailed(6, 0, 0, "why"));
    }

    @Test
    void cancelledTask_isOverOnceItsWorkerIsFree() {
        state.unheard();
        happen(submitted(1, 0, -1), new TaskEvent.TaskStarted(2, 0, 0), new TaskEvent.TaskCancelled(3, 0, -1));
        assertThat(told()).hasSize(3);
        happen(new TaskEvent.WorkerReleased(4, 0, 0));
        assertThat(told()).isEmpty();
        happen(submitted(5, 1, -1), new TaskEvent.TaskCancelled(6, 1, -1));
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsGoneInALaterState_isSaidToHaveEnded() {
        RunState later = new RunState(false);
        happen(pool(0), pool(1), new PoolEvent.WorkerStarted(1, 0, 0, "w"), new PoolEvent.SubmitterJoined(1, 1, 0, "main"),
                new ResultEvent.StreamOpened(1, 4, 0, "s", Delivery.ORDERED, 0));
        EventBatch batch = new EventBatch(1);
        pool(1).emitTo(new BatchSink(batch), names);
        later.accept(batch);

        EventBatch gone = new EventBatch(1);
        state.tellGone(later, 9, gone);
        assertThat(EventReader.readAll(gone, names)).containsExactly(new PoolEvent.WorkerStopped(9, 0, 0),
                new ResultEvent.StreamClosed(9, 4),
                new PoolEvent.PoolStopped(9, 0));
    }

    @Test
    void moreOpenTasksThanItKnows_takeNoMoreMemory() {
        state.unheard();
        for (long task = 0; task < RunState.MOST_TASKS + 100; task++) {
            happen(submitted(1, task, -1));
        }
        assertThat(state.openTasks()).isEqualTo(RunState.MOST_TASKS);
        happen(new TaskEvent.TaskStarted(2, RunState.MOST_TASKS + 50, 0), new TaskEvent.TaskFinished(3, RunState.MOST_TASKS + 50, 0));
        assertThat(state.openTasks()).isEqualTo(RunState.MOST_TASKS);
    }
}
