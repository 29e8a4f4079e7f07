package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.counter.Counter;
import java.lang.ref.WeakReference;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What history takes, and how it is let go. */
class RetentionTest {
    @ParameterizedTest
    @ValueSource(longs = {20_000L, 5_000_000_000L})
    void finishedTask_withAllItsTimes_takesAtMost40Bytes(long meanNanos) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        int tasks = 400_000;
        new Load(timeline, names, meanNanos).run(tasks);

        double total = 0;
        StringBuilder list = new StringBuilder("bytes a task of " + meanNanos + " ns:");
        for (Map.Entry<String, Long> entry : timeline.bytesBy().entrySet()) {
            double bytes = entry.getValue() / (double) tasks;
            total += bytes;
            list.append(String.format(Locale.ROOT, "%n  %-24s %5.2f", entry.getKey(), bytes));
        }
        assertThat(timeline.snapshot().tasks().count(Outcome.FINISHED)).isEqualTo(tasks);
        assertThat(total).as(list.toString()).isLessThan(40);
    }

    @Test
    void lastTasks_keepWhatTheyHad_andOlderOnesAreGone() {
        Names names = new Names();
        Timeline timeline = new Timeline(names, new Retention(Snapshot.OPEN, 50_000));
        new Load(timeline, names, 20_000).run(300_000);
        Snapshot s = timeline.snapshot();

        assertThat(s.tasks().size()).isEqualTo(300_000);
        assertThat(s.tasks().first()).isBetween(300_000L - 50_000 - 30_000, 300_000L - 50_000);
        assertThat(s.begin()).isPositive();
        assertThat(s.tasks().count(Outcome.FINISHED)).isEqualTo(300_000);
        assertThat(s.oddEvents()).isZero();
        assertThat(s.tasks().contains(1000)).isFalse();
        assertThat(s.tasks().submitted(1000)).isEqualTo(Snapshot.NONE);
        for (long task = s.tasks().first(); task < s.tasks().size(); task++) {
            assertThat(s.tasks().submitted(task)).isNotNegative();
        }
        for (Lane lane : s.workers(0)) {
            SpanRow row = lane.row(0);
            assertThat(row.first()).isPositive();
            for (int i = row.first(); i < row.size(); i++) {
                assertThat(row.end(i)).isGreaterThanOrEqualTo(row.start(i));
            }
            assertThat(row.busy(s.begin(), s.end())).isPositive();
        }
        StreamTrack stream = s.streams().getFirst();
        assertThat(stream.parked().last()).isZero();
        assertThat(stream.head()).isEqualTo(300_000);
        assertThat(stream.headAt(s.end())).isEqualTo(300_000);
        long middle = (s.begin() + s.end()) / 2;
        long parked = 0;
        for (long task = s.tasks().first(); task < s.tasks().size(); task++) {
            parked += s.tasks().buffered(task) <= middle && s.tasks().consumed(task) > middle ? 1 : 0;
        }
        assertThat(stream.parked().valueAt(middle)).isEqualTo(parked);
        assertThat(stream.parked().integral(middle, s.end())).isBetween(0.0, (s.end() - middle) * 100.0);
    }

    @Test
    void lastMinutes_inALongRun_theHeapStaysFlat() {
        Names names = new Names();
        Timeline timeline = new Timeline(names, Retention.lastMinutes(1));
        Load load = new Load(timeline, names, 20_000_000);
        load.run(100_000);
        long early = timeline.bytes();
        load.run(200_000);

        assertThat(timeline.snapshot().begin()).isGreaterThan(60_000_000_000L);
        assertThat(timeline.bytes()).isLessThan(early * 3 / 2);
    }

    @Test
    void snapshot_nobodyHoldsIt_isReleased() {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Load load = new Load(timeline, names, 20_000).run(10_000);
        WeakReference<Snapshot> snapshot = new WeakReference<>(timeline.snapshot());
        assertThat(snapshot.get().tasks().size()).isEqualTo(10_000);
        load.run(10);
        timeline.snapshot();
        for (int i = 0; i < 20 && snapshot.get() != null; i++) {
            System.gc();
        }
        assertThat(snapshot.get()).as("the old snapshot").isNull();
        assertThat(timeline.snapshot().tasks().size()).isEqualTo(10_010);
    }

    @Test
    void snapshotsTakenWhileFolding_shareHistory() {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Load load = new Load(timeline, names, 20_000).run(100_000);
        Snapshot first = timeline.snapshot();
        long[] consumed = first.tasks().consumed(99_999) == Snapshot.NONE ? null : new long[] {first.tasks().consumed(99_999)};
        load.run(100_000);

        assertThat(first.tasks().size()).isEqualTo(100_000);
        assertThat(first.tasks().submitted(100_000)).isEqualTo(Snapshot.NONE);
        assertThat(consumed).isNotNull();
        assertThat(first.tasks().consumed(99_999)).isEqualTo(consumed[0]);
        assertThat(first.pools().getFirst().queued().valueAt(Long.MAX_VALUE / 4)).isZero();
    }

    @Test
    void retain_inTheMiddleOfARun_dropsAtOnce_andWhatIsGoneDoesNotComeBack() {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Load load = new Load(timeline, names, 20_000).run(300_000);
        assertThat(timeline.snapshot().begin()).isZero();

        timeline.retain(new Retention(Snapshot.OPEN, 50_000));
        Snapshot dropped = timeline.snapshot();
        assertThat(dropped.tasks().first()).isBetween(200_000L, 250_000L);
        assertThat(dropped.begin()).isPositive();
        assertThat(timeline.retention()).isEqualTo(new Retention(Snapshot.OPEN, 50_000));

        timeline.retain(Retention.ALL);
        load.run(100_000);
        Snapshot grown = timeline.snapshot();
        assertThat(grown.begin()).isEqualTo(dropped.begin());
        assertThat(grown.tasks().first()).isEqualTo(dropped.tasks().first());
        assertThat(grown.tasks().size()).isEqualTo(400_000);
        assertThat(grown.tasks().count(Outcome.FINISHED)).isEqualTo(400_000);
        assertThat(grown.oddEvents()).isZero();
    }

    @Test
    void counters_fromWhereHistoryBegins_areThoseOfTheWholeRun_howeverOneAsks() {
        Names names = new Names();
        Timeline all = new Timeline(names);
        Timeline some = new Timeline(names, new Retention(Snapshot.OPEN, 20_000));
        new Load(all, names, 20_000).run(60_000);
        new Load(some, names, 20_000).run(60_000);
        Snapshot whole = all.snapshot();
        for (boolean inOrder : new boolean[] {false, true}) {
            Snapshot kept = some.snapshot(inOrder ? whole.end() + 1 : 0);
            assertThat(kept.begin()).isPositive();
            counters(kept.pools().getFirst().queued(), whole.pools().getFirst().queued(), kept, inOrder);
            counters(kept.pools().getFirst().running(), whole.pools().getFirst().running(), kept, inOrder);
            counters(kept.streams().getFirst().parked(), whole.streams().getFirst().parked(), kept, inOrder);
            counters(kept.streams().getFirst().blocked(), whole.streams().getFirst().blocked(), kept, inOrder);
        }
    }

    private static void counters(Counter ofKept, Counter ofWhole, Snapshot snapshot, boolean inOrder) {
        Counter kept = ofKept.reader();
        Counter whole = ofWhole.reader();
        long begin = snapshot.begin() + 1;
        long end = snapshot.end();
        if (inOrder) { // who goes through all changes has blocks laid open that history begins in
            for (long time = kept.nextChange(-1); time < end; time = kept.nextChange(time)) {
                assertThat(time).isPositive();
            }
        }
        for (long time = begin; time < end; time += (end - begin) / 5000 + 1) {
            assertThat(kept.valueAt(time)).as("at %d, history begins at %d", time, begin - 1).isEqualTo(whole.valueAt(time));
        }
        for (long until = begin + 1; until < end; until = begin + (until - begin) * 3) {
            assertThat(kept.integral(begin, until)).as("sum from %d to %d", begin, until).isEqualTo(whole.integral(begin, until));
            assertThat(kept.max(begin, until)).isEqualTo(whole.max(begin, until));
            assertThat(kept.min(begin, until)).isEqualTo(whole.min(begin, until));
        }
    }

    @Test
    void retain_beforeTheFirstEvent_isAsFromTheBeginning() {
        Names names = new Names();
        Timeline set = new Timeline(names);
        set.retain(new Retention(Snapshot.OPEN, 50_000));
        Timeline made = new Timeline(names, new Retention(Snapshot.OPEN, 50_000));
        new Load(set, names, 20_000).run(200_000);
        new Load(made, names, 20_000).run(200_000);

        assertThat(SnapshotText.of(set.snapshot())).isEqualTo(SnapshotText.of(made.snapshot()));
    }

    @Test
    void taskThatOutlastsAllPatience_isDropped_andItsEndHarmsNothing() {
        Names names = new Names();
        Timeline timeline = new Timeline(names, new Retention(Snapshot.OPEN, 10_000));
        EventBatch batch = new EventBatch(8);
        BatchSink sink = new BatchSink(batch);
        new PoolStarted(0, 0, "pool", PoolKind.FIXED, 1, 10, SaturationPolicy.BLOCK).emitTo(sink, names);
        new SubmitterJoined(0, 0, 0, "main").emitTo(sink, names);
        new WorkerStarted(0, 1, 0, "worker").emitTo(sink, names);
        batch.add(1, EventWord.pack(0, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
        timeline.accept(batch);
        for (long task = 1; task <= 100_000; task++) {
            one(timeline, task, task * 100);
        }
        assertThat(timeline.snapshot().tasks().first()).isGreaterThan(1);
        batch.clear();
        batch.add(10_000_200, EventWord.pack(0, 1, EventKind.TASK_STARTED.code()), 0, 0);
        batch.add(10_000_210, EventWord.pack(0, 1, EventKind.TASK_FINISHED.code()), 0, 0);
        timeline.accept(batch);
        for (long task = 100_001; task <= 200_000; task++) {
            one(timeline, task, task * 100 + 1000);
        }

        Snapshot s = timeline.snapshot();
        assertThat(s.tasks().contains(0)).isFalse();
        assertThat(s.tasks().first()).isBetween(180_000L, 190_001L);
        assertThat(s.tasks().size()).isEqualTo(200_001);
        assertThat(s.tasks().count(Outcome.FINISHED)).isBetween(200_000L, 200_001L);
        assertThat(s.pools().getFirst().running().valueAt(s.end())).isZero();
    }

    private static void one(Timeline timeline, long task, long time) {
        EventBatch batch = new EventBatch(4);
        batch.add(time, EventWord.pack(task, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
        batch.add(time + 10, EventWord.pack(task, 1, EventKind.TASK_STARTED.code()), 0, 0);
        batch.add(time + 80, EventWord.pack(task, 1, EventKind.TASK_FINISHED.code()), 0, 0);
        timeline.accept(batch);
    }
}
