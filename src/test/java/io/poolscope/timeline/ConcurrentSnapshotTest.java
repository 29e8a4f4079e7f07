package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One thread folds while others take snapshots and read all that they say. Each must be the run after some batch, no more and no less,
 * and say the same again when the run has gone on.
 */
class ConcurrentSnapshotTest {
    private static final int READERS = 3;
    /** Small, so that much is committed and dropped. */
    private static final long TOLERANCE = 3_100_000;
    private static final int WINDOW = 600;

    private final Map<Long, String> seen = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean folding = new AtomicBoolean(true);

    @ParameterizedTest
    @CsvSource({"1, 300, 0", "2, 3000, 0", "3, 3000, 0", "4, 25000, 2000"})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void snapshotsTakenWhileFolding_areTheRunAfterABatch_andStaySo(long seed, int tasks, int kept) throws Exception {
        Names names = new Names();
        List<EventBatch> batches = batches(seed, tasks, names);
        Retention retention = kept == 0 ? Retention.ALL : new Retention(Snapshot.OPEN, kept);
        Timeline timeline = new Timeline(names, retention, TOLERANCE, WINDOW);
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> read(timeline)));
            }
            for (EventBatch batch : batches) {
                int before = taken.get();
                timeline.accept(batch);
                // Goes on only when another snapshot was taken, so that readers keep up; they read it while this goes on.
                while (taken.get() == before && readers.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
            }
            folding.set(false);
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        compare(names, batches, retention);
    }

    private void read(Timeline timeline) {
        List<Snapshot> held = new ArrayList<>();
        while (folding.get()) {
            Snapshot snapshot = timeline.snapshot();
            taken.incrementAndGet();
            String text = SnapshotText.of(snapshot);
            String other = seen.putIfAbsent(snapshot.events(), text);
            if (other != null) {
                assertThat(text).as("two looks after %d events", snapshot.events()).isEqualTo(other);
            }
            if (held.size() < 8 || snapshot.events() % 5 == 0 && held.size() < 24) {
                held.add(snapshot);
            }
        }
        for (Snapshot snapshot : held) {
            assertThat(SnapshotText.of(snapshot)).as("the snapshot after %d events, read again at the end", snapshot.events())
                    .isEqualTo(seen.get(snapshot.events()));
        }
    }

    /** Folds the same batches alone, and holds what was seen against what there is after each. */
    private void compare(Names names, List<EventBatch> batches, Retention retention) {
        Timeline alone = new Timeline(names, retention, TOLERANCE, WINDOW);
        int compared = 0;
        long events = 0;
        for (EventBatch batch : batches) {
            alone.accept(batch);
            events += batch.size();
            String text = seen.get(events);
            if (text != null) {
                assertThat(text).as("after %d events", events).isEqualTo(SnapshotText.of(alone.snapshot()));
                compared++;
            }
        }
        assertThat(compared + (seen.containsKey(0L) ? 1 : 0)).as("looks that were after a batch").isEqualTo(seen.size());
        assertThat(compared).as("different looks").isGreaterThan(Math.min(20, batches.size() / 4));
        if (!retention.equals(Retention.ALL)) {
            assertThat(alone.snapshot().begin()).as("where history begins").isPositive();
        }
    }

    /** The events of a random run as drains may give them, each batch small enough to be folded at once. */
    private static List<EventBatch> batches(long seed, int tasks, Names names) {
        Random random = new Random(seed);
        List<Event> events = RandomRun.events(seed, tasks);
        List<EventBatch> batches = new ArrayList<>();
        int most = Math.min(Timeline.SLICE, events.size() / 40 + 2);
        for (int from = 0; from < events.size();) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(most));
            EventBatch batch = new EventBatch(to - from);
            BatchSink sink = new BatchSink(batch);
            events.subList(from, to).forEach(event -> event.emitTo(sink, names));
            batches.add(batch);
            from = to;
        }
        return batches;
    }
}
