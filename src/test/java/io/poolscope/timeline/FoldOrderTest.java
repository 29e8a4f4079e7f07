package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What a timeline makes of events depends neither on how they come in batches nor on how those of different threads come one after another. */
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

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void snapshotsTakenOnTheWay_changeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1500) int tasks) {
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
