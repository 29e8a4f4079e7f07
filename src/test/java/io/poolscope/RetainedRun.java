package io.poolscope;

import io.poolscope.bus.BusPump;
import io.poolscope.bus.EventBus;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.SystemClock;
import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedResults;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.HeapSamples;
import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A real pool whose results are consumed in order, at a steady rate, observed as a program of one's own is: a full buffer would drop. The
 * timeline keeps the last tenth. A thread looks at it sixty times a second and lays a picture out. Where the machine is too slow for the
 * rate, the run takes longer.
 */
final class RetainedRun implements AutoCloseable {
    /** Five events each: submitted, started, finished, buffered, consumed. */
    private static final int TASKS_A_SECOND = 4_000;
    private static final int WORKERS = 4;
    private static final int WINDOW = 64;
    private static final int SAMPLES = 24;
    private static final long FRAME = 16_000_000;
    private static final long SHOWN = 2_000_000_000;

    private final SystemClock clock = new SystemClock();
    private final EventBus bus = new EventBus(clock, EventBus.Mode.DROPPING);
    private final long tasks;
    private final Timeline timeline;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final BusPump pump;
    private final HeapSamples heap = new HeapSamples();
    private final Thread viewer = new Thread(this::look, "viewer");
    private volatile boolean over;
    private volatile long looks;

    /**
     * A run.
     *
     * @param tee gets every event too, on the pump's thread
     */
    RetainedRun(int seconds, EventConsumer tee) {
        tasks = (long) seconds * TASKS_A_SECOND;
        timeline = new Timeline(bus.names(), new Retention(seconds * 1_000_000_000L, tasks / 10));
        pump = new BusPump("soak-pump", bus, batch -> {
            timeline.accept(batch);
            tee.accept(batch);
        }, failure::set);
        viewer.setDaemon(true);
    }

    /** Plays it to its end. */
    void play() throws InterruptedException {
        viewer.start();
        try (ObservedExecutor pool = ObservedExecutor.builder(bus).name("soak").workers(WORKERS).queueCapacity(WINDOW).build();
                OrderedResults<Long> results = pool.map(() -> new Paced(tasks), task -> task, MapOptions.window(WINDOW))) {
            long consumed = 0;
            for (long result : results) {
                if (result != consumed++) {
                    throw new AssertionError("result " + result + " in place of " + (consumed - 1));
                }
                if (consumed % (tasks / SAMPLES) == 0) {
                    heap.take(bus.accepted());
                }
            }
        }
        over = true;
        viewer.join();
        pump.close();
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private void look() {
        PictureLayout layout = new PictureLayout();
        try {
            while (!over) {
                Snapshot snapshot = timeline.snapshot(clock.now());
                long until = snapshot.end();
                layout.layout(snapshot, new Viewport(until - SHOWN, until, 1200, 700), PictureStyle.of(TextMeasure.APPROXIMATE));
                looks = looks + 1; // one writer
                LockSupport.parkNanos(FRAME);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    long tasks() {
        return tasks;
    }

    long accepted() {
        return bus.accepted();
    }

    long lost() {
        return bus.lost();
    }

    long looks() {
        return looks;
    }

    HeapSamples heap() {
        return heap;
    }

    Snapshot snapshot() {
        return timeline.snapshot();
    }

    @Override
    public void close() {
        over = true;
        pump.close();
        bus.close();
    }

    /** The numbers from 0, each when it is due. */
    private static final class Paced implements Iterator<Long> {
        /** Shorter waits than this cost more than they are worth. */
        private static final long LEAST_WAIT = 1_000_000;

        private final long count;
        private final long began = System.nanoTime();
        private long next;

        Paced(long count) {
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            return next < count;
        }

        @Override
        public Long next() {
            long due = began + next * (1_000_000_000L / TASKS_A_SECOND);
            for (long left = due - System.nanoTime(); left >= LEAST_WAIT; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return next++;
        }
    }
}
