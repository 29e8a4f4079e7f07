package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.poolscope.event.Delivery;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs, as only a hostile file tells them, in which one event concerns tens of thousands of lanes or streams. What is linear takes well
 * under a second, what goes through all of them for each event minutes: so the limit is wide of both.
 */
@Tag("alone") // measures how time grows
class ManyTracksTest {
    private static final int MANY = 60_000;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Names names = new Names();
    private final EventBatch events = new EventBatch(1024);
    private long time;

    @Test
    void streamOfManyConsumers_closedOftenAgain_isFoldedInLinearTime() {
        tell(EventKind.STREAM_OPENED, 0, EventWord.NO_LANE, 0xFFFFFFFFL, Delivery.ORDERED.ordinal());
        for (int i = 0; i < MANY; i++) {
            tell(EventKind.CONSUMER_JOINED, 0, i, 0, 0);
        }
        for (int i = 0; i < 10 * MANY; i++) {
            tell(EventKind.STREAM_CLOSED, 0, EventWord.NO_LANE, 0, 0);
        }
        Snapshot run = assertTimeoutPreemptively(LIMIT, this::folded);
        assertThat(run.lanes()).hasSize(MANY).allMatch(lane -> lane.until() != Snapshot.OPEN);
    }

    @Test
    void consumerAfterTheEndOfItsStream_isEndedByTheNextEnd() {
        tell(EventKind.STREAM_OPENED, 0, EventWord.NO_LANE, 0xFFFFFFFFL, Delivery.ORDERED.ordinal());
        tell(EventKind.CONSUMER_JOINED, 0, 1, 0, 0);
        tell(EventKind.STREAM_CLOSED, 0, EventWord.NO_LANE, 0, 0);
        tell(EventKind.CONSUMER_WAITING, 0, 1, 0, 0);
        long waits = time;
        tell(EventKind.STREAM_CLOSED, 0, EventWord.NO_LANE, 0, 0);
        Lane consumer = folded().lanes().getFirst();
        assertThat(consumer.waiting().start(0)).isEqualTo(waits);
        assertThat(consumer.waiting().end(0)).isEqualTo(time);
        assertThat(consumer.until()).isEqualTo(time);
    }

    @Test
    void lossesOnManyLanes_areFoldedInLinearTime() {
        for (int i = 0; i < MANY; i++) {
            tell(EventKind.WORKER_STARTED, 0, i, 0, 0);
        }
        for (int i = 0; i < 10 * MANY; i++) {
            tell(EventKind.EVENTS_LOST, 0, EventWord.NO_LANE, 1, time);
        }
        Snapshot run = assertTimeoutPreemptively(LIMIT, this::folded);
        assertThat(run.lostEvents()).isEqualTo(10L * MANY);
    }

    @Test
    void afterALossOnAllLanes_theNextStartEndsWhatRan() {
        tell(EventKind.POOL_STARTED, 0, EventWord.NO_LANE, 1, 0);
        tell(EventKind.WORKER_STARTED, 0, 0, 0, 0);
        tell(EventKind.TASK_SUBMITTED, 0, EventWord.NO_LANE, 0, 0);
        tell(EventKind.TASK_STARTED, 0, 0, 0, 0);
        tell(EventKind.EVENTS_LOST, 0, EventWord.NO_LANE, 1, time);
        tell(EventKind.TASK_SUBMITTED, 1, EventWord.NO_LANE, 0, 0);
        tell(EventKind.TASK_STARTED, 1, 0, 0, 0);
        tell(EventKind.TASK_SUBMITTED, 2, EventWord.NO_LANE, 0, 0);
        tell(EventKind.TASK_STARTED, 2, 0, 0, 0);
        Lane lane = folded().lanes().getFirst();
        // The first was over at the second's start; the third was started by the second, with nothing lost between.
        assertThat(lane.depth()).isEqualTo(2);
        assertThat(lane.row(0).openTask()).isEqualTo(1);
        assertThat(lane.row(1).openTask()).isEqualTo(2);
    }

    @Test
    void manyStreams_areFoldedInLinearTime() {
        tell(EventKind.POOL_STARTED, 0, EventWord.NO_LANE, 1, 0);
        tell(EventKind.WORKER_STARTED, 0, 0, 0, 0);
        for (int i = 0; i < MANY; i++) {
            tell(EventKind.STREAM_OPENED, i, EventWord.NO_LANE, 0, Delivery.ORDERED.ordinal());
        }
        for (int k = 0; k < 4 * MANY; k++) {
            int i = k % MANY;
            tell(EventKind.TASK_SUBMITTED_AS, k, 1, i, (k / MANY + 1L) << 24);
            for (int j = 0; j < 3; j++) {
                tell(EventKind.LOG_WRITTEN, 0, 0, 0, 0);
            }
            tell(EventKind.TASK_STARTED, k, 0, 0, 0);
            tell(EventKind.TASK_FINISHED, k, 0, 0, 0);
            tell(EventKind.RESULT_BUFFERED, k, 0, (long) i << 40 | k / MANY, -1);
        }
        Snapshot run = assertTimeoutPreemptively(LIMIT, this::folded);
        assertThat(run.streams()).hasSize(MANY).allMatch(stream -> stream.parked().last() == 4);
    }

    private void tell(EventKind kind, long id, int lane, long a, long b) {
        time += 1000;
        events.add(time, EventWord.pack(id, lane, kind.code()), a, b);
    }

    private Snapshot folded() {
        Timeline timeline = new Timeline(names);
        timeline.accept(events);
        return timeline.snapshot();
    }
}
