package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolEvent.WorkerStopped;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.ResultEvent.ResultBuffered;
import io.poolscope.event.RunEvent.EventsLost;
import io.poolscope.event.RunEvent.ItemPut;
import io.poolscope.event.RunEvent.ItemTaken;
import io.poolscope.event.RunEvent.LockAcquired;
import io.poolscope.event.RunEvent.LockReleased;
import io.poolscope.event.RunEvent.LogWritten;
import io.poolscope.event.RunEvent.StepReached;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskBlocked;
import io.poolscope.event.TaskEvent.TaskCancelled;
import io.poolscope.event.TaskEvent.TaskFailed;
import io.poolscope.event.TaskEvent.TaskFinished;
import io.poolscope.event.TaskEvent.TaskPhase;
import io.poolscope.event.TaskEvent.TaskRejected;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskUnblocked;
import io.poolscope.event.TaskEvent.WorkerReleased;
import io.poolscope.timeline.counter.Counter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwkwardEventsTest {
    private static final int W = Story.WORKER;

    @Test
    void cancelledWhileRunning_endsAtOnce_butItsWorkerIsBusyUntilReleased() {
        Snapshot s = Story.ordered().submit(10, 0).start(20, 0, 0)
                .tell(new TaskCancelled(30, 0, W)).drop(30, 0).tell(new WorkerReleased(80, 0, W)).snapshot();
        assertThat(s.tasks().outcome(0)).isEqualTo(Outcome.CANCELLED);
        assertThat(s.tasks().ended(0)).isEqualTo(30);
        assertThat(s.tasks().released(0)).isEqualTo(80);
        assertThat(s.workers(0).getFirst().row(0).busy(0, 100)).isEqualTo(60);
        assertThat(s.streams().getFirst().totals()).isEqualTo(new StreamTrack.Totals(0, 0, 1));
        assertThat(s.tasks().count(Outcome.RUNNING)).isZero();
    }

    @Test
    void cancelHeardBeforeTheStart_isTheSame() {
        Snapshot s = Story.ordered().submit(10, 0).tell(new TaskCancelled(30, 0, W)).start(20, 0, 0)
                .tell(new WorkerReleased(80, 0, W)).snapshot();
        assertThat(s.tasks().outcome(0)).isEqualTo(Outcome.CANCELLED);
        assertThat(s.tasks().started(0)).isEqualTo(20);
        assertThat(s.tasks().ended(0)).isEqualTo(30);
        assertThat(s.tasks().count(Outcome.CANCELLED)).isEqualTo(1);
        assertThat(s.pools().getFirst().queued().last()).isZero();
    }

    @Test
    void taskRunInsideAnother_getsASecondRow() {
        Snapshot s = Story.ordered().submit(1, 0).submit(2, 1).start(10, 0, 0).start(20, 1, 0).finish(30, 1, 0).finish(40, 0, 0).snapshot();
        Lane lane = s.workers(0).getFirst();
        assertThat(lane.depth()).isEqualTo(2);
        assertThat(lane.row(1).task(0)).isEqualTo(1);
        assertThat(s.tasks().depth(1)).isEqualTo(1);
        assertThat(s.at(25).taskOn(lane)).isEqualTo(1);
        assertThat(s.at(35).taskOn(lane)).isZero();
    }

    @Test
    void laneNumberUsedAgain_byANewWorker_isANewLane_andForThreadPerTaskTheSame() {
        for (PoolKind kind : List.of(PoolKind.FIXED, PoolKind.THREAD_PER_TASK)) {
            Snapshot s = new Story().tell(new PoolStarted(0, 0, "pool", kind, 0, 0, SaturationPolicy.BLOCK),
                    new WorkerStarted(1, 5, 0, "a"), new WorkerStopped(10, 5, 0), new WorkerStarted(20, 5, 0, "b")).snapshot();
            assertThat(s.lanes()).hasSize(kind == PoolKind.FIXED ? 2 : 1);
            assertThat(s.lanes().getLast().name()).isEqualTo("b");
            assertThat(s.lanes().getLast().until()).isEqualTo(Snapshot.OPEN);
        }
    }

    @Test
    void rejectedTasks_neverRun_andTheQueueForgetsThem() {
        Snapshot s = Story.ordered().submit(1, 0).submit(2, 1).tell(new TaskRejected(1, 0, 0, Rejection.ABORTED))
                .tell(new TaskRejected(50, 1, 0, Rejection.DISCARDED)).snapshot();
        assertThat(s.tasks().outcome(0)).isEqualTo(Outcome.ABORTED);
        assertThat(s.tasks().outcome(1)).isEqualTo(Outcome.DISCARDED);
        assertThat(s.tasks().started(1)).isEqualTo(Snapshot.NONE);
        Counter queued = s.pools().getFirst().queued();
        assertThat(queued.valueAt(1)).isZero();
        assertThat(queued.integral(0, 100)).isEqualTo(48);
        assertThat(s.at(60).state(1)).isEqualTo(TaskState.REJECTED);
    }

    @Test
    void lostEvents_areShown_andTheLaneGoesOn() {
        Snapshot s = Story.ordered().submit(1, 0).submit(2, 1).start(10, 0, 0)
                .tell(new EventsLost(40, W, 3, 15)).start(50, 1, 0).finish(60, 1, 0).snapshot();
        assertThat(s.lostEvents()).isEqualTo(3);
        assertThat(s.lost().start(0)).isEqualTo(15);
        assertThat(s.lost().end(0)).isEqualTo(40);
        assertThat(s.lost().value(0)).isEqualTo(3);
        Lane lane = s.workers(0).getFirst();
        assertThat(lane.depth()).isEqualTo(1);
        assertThat(lane.row(0).size()).isEqualTo(2);
        assertThat(s.pools().getFirst().running().last()).isZero();
    }

    @Test
    void aResultWhoseEventsWereLost_doesNotHoldTheOthersBack() {
        Story story = new Story(10, 4);
        story.tell(Story.ordered().told.toArray(Event[]::new));
        story.submit(1, 0).submit(2, 1).start(3, 0, 0).start(4, 1, 1).finish(20, 1, 1).consume(30, 1);
        for (int i = 0; i < 40; i++) {
            story.tell(new LogWritten(100 + i * 10L, EventWord.NO_LANE, "tick", -1));
        }
        Snapshot s = story.snapshot();
        assertThat(s.streams().getFirst().head()).isEqualTo(2);
        assertThat(s.streams().getFirst().parked().last()).isZero();
    }

    @Test
    void failedTask_beforeItRan_keepsItsError() {
        Snapshot s = Story.ordered().submit(1, 0).tell(new TaskFailed(5, 0, EventWord.NO_LANE, "pool broke"))
                .tell(new ResultBuffered(6, 0, EventWord.NO_LANE, 0, 0, -1)).consume(9, 0).snapshot();
        assertThat(s.tasks().outcome(0)).isEqualTo(Outcome.FAILED);
        assertThat(s.tasks().error(0)).isEqualTo("pool broke");
        assertThat(s.tasks().lane(0)).isEqualTo(-1);
        assertThat(s.streams().getFirst().parked().integral(0, 20)).isEqualTo(3);
        assertThat(s.tasks().deliverable(0)).isEqualTo(6);
    }

    @Test
    void phasesAndWaits_ofATask_areListed() {
        Snapshot s = Story.ordered().submit(1, 0).start(2, 0, 0)
                .tell(new TaskPhase(3, 0, W, "read"), new TaskPhase(6, 0, W, "parse"), new TaskPhase(9, 0, W, ""),
                        new TaskBlocked(10, 0, W, BlockReason.LOCK, 4), new TaskUnblocked(15, 0, W, 7, W + 1),
                        new TaskBlocked(20, 0, W, BlockReason.TASK, 1))
                .snapshot();
        assertThat(s.tasks().phases(0)).containsExactly(new Phase("read", 3, 6), new Phase("parse", 6, 9));
        assertThat(s.tasks().blocks(0)).containsExactly(new Block(BlockReason.LOCK, 4, 10, 15, 7, s.workers(0).get(1).key()),
                new Block(BlockReason.TASK, 1, 20, Snapshot.OPEN, -1, -1));
        assertThat(s.tasks().blocks(5)).isEmpty();
    }

    @Test
    void queuesLocksStepsAndLog_areKept() {
        Snapshot s = Story.ordered().tell(new ItemPut(1, 0, 0, 1, -1), new ItemPut(2, 0, 0, 2, -1), new ItemTaken(5, 0, 1, 1, -1),
                new LockAcquired(3, 0, W, "gate", 12), new LockReleased(8, 0, W, "gate", 12),
                new StepReached(1, 0, 0, 4, "submitter"), new StepReached(6, 0, 0, 5, "submitter"),
                new LogWritten(7, W, "hello", 12)).snapshot();
        assertThat(s.queues().getFirst().depth().max(0, 10)).isEqualTo(2);
        assertThat(s.queues().getFirst().depth().integral(0, 10)).isEqualTo(1 + 6 + 5);
        assertThat(s.locks().getFirst().held().value(0)).isEqualTo(12);
        assertThat(s.locks().getFirst().held().total(0, 10)).isEqualTo(5);
        assertThat(s.locks().getFirst().lane(0)).isEqualTo(s.workers(0).getFirst().key());
        assertThat(s.steps().getFirst().lineAt(5)).isEqualTo(4);
        assertThat(s.steps().getFirst().lineAt(6)).isEqualTo(5);
        assertThat(s.log().text(0)).isEqualTo("hello");
        assertThat(s.log().task(0)).isEqualTo(12);
    }

    @Test
    void eventsTooLate_areCounted_andTheCountersEndRight() {
        Story story = new Story(10, 4);
        story.tell(Story.ordered().told.toArray(Event[]::new));
        for (int task = 0; task < 300; task++) {
            story.submit(task * 100L + 1, task).start(task * 100L + 2, task, 0).finish(task * 100L + 50, task, 0);
        }
        story.tell(new TaskStarted(5, 5, W + 1));
        story.submit(40, 300).tell(new TaskStarted(29_990, 300, W), new TaskFinished(29_995, 300, W));
        Snapshot s = story.snapshot();
        assertThat(s.lateEvents()).isEqualTo(2);
        assertThat(s.oddEvents()).isEqualTo(1);
        assertThat(s.pools().getFirst().queued().last()).isZero();
        assertThat(s.pools().getFirst().running().last()).isZero();
        assertThat(s.pools().getFirst().queued().valueAt(s.end())).isZero();
        assertThat(s.tasks().submitted(300)).isGreaterThan(29_000);
    }

    @Test
    void nonsense_isCounted_andHarmsNobody() {
        Snapshot s = Story.ordered().tell(new TaskFinished(5, 77, W), new WorkerReleased(6, 78, W), new TaskStarted(7, 1L << 39, W),
                new WorkerStopped(8, 9000, 0)).snapshot();
        assertThat(s.oddEvents()).isEqualTo(2);
        assertThat(s.tasks().size()).isLessThan(100);
        assertThat(s.end()).isEqualTo(8);
    }
}
