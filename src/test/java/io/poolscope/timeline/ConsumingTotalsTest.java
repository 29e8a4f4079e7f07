package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.Role;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds how long a consumer was busy against its intervals one by one. */
class ConsumingTotalsTest {
    private static final int CONSUMER = 3;

    private final Random random = new Random(5);
    private final Names names = new Names();
    private final EventBatch batch = new EventBatch(4096);
    private long time;
    private int next;

    /** Snapshots of a growing run are asked in any order, also old ones after new ones. */
    @Test
    void totals_areThoseOfTheIntervalsOneByOne() {
        Timeline timeline = new Timeline(names);
        open();
        Snapshot before = null;
        for (int part = 0; part < 6; part++) {
            consume(random.nextInt(3000));
            timeline.accept(batch);
            batch.clear();
            Snapshot now = timeline.snapshot();
            compare(now);
            if (before != null) {
                compare(before);
            }
            before = now;
        }
        assertThat(consuming(before).size()).isGreaterThan(4 * 64);
    }

    @Test
    void totalsOfWhatRetentionKeeps_areThoseOfTheIntervalsOneByOne() {
        Timeline timeline = new Timeline(names, new Retention(Snapshot.OPEN, 6000));
        open();
        for (int part = 0; part < 12; part++) {
            consume(2500);
            timeline.accept(batch);
            batch.clear();
            if (part % 4 == 2) {
                compare(timeline.snapshot());
            }
        }
        assertThat(consuming(timeline.snapshot()).first()).isPositive();
        compare(timeline.snapshot());
    }

    private void open() {
        batch.add(0, EventWord.pack(0, EventWord.NO_LANE, EventKind.POOL_STARTED.code()), 1, 1L << 16);
        batch.add(0, EventWord.pack(0, EventWord.NO_LANE, EventKind.STREAM_OPENED.code()), 0, 0);
        batch.add(0, EventWord.pack(0, CONSUMER, EventKind.CONSUMER_JOINED.code()), 0, 0);
        batch.add(0, EventWord.pack(0, 1, EventKind.WORKER_STARTED.code()), 0, 0);
    }

    private void consume(int results) {
        for (int i = 0; i < results; i++) {
            int task = next++;
            time += random.nextInt(50_000);
            batch.add(time, EventWord.pack(task, 2, EventKind.TASK_SUBMITTED_AS.code()), 0, (task + 1L) << 24);
            batch.add(time, EventWord.pack(task, 1, EventKind.TASK_STARTED.code()), 0, 0);
            time += random.nextInt(20);
            batch.add(time, EventWord.pack(task, 1, EventKind.TASK_FINISHED.code()), 0, 0);
            batch.add(time, EventWord.pack(task, 1, EventKind.RESULT_BUFFERED.code()), task, -1);
            batch.add(time, EventWord.pack(task, CONSUMER, EventKind.RESULT_CONSUMED.code()), task, 0);
            if (random.nextInt(3) == 0) {
                time += random.nextInt(100_000);
                batch.add(time, EventWord.pack(0, CONSUMER, EventKind.CONSUMER_WAITING.code()), task + 1L, 0);
            }
        }
    }

    private void compare(Snapshot snapshot) {
        Intervals consuming = consuming(snapshot);
        long begin = consuming.size() == 0 ? 0 : consuming.start(consuming.first());
        for (int i = 0; i < 60; i++) {
            long from = begin + random.nextLong(Math.max(1, time - begin));
            long until = random.nextInt(4) == 0 ? time + 1000 : from + random.nextLong(Math.max(1, time - from + 1));
            long sum = 0;
            for (int k = consuming.first(); k < consuming.size(); k++) {
                long end = consuming.end(k) == Snapshot.OPEN ? until : consuming.end(k);
                sum += Math.max(0, Math.min(end, until) - Math.max(consuming.start(k), from));
            }
            assertThat(consuming.total(from, until)).isEqualTo(sum);
        }
    }

    private static Intervals consuming(Snapshot snapshot) {
        return snapshot.lanes().stream().filter(lane -> lane.role() == Role.CONSUMER).findFirst().orElseThrow().consuming();
    }
}
