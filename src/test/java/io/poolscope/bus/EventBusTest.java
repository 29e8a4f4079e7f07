package io.poolscope.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.bus.EventBus.Mode;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.SeenEvents.Fact;
import io.poolscope.testing.SeenEvents;
import io.poolscope.testing.SetClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventBusTest {
    private static final int STARTED = EventKind.TASK_STARTED.code();
    private static final int BUFFERED = EventKind.RESULT_BUFFERED.code();

    private final SetClock clock = new SetClock();
    private final SeenEvents seen = new SeenEvents();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void everyThreadEnds() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).as("all threads ended").isTrue();
    }

    /** Emits from another thread, which has ended afterwards. */
    private void emitElsewhere(EventBus bus, long... times) throws InterruptedException {
        Thread thread = new Thread(() -> {
            for (long time : times) {
                bus.sink().emit(time, STARTED, time, 1);
            }
        }, "emitter");
        thread.start();
        thread.join();
    }

    private static void awaitWaiter(EventBus bus) {
        while (!bus.hasWaiters()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void drain_everySlotLayoutAndSize_comesOnceInOrderUnchanged() {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        EventSink sink = bus.sink();
        Random random = new Random(1);
        List<Fact> emitted = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            boolean extras = random.nextInt(3) == 0;
            Fact fact = new Fact(i, extras ? BUFFERED : STARTED, random.nextLong(EventWord.MAX_ID + 1),
                    random.nextInt(-1, EventWord.MAX_LANE + 1),
                    extras ? random.nextLong() : 0, extras ? random.nextLong() : 0);
            emitted.add(fact);
            if (extras) {
                sink.emit(fact.time(), fact.code(), fact.id(), fact.lane(), fact.a(), fact.b());
            } else {
                sink.emit(fact.time(), fact.code(), fact.id(), fact.lane());
            }
            if (random.nextInt(5_000) == 0) {
                bus.drainAll(seen);
            }
        }
        bus.drainAll(seen);
        assertThat(seen.facts).isEqualTo(emitted);
        assertThat(bus.accepted()).isEqualTo(40_000);
        assertThat(bus.lost()).isZero();
    }

    @Test
    void drain_youngEvents_stayForTheNextDrain() {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        EventSink sink = bus.sink();
        clock.set(10);
        sink.emit(10, STARTED, 1, 0);
        assertThat(bus.drain(seen)).isZero();
        clock.set(20);
        sink.emit(11, STARTED, 2, 0);
        sink.emit(20, STARTED, 3, 0);
        assertThat(bus.drain(seen)).isEqualTo(1);
        assertThat(seen.ids()).containsExactly(1L);
        assertThat(bus.drain(seen)).isEqualTo(2);
        assertThat(seen.ids()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void drain_pausedClock_everythingAtTheSecondDrain() {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        clock.set(5);
        bus.sink().emit(5, STARTED, 1, 0);
        bus.drain(seen);
        bus.sink().emit(5, STARTED, 2, 0);
        bus.drain(seen);
        assertThat(seen.ids()).containsExactly(1L, 2L);
    }

    @Test
    void drain_timesBeyondTheClock_comeAtTheSecondDrain() {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        bus.sink().emit(1_000, STARTED, 1, 0);
        bus.drain(seen);
        assertThat(seen.facts).isEmpty();
        bus.drain(seen);
        assertThat(seen.ids()).containsExactly(1L);
    }

    @Test
    void drain_stampedBeforeButPublishedAfterADrain_keepsTheOrder() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        clock.set(100);
        bus.sink().emit(100, STARTED, 100, 0);
        bus.drain(seen); // the thread of event 99 has read the clock, and has not emitted
        emitElsewhere(bus, 99);
        clock.set(200);
        bus.drain(seen);
        assertThat(seen.times()).containsExactly(99L, 100L);
    }

    @Test
    void drain_manyThreads_mergesByTimeWithTiesInThreadOrder() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        int count = 34;
        Random random = new Random(7);
        long total = 0;
        for (int t = 0; t < count; t++) {
            int events = t % 5 == 0 ? 20_000 : random.nextInt(3_000);
            total += events;
            int step = 1 + random.nextInt(50);
            int lane = t;
            Thread thread = new Thread(() -> {
                EventSink sink = bus.sink();
                for (int i = 0; i < events; i++) {
                    sink.emit((long) i * step, STARTED, i, lane);
                }
            }, "emitter");
            thread.start();
            thread.join();
        }
        assertThat(bus.drainAll(seen)).isEqualTo(total);
        assertThat(seen.times()).isSorted();
        long[] next = new long[count];
        for (Fact fact : seen.facts) {
            assertThat(fact.id()).isEqualTo(next[fact.lane()]++);
        }
        assertThat(bus.emitters()).as("rings of ended threads").isZero();
    }

    @Test
    void drain_timesDaysApart_areMergedAsWell() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        long day = TimeUnit.DAYS.toNanos(1);
        emitElsewhere(bus, 0, 3 * day, 5 * day + 1, Long.MAX_VALUE - 1);
        emitElsewhere(bus, 1, 2 * day, 4 * day, 5 * day);
        bus.drainAll(seen);
        assertThat(seen.times()).containsExactly(0L, 1L, 2 * day, 3 * day, 4 * day, 5 * day, 5 * day + 1, Long.MAX_VALUE - 1);
    }

    @Test
    void drain_aTimeThatFalls_isRaisedToTheOneBefore() {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        bus.sink().emit(50, STARTED, 1, 0);
        bus.sink().emit(40, STARTED, 2, 0);
        bus.drainAll(seen);
        bus.sink().emit(30, STARTED, 3, 0);
        bus.drainAll(seen);
        assertThat(seen.ids()).containsExactly(1L, 2L, 3L);
        assertThat(seen.times()).containsExactly(50L, 50L, 50L);
    }

    @Test
    void dropping_fullRing_countsExactlyAndReportsSinceWhen() {
        EventBus bus = new EventBus(clock, Mode.DROPPING, 64);
        EventSink sink = bus.sink();
        for (int i = 0; i < 100; i++) {
            sink.emit(i, STARTED, i, 9);
        }
        clock.set(100);
        bus.drain(seen);
        bus.drain(seen);
        assertThat(seen.events()).extracting(Fact::id).containsExactlyElementsOf(range(0, 64));
        assertThat(seen.losses()).containsExactly(new Fact(99, EventKind.EVENTS_LOST.code(), 0, 9, 36, 64));
        assertThat(seen.times()).isSorted();
        assertThat(bus.accepted()).isEqualTo(64);
        assertThat(bus.lost()).isEqualTo(36);

        for (int i = 100; i < 170; i++) {
            sink.emit(i, STARTED, i, 9);
        }
        bus.drainAll(seen);
        assertThat(seen.losses().get(1)).isEqualTo(new Fact(169, EventKind.EVENTS_LOST.code(), 0, 9, 6, 164));
        assertThat(bus.accepted()).isEqualTo(128);
        assertThat(bus.lost()).isEqualTo(42);
    }

    @Test
    void dropping_roomForOneSlotOnly_takesTheShortEventAndDropsTheLong() {
        EventBus bus = new EventBus(clock, Mode.DROPPING, 2);
        EventSink sink = bus.sink();
        sink.emit(1, STARTED, 1, 0);
        sink.emit(2, BUFFERED, 2, 0, 7, 8);
        sink.emit(3, STARTED, 3, 0);
        bus.drainAll(seen);
        assertThat(seen.events()).extracting(Fact::id).containsExactly(1L, 3L);
        assertThat(bus.lost()).isEqualTo(1);
    }

    @Test
    void blocking_fullRing_waitsAndLosesNothing() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING, 64);
        Future<?> emitter = threads.submit(() -> {
            for (int i = 0; i < 1000; i++) {
                bus.sink().emit(i, STARTED, i, 0);
            }
        });
        while (!emitter.isDone()) {
            awaitWaiterOrEnd(bus, emitter);
            bus.drain(seen);
        }
        bus.drainAll(seen);
        assertThat(seen.ids()).containsExactlyElementsOf(range(0, 1000));
        assertThat(bus.lost()).isZero();
    }

    private static void awaitWaiterOrEnd(EventBus bus, Future<?> emitter) {
        while (!bus.hasWaiters() && !emitter.isDone()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void blocking_interrupted_staysAndKeepsTheInterrupt() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING, 2);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread emitter = new Thread(() -> {
            for (int i = 0; i < 3; i++) {
                bus.sink().emit(i, STARTED, i, 0);
            }
            interrupted.set(Thread.currentThread().isInterrupted());
        }, "emitter");
        emitter.start();
        awaitWaiter(bus);
        emitter.interrupt();
        bus.drain(seen);
        bus.drain(seen);
        emitter.join();
        bus.drainAll(seen);
        assertThat(interrupted).isTrue();
        assertThat(seen.ids()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void blocking_aWaitingEvent_isNotOvertaken() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING, 2);
        Thread emitter = new Thread(() -> {
            for (int i = 1; i <= 3; i++) {
                bus.sink().emit(i, STARTED, i, 0);
            }
        }, "emitter");
        emitter.start();
        awaitWaiter(bus); // with event 3
        clock.set(100);
        emitElsewhere(bus, 10, 11);
        bus.drain(seen);
        assertThat(seen.ids()).isEmpty();
        bus.drain(seen);
        assertThat(seen.ids()).as("all but what comes after the waiting event").containsExactly(1L, 2L);
        emitter.join();
        bus.drain(seen);
        assertThat(seen.ids()).containsExactly(1L, 2L, 3L, 10L, 11L);
    }

    @Test
    void close_waitingThreads_goOnWithTheirEventKept() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING, 2);
        CountDownLatch gone = new CountDownLatch(1);
        Thread emitter = new Thread(() -> {
            for (int i = 0; i < 3; i++) {
                bus.sink().emit(i, STARTED, i, 0);
            }
            gone.countDown();
        }, "emitter");
        emitter.start();
        awaitWaiter(bus);
        bus.close();
        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        emitter.join();
        bus.drainAll(seen);
        assertThat(seen.ids()).containsExactly(0L, 1L, 2L);
        assertThat(bus.lost()).isZero();
    }

    @Test
    void close_laterEvents_areCountedAsLostAndNobodyWaits() throws Exception {
        EventBus bus = new EventBus(clock, Mode.BLOCKING, 64);
        EventSink sink = bus.sink();
        bus.close();
        bus.close();
        for (int i = 0; i < 100; i++) {
            sink.emit(i, STARTED, i, 0);
        }
        emitElsewhere(bus, 1, 2, 3);
        bus.drainAll(seen);
        assertThat(bus.accepted()).isEqualTo(64);
        assertThat(bus.lost()).isEqualTo(39);
    }

    @Test
    void drain_aConsumerThatEmitsMoreThanFits_isNotHeldUp() {
        EventBus bus = new EventBus(clock, Mode.BLOCKING, 2);
        bus.sink().emit(1, STARTED, 0, 0);
        bus.drainAll(batch -> {
            seen.accept(batch);
            for (int i = 1; i <= 10; i++) {
                bus.sink().emit(1, STARTED, i, 0);
            }
        });
        bus.drainAll(seen);
        assertThat(seen.ids()).containsExactlyElementsOf(range(0, 11));
    }

    @Test
    void emitters_thousandsOfShortLivedThreads_areReleased() throws Exception {
        EventBus bus = new EventBus(new SystemClock(), Mode.BLOCKING);
        int count = 20_000;
        Runtime.getRuntime().gc();
        for (int round = 0; round < 4; round++) {
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < count / 4; i++) {
                all.add(Thread.ofVirtual().start(() -> bus.sink().emit(bus.clock().stamp(), STARTED, 1, 0)));
            }
            for (Thread thread : all) {
                thread.join();
            }
            bus.drainAll(batch -> assertThat(batch.size()).isPositive());
            assertThat(bus.emitters()).isZero();
        }
        assertThat(bus.accepted()).isEqualTo(count);
    }

    @Test
    void discard_everything_isThrownAwayAndCounted() throws Exception {
        EventBus bus = new EventBus(clock, Mode.DROPPING, 256);
        EventSink sink = bus.sink();
        for (int i = 0; i < 200; i++) { // over the first segment's end
            sink.emit(i, STARTED, i, 0);
        }
        sink.emit(200, BUFFERED, 200, 0, 1, 2);
        emitElsewhere(bus, 7);
        assertThat(bus.discard()).isEqualTo(202);
        assertThat(bus.discard()).isZero();
        for (int i = 0; i < 300; i++) {
            sink.emit(201, STARTED, i, 0);
        }
        assertThat(bus.discard()).isEqualTo(256);
        sink.emit(202, STARTED, 1, 0);
        bus.drainAll(seen);
        assertThat(seen.ids()).containsExactly(1L);
        assertThat(bus.accepted()).isEqualTo(202 + 256 + 1);
        assertThat(bus.lost()).isEqualTo(44);
    }

    @Test
    void sink_oneThread_alwaysTheSame() {
        EventBus bus = new EventBus(clock, Mode.BLOCKING);
        assertThat(bus.sink()).isSameAs(bus.sink());
        assertThat(bus.clock()).isSameAs(clock);
        assertThat(bus.names().size()).isEqualTo(1);
        assertThat(bus.ids().nextTask()).isZero();
    }

    @Test
    void constructor_capacityNotAllowed_isRefusedInOneLine() {
        for (int capacity : new int[] {0, 1, 3, 1000, 1 << 27}) {
            assertThatThrownBy(() -> new EventBus(clock, Mode.DROPPING, capacity)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("ring capacity " + capacity + " is not a power of two from 2 to 67108864");
        }
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
