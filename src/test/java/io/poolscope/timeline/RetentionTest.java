package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Names;
import java.lang.ref.WeakReference;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

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
            list.append(String.format(java.util.Locale.ROOT, "%n  %-24s %5.2f", entry.getKey(), bytes));
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
}
