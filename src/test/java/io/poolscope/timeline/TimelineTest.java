package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void orderedRun_slowFirstTask_holdsResultsBack() {
        Snapshot s = Story.ordered().submit(10, 0).submit(20, 1).submit(30, 2)
                .start(11, 0, 0).start(21, 1, 1).finish(40, 1, 1).start(41, 2, 1).finish(60, 2, 1)
                .finish(100, 0, 0).consume(105, 0).consume(125, 1).consume(145, 2).snapshot();

        StreamTrack stream = s.streams().getFirst();
        assertThat(stream.parked().peak()).isEqualTo(3);
        assertThat(stream.blocked().integral(0, 200)).isEqualTo(60 + 40);
        assertThat(stream.deliverable().integral(0, 200)).isEqualTo(5 + 25 + 45);
        assertThat(stream.blocked().valueAt(99)).isEqualTo(2);
        assertThat(stream.blocked().valueAt(100)).isZero();
        assertThat(s.tasks().deliverable(2)).isEqualTo(100);
        assertThat(stream.headAt(104)).isZero();
        assertThat(stream.headAt(125)).isEqualTo(2);
        assertThat(s.tasks().outcome(1)).isEqualTo(Outcome.FINISHED);
        assertThat(s.at(70).state(0, 1)).isEqualTo(TaskState.BLOCKED);
        assertThat(s.at(110).state(0, 1)).isEqualTo(TaskState.DELIVERABLE);
        assertThat(s.at(35).state(0, 2)).isEqualTo(TaskState.QUEUED);
        assertThat(s.pools().getFirst().queued().peak()).isEqualTo(1);
        assertThat(s.pools().getFirst().running().integral(0, 200)).isEqualTo(89 + 19 + 19);
        assertThat(s.workers(0)).hasSize(2);
        assertThat(s.workers(0).get(1).row(0).size()).isEqualTo(2);
        assertThat(s.oddEvents()).isZero();
        assertThat(s.lateEvents()).isZero();
    }

    @Test
    void snapshot_whileTheRunGoesOn_keepsWhatItHad() {
        Story story = Story.ordered().submit(10, 0).start(20, 0, 0);
        Snapshot before = story.snapshot();
        story.finish(30, 0, 0).consume(40, 0);

        assertThat(before.tasks().outcome(0)).isEqualTo(Outcome.RUNNING);
        assertThat(before.tasks().ended(0)).isEqualTo(Snapshot.NONE);
        assertThat(before.tasks().consumed(0)).isEqualTo(Snapshot.NONE);
        assertThat(before.lanes().get(2).row(0).openTask()).isZero();
        assertThat(before.streams().getFirst().parked().peak()).isZero();
        assertThat(story.snapshot().tasks().consumed(0)).isEqualTo(40);
    }

    @Test
    void emptyRun_answersEverything() {
        Snapshot s = new Story().snapshot();
        assertThat(s.end()).isZero();
        assertThat(s.lanes()).isEmpty();
        assertThat(s.tasks().size()).isZero();
        assertThat(s.tasks().outcome(5)).isEqualTo(Outcome.QUEUED);
        assertThat(s.tasks().contains(5)).isFalse();
        assertThat(s.log().size()).isZero();
        assertThat(s.lost().total(0, 100)).isZero();
    }
}
