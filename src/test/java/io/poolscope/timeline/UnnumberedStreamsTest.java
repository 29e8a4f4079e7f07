package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.Extras;
import io.poolscope.event.PoolEvent.SubmitterBlocked;
import io.poolscope.event.PoolEvent.SubmitterUnblocked;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.ResultEvent.ConsumerWaiting;
import io.poolscope.event.ResultEvent.ResultBuffered;
import io.poolscope.event.ResultEvent.ResultConsumed;
import io.poolscope.event.ResultEvent.ResultDropped;
import io.poolscope.event.ResultEvent.StreamOpened;
import io.poolscope.event.TaskEvent.TaskFinished;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens in a stream or pool that has no number, or one too large to be followed, is put down to no other. */
class UnnumberedStreamsTest {
    private static final int W = Story.WORKER;

    @Test
    void resultsOfAStreamWithoutANumber_areOfNone_andTheirTasksAreThere() {
        Story story = Story.ordered().submit(1, 0).start(2, 0, 0).finish(3, 0, 0);
        for (int stream : List.of(Extras.NO_STREAM, Extras.MAX_STREAM + 2)) {
            long task = stream == Extras.NO_STREAM ? 1 : 2;
            story.tell(of(stream, task));
        }
        Snapshot s = story.snapshot();
        assertThat(s.tasks().count(Outcome.FINISHED)).isEqualTo(3);
        assertThat(s.tasks().stream(1)).isEqualTo(-1);
        assertThat(s.tasks().stream(2)).isEqualTo(-1);
        assertThat(s.tasks().buffered(1)).isEqualTo(Snapshot.NONE);
        assertThat(s.streams()).hasSize(1);
        assertThat(s.streams().getFirst().totals().consumed()).isZero();
        assertThat(s.streams().getFirst().parked().last()).isEqualTo(1);
    }

    private static Event[] of(int stream, long task) {
        long time = 10 * task;
        return new Event[] {new TaskSubmitted(time, task, Story.SUBMITTER, "", stream, 0, 0), new TaskStarted(time + 1, task, W),
            new TaskFinished(time + 2, task, W), new ResultBuffered(time + 2, task, W, stream, 0, 100),
            new ResultConsumed(time + 3, task, Story.CONSUMER, stream, 0), new ResultDropped(time + 4, task, Story.CONSUMER, stream, 0)};
    }

    @Test
    void streamsAndPoolsBeyondWhatIsFollowed_areOdd_andLeaveTheLargestAlone() {
        int far = Fold.MAX_TRACK + 1;
        Snapshot s = Story.ordered().tell(new StreamOpened(1, far, 0, "far", Delivery.ORDERED, 0), new ConsumerWaiting(2, far, 9, 0),
                new WorkerStarted(3, W + 7, far, "far"), new SubmitterBlocked(4, far, Story.SUBMITTER),
                new SubmitterUnblocked(5, far, Story.SUBMITTER))
                .tell(of(far, 0)).snapshot();
        assertThat(s.pools()).hasSize(1);
        assertThat(s.streams()).hasSize(1);
        assertThat(s.tasks().stream(0)).isEqualTo(-1);
        assertThat(s.lanes()).hasSize(4);
        assertThat(s.oddEvents()).isEqualTo(8);
    }
}
