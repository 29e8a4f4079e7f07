package io.poolscope.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.bus.EventBus.Mode;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.SeenEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BusPumpTest {
    private static final int STARTED = EventKind.TASK_STARTED.code();

    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

    @Test
    void close_handsOnEverythingAndEndsTheThread() throws Exception {
        EventBus bus = new EventBus(new SystemClock(), Mode.BLOCKING, 256);
        SeenEvents seen = new SeenEvents();
        AtomicReference<Thread> reader = new AtomicReference<>();
        BusPump pump = new BusPump("pump", bus, batch -> {
            reader.set(Thread.currentThread());
            seen.accept(batch);
        }, failures::add);
        List<Thread> emitters = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int lane = t;
            Thread emitter = new Thread(() -> {
                EventSink sink = bus.sink();
                for (int i = 0; i < 20_000; i++) {
                    sink.emit(bus.clock().stamp(), STARTED, i, lane);
                }
            }, "emitter");
            emitter.start();
            emitters.add(emitter);
        }
        for (Thread emitter : emitters) {
            emitter.join();
        }
        pump.close();
        pump.close();
        assertThat(reader.get().getName()).isEqualTo("pump");
        assertThat(reader.get().isAlive()).isFalse();
        assertThat(seen.facts).hasSize(60_000);
        long[] next = new long[3];
        for (SeenEvents.Fact fact : seen.facts) {
            assertThat(fact.id()).isEqualTo(next[fact.lane()]++);
        }
        assertThat(bus.lost()).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void consumerThrows_ownerIsToldAndNoEmitterHangs() throws Exception {
        EventBus bus = new EventBus(new SystemClock(), Mode.BLOCKING, 2);
        IllegalStateException broken = new IllegalStateException("broken");
        try (BusPump pump = new BusPump("pump", bus, batch -> {
            throw broken;
        }, failures::add)) {
            EventSink sink = bus.sink();
            for (int i = 0; i < 1000; i++) {
                sink.emit(bus.clock().stamp(), STARTED, i, 0);
            }
            assertThat(failures.poll(20, TimeUnit.SECONDS)).isSameAs(broken);
            assertThat(pump).isNotNull();
        }
    }
}
