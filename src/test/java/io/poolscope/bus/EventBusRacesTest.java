package io.poolscope.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.bus.EventBus.Mode;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.SystemClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many short races with random sizes and random spins between the steps, so that emitters and reader meet in as many
 * interleavings as can be had: each event once, unharmed, in its thread's order, and the books balance.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EventBusRacesTest {
    private static final int STARTED = EventKind.TASK_STARTED.code();
    private static final int BUFFERED = EventKind.RESULT_BUFFERED.code();
    private static final int LOST = EventKind.EVENTS_LOST.code();

    /** A word that both extras and the id are derived from, so that a torn event is seen. */
    private static long mix(long lane, long number) {
        long x = lane * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
        return x ^ x >>> 29;
    }

    private static void spin(Random random, int most) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    /** Emits numbered events on a lane of its own. */
    private static void emit(EventBus bus, int lane, int events, Random random, int pause) {
        EventSink sink = bus.sink();
        for (int number = 0; number < events; number++) {
            long time = bus.clock().stamp();
            if (random.nextInt(4) == 0) {
                sink.emit(time, BUFFERED, number, lane, mix(lane, number), ~mix(lane, number));
            } else {
                sink.emit(time, STARTED, number, lane);
            }
            spin(random, pause);
        }
    }

    /** Checks what arrives, event by event. */
    private static final class Checker {
        final long[] next;
        final long[] missing;
        final long[] reported;
        long taken;

        Checker(int lanes) {
            next = new long[lanes];
            missing = new long[lanes];
            reported = new long[lanes];
        }

        void take(EventBatch batch) {
            for (int i = 0; i < batch.size(); i++) {
                long word = batch.word(i);
                int lane = EventWord.lane(word);
                assertThat(i == 0 || batch.time(i - 1) <= batch.time(i)).as("times within a batch").isTrue();
                if (EventWord.code(word) == LOST) {
                    reported[lane] += batch.a(i);
                    assertThat(batch.b(i)).as("since").isLessThanOrEqualTo(batch.time(i));
                    continue;
                }
                long number = EventWord.id(word);
                if (number < next[lane]) {
                    throw new AssertionError("event " + number + " of lane " + lane + " after " + (next[lane] - 1));
                }
                missing[lane] += number - next[lane];
                next[lane] = number + 1;
                if (EventWord.code(word) == BUFFERED) {
                    assertThat(batch.a(i)).isEqualTo(mix(lane, number));
                    assertThat(batch.b(i)).isEqualTo(~mix(lane, number));
                } else {
                    assertThat(EventWord.code(word)).isEqualTo(STARTED);
                }
                taken++;
            }
        }
    }

    private static void race(Mode mode, long seed) throws Exception {
        Random random = new Random(seed);
        int lanes = 1 + random.nextInt(4);
        int capacity = 2 << random.nextInt(9);
        int events = 1 + random.nextInt(4_000);
        int emitterPause = random.nextInt(3) * random.nextInt(60);
        int readerPause = random.nextInt(3) * random.nextInt(4_000);
        EventBus bus = new EventBus(new SystemClock(), mode, capacity);
        Checker checker = new Checker(lanes);
        AtomicBoolean done = new AtomicBoolean();
        CyclicBarrier start = new CyclicBarrier(lanes + 1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> emitters = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                int own = lane;
                Random ownRandom = new Random(seed * 31 + lane);
                emitters.add(threads.submit(() -> {
                    start.await();
                    emit(bus, own, events, ownRandom, emitterPause);
                    return null;
                }));
            }
            Future<?> reader = threads.submit(() -> {
                start.await();
                while (!done.get()) {
                    bus.drain(checker::take);
                    spin(random, readerPause);
                }
                return null;
            });
            for (Future<?> emitter : emitters) {
                emitter.get(1, TimeUnit.MINUTES);
            }
            done.set(true);
            reader.get(1, TimeUnit.MINUTES);
            bus.drainAll(checker::take);
        } finally {
            bus.close();
            threads.shutdownNow();
        }
        String what = "seed " + seed + ", " + mode;
        long emitted = (long) lanes * events;
        assertThat(checker.taken).as(what).isEqualTo(bus.accepted());
        assertThat(bus.accepted() + bus.lost()).as(what).isEqualTo(emitted);
        for (int lane = 0; lane < lanes; lane++) {
            long missing = checker.missing[lane] + events - checker.next[lane];
            assertThat(missing).as("%s, lane %d", what, lane).isEqualTo(checker.reported[lane]);
        }
        if (mode == Mode.BLOCKING) {
            assertThat(bus.lost()).as(what).isZero();
        }
    }

    @Test
    void emittersAndReader_randomSizesAndSpeeds_balance() throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            race(seed % 2 == 0 ? Mode.BLOCKING : Mode.DROPPING, seed);
        }
    }

    @Tag("soak")
    @RepeatedTest(10)
    void emittersAndReader_manyMoreSeeds_balance() throws Exception {
        long first = System.nanoTime();
        for (int i = 0; i < 800; i++) {
            race(i % 2 == 0 ? Mode.BLOCKING : Mode.DROPPING, first + i);
        }
    }

    /** The narrowest race there is: one emitter waits for one slot while the bus closes or the reader frees it. */
    private static void closeRace(Random random) throws Exception {
        EventBus bus = new EventBus(new SystemClock(), Mode.BLOCKING, 2);
        int events = 1 + random.nextInt(12);
        Checker checker = new Checker(1);
        int emitterPause = random.nextInt(100);
        int drains = random.nextInt(6);
        Random emitterRandom = new Random(random.nextLong());
        Thread emitter = new Thread(() -> emit(bus, 0, events, emitterRandom, emitterPause), "emitter");
        emitter.start();
        for (int i = 0; i < drains; i++) {
            spin(random, 300);
            bus.drain(checker::take);
        }
        spin(random, 600);
        bus.close();
        emitter.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(emitter.isAlive()).as("the emitter hangs after the close").isFalse();
        bus.drainAll(checker::take);
        assertThat(checker.taken + bus.lost()).isEqualTo(events);
    }

    @Test
    void close_anyTime_leavesNoEmitterWaiting() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            closeRace(random);
        }
    }

    @Tag("soak")
    @Test
    void close_anyTimeOften_leavesNoEmitterWaiting() throws Exception {
        Random random = new Random(System.nanoTime());
        for (int i = 0; i < 60_000; i++) {
            closeRace(random);
        }
    }

    @Tag("soak")
    @Test
    void pump_blockedEmittersForAWhile_neverStall() throws Exception {
        EventBus bus = new EventBus(new SystemClock(), Mode.BLOCKING, 16);
        Checker checker = new Checker(6);
        AtomicLong emitted = new AtomicLong();
        List<Thread> emitters = new ArrayList<>();
        try (BusPump pump = new BusPump("pump", bus, checker::take, failure -> {
            throw new AssertionError(failure);
        })) {
            assertThat(pump).isNotNull();
            for (int lane = 0; lane < 6; lane++) {
                int own = lane;
                Thread emitter = new Thread(() -> {
                    Random random = new Random(own);
                    emit(bus, own, 300_000, random, own * 3);
                    emitted.addAndGet(300_000);
                }, "emitter");
                emitter.start();
                emitters.add(emitter);
            }
            for (Thread emitter : emitters) {
                emitter.join(TimeUnit.MINUTES.toMillis(4));
                assertThat(emitter.isAlive()).as("an emitter stalls").isFalse();
            }
        }
        assertThat(checker.taken).isEqualTo(emitted.get());
        assertThat(bus.lost()).isZero();
    }

    @Tag("soak")
    @Test
    @SuppressWarnings("ThreadPriorityCheck") // a yield lets the thread come back on another carrier
    void virtualThreads_hundredThousand_leaveNothingBehind() throws Exception {
        EventBus bus = new EventBus(new SystemClock(), Mode.BLOCKING);
        AtomicLong taken = new AtomicLong();
        try (BusPump pump = new BusPump("pump", bus, batch -> taken.addAndGet(batch.size()), failure -> {
            throw new AssertionError(failure);
        })) {
            assertThat(pump).isNotNull();
            try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100_000; i++) {
                    int number = i;
                    virtual.submit(() -> {
                        bus.sink().emit(bus.clock().stamp(), STARTED, number, 0);
                        Thread.yield();
                        bus.sink().emit(bus.clock().stamp(), STARTED, number, 0);
                    });
                }
            }
        }
        bus.drainAll(batch -> taken.addAndGet(batch.size()));
        assertThat(taken).hasValue(200_000);
        assertThat(bus.emitters()).isZero();
    }
}
