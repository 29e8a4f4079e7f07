package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskFinished;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import io.poolscope.testing.Batches;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What a timeline makes of events depends neither on how they come in batches nor on how those of different threads
 * come one after another.
 */
class FoldOrderTest {
    private static String oneByOne(List<Event> events) {
        Story story = story(events);
        events.forEach(story::tell);
        return SnapshotText.of(story.snapshot());
    }

    private static Story story(List<Event> events) {
        return events.size() < 300 ? new Story() : new Story(6_100_000, 600);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void sameEvents_inOtherBatches_makeTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1500) int tasks) {
        List<Event> events = RandomRun.events(seed, tasks);
        Story story = story(events);
        Batches.of(events, new Random(seed + 1)).forEach(batch -> story.tell(batch.toArray(Event[]::new)));

        assertThat(SnapshotText.of(story.snapshot())).isEqualTo(oneByOne(events));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void sameEvents_withThreadsInterleavedOtherwise_makeTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1500) int tasks) {
        List<Event> events = RandomRun.events(seed, tasks);
        List<Event> others = RandomRun.reordered(seed, tasks, seed + 1);
        Story story = story(events);
        Batches.of(others, new Random(seed + 2)).forEach(batch -> story.tell(batch.toArray(Event[]::new)));

        assertThat(SnapshotText.of(story.snapshot())).isEqualTo(oneByOne(events));
    }

    /** More counters change in one batch than a slice has numbers for. */
    @Test
    void manyPoolsInOneBatch_makeTheSameAsOneByOne() {
        List<Event> events = new ArrayList<>();
        int pools = 300;
        for (int pool = 0; pool < pools; pool++) {
            events.add(new PoolStarted(0, pool, "pool-" + pool, PoolKind.FIXED, 1, 4, SaturationPolicy.BLOCK));
            events.add(new SubmitterJoined(0, pool, pool, "submitter-" + pool));
            events.add(new WorkerStarted(0, pools + pool, pool, "worker-" + pool));
        }
        for (int task = 0; task < pools; task++) {
            events.add(new TaskSubmitted(10 + task, task, task, "", -1, -1, 0));
        }
        for (int task = 0; task < pools; task++) {
            events.add(new TaskStarted(1000 + task, task, pools + task));
            events.add(new TaskFinished(2000 + task, task, pools + task));
        }
        Snapshot s = new Story().tell(events.toArray(Event[]::new)).snapshot();

        assertThat(SnapshotText.of(s)).isEqualTo(oneByOne(events));
        assertThat(s.pools()).allSatisfy(pool -> assertThat(pool.running().peak()).isEqualTo(1));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void snapshotsTakenOnTheWay_changeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1500) int tasks) {
        assertSnapshotsChangeNothing(seed, tasks);
    }

    /** Results are dropped while a snapshot is held, and nothing happens to their stream between that and the time they are counted. */
    @Test
    void snapshotTakenWhileDropsPend_changesNothing() {
        assertSnapshotsChangeNothing(-2699, 852);
    }

    /** A result is buffered long after its task ended, which is told later than that. */
    @Test
    void snapshotTakenWhileAResultIsFarBehindItsTask_changesNothing() {
        assertSnapshotsChangeNothing(4381034, 580);
    }

    private static void assertSnapshotsChangeNothing(long seed, int tasks) {
        List<Event> events = RandomRun.events(seed, tasks);
        Story story = story(events);
        Random random = new Random(seed + 3);
        Snapshot held = null;
        String said = "";
        for (List<Event> batch : Batches.of(events, random)) {
            story.tell(batch.toArray(Event[]::new));
            if (random.nextInt(20) == 0 && held == null) {
                held = story.snapshot();
                said = SnapshotText.of(held);
            } else if (random.nextInt(3) == 0) {
                story.snapshot();
            }
        }

        assertThat(SnapshotText.of(story.snapshot())).isEqualTo(oneByOne(events));
        if (held != null) {
            assertThat(SnapshotText.of(held)).as("the snapshot taken on the way").isEqualTo(said);
        }
    }
}
