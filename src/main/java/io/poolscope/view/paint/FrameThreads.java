package io.poolscope.view.paint;

import io.poolscope.render.DrawingThreads;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The threads that help to draw the frames of a window. While a frame is drawn they stand by and look for work without sleeping, as to
 * wake a thread takes longer than most parts of a frame; between frames they sleep.
 *
 * <p>They are started by the first frame that needs them, are daemons with the name of all and a number, and end when there was no frame
 * for {@value #IDLE_SECONDS} seconds. Nothing depends on them: the thread that asks does itself what no other has
 * taken. Thread-safe; of several
 * threads that ask at the same time one is helped.
 */
public final class FrameThreads implements DrawingThreads {
    /*
     * A work is published in the volatile field "work"; everybody takes its parts by counting up, so that each is taken once, and counts
     * those done, which is what makes them visible to the thread that asked. A helper says that it sleeps, or has
     * ended, before it looks for work a
     * last time, and the thread that publishes looks for sleepers and the ended after that: one of the two sees the other.
     */

    private static final int IDLE_SECONDS = 10;
    /** More helpers than this would mostly wait for memory. */
    private static final int MOST = 3;
    /** How long a helper stands by after its last work, in a frame that takes long for other reasons, in nanoseconds. */
    private static final long PATIENCE = 2_000_000;
    /**
     * How often to look for a change before the processor is left to others: one that waits for it may be the one that is waited for, and
     * would else wait for a whole slice of time.
     */
    private static final int LOOKS = 64;

    private final String name;
    private final long idle;
    /** The helpers that sleep; volatile access. */
    private final AtomicReferenceArray<Thread> sleepers;
    /** Which helpers run; volatile access. */
    private final AtomicReferenceArray<Thread> running;
    /** Whether somebody is helped now. */
    private final AtomicBoolean taken = new AtomicBoolean();
    /** How many frames are being drawn. */
    private final AtomicInteger frames = new AtomicInteger();
    /** What is to be done, or null. */
    private volatile Work work;

    /** Threads with one helper for each processor but that of the thread that asks. */
    public FrameThreads(String name) {
        this(name, Math.min(MOST, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** Threads with so many helpers. */
    FrameThreads(String name, int helpers) {
        this(name, helpers, IDLE_SECONDS * 1_000_000_000L);
    }

    /** Threads whose helpers end after so many nanoseconds without a frame. */
    FrameThreads(String name, int helpers, long idle) {
        this.name = name;
        this.idle = idle;
        sleepers = new AtomicReferenceArray<>(helpers);
        running = new AtomicReferenceArray<>(helpers);
    }

    /** Draws a frame, for all of which the helpers stand by. */
    public void frame(Runnable drawing) {
        frames.getAndIncrement();
        try {
            call();
            drawing.run();
        } finally {
            frames.getAndDecrement();
        }
    }

    @Override
    public void each(int parts, IntConsumer part) {
        if (parts < 2 || running.length() == 0 || !taken.compareAndSet(false, true)) {
            for (int i = 0; i < parts; i++) {
                part.accept(i);
            }
            return;
        }
        Work mine = new Work(parts, part);
        try {
            work = mine;
            call();
            mine.help();
            mine.await();
        } finally {
            work = null;
            taken.set(false);
        }
        mine.complain();
    }

    /** Wakes the helpers that sleep and starts those that have ended. */
    private void call() {
        for (int i = 0; i < running.length(); i++) {
            Thread sleeper = sleepers.get(i);
            if (sleeper != null) {
                LockSupport.unpark(sleeper);
            } else if (running.get(i) == null) {
                int number = i;
                Thread helper = Thread.ofPlatform().daemon().name(name + "-" + (i + 1)).unstarted(() -> live(number));
                if (running.compareAndSet(i, null, helper)) {
                    helper.start();
                }
            }
        }
    }

    /** What a helper does all its life. */
    private void live(int number) {
        do {
            helpWhileWanted(number);
            running.set(number, null);
            // A thread that asks now starts another helper; one that asked just before counts on this one.
        } while (work != null && running.compareAndSet(number, null, Thread.currentThread()));
    }

    private void helpWhileWanted(int number) {
        Work last = null;
        long worked = System.nanoTime();
        long wanted = worked;
        int looks = 0;
        while (System.nanoTime() - wanted < idle) {
            Work now = work;
            if (now != null && now != last) {
                now.help();
                last = now;
                worked = System.nanoTime();
                wanted = worked;
            } else if (frames.get() > 0 && System.nanoTime() - worked < PATIENCE) {
                pause(++looks);
            } else {
                last = null; // a sleeper keeps no picture
                sleepers.set(number, Thread.currentThread());
                if (work == now) {
                    LockSupport.parkNanos(this, idle);
                }
                sleepers.set(number, null);
                worked = System.nanoTime();
                wanted = frames.get() > 0 ? worked : wanted;
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on what a yield does
    private static void pause(int looks) {
        if (looks % LOOKS == 0) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    /** Parts that are taken by whichever thread comes first. */
    private static final class Work {
        private final int parts;
        private final IntConsumer part;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Work(int parts, IntConsumer part) {
            this.parts = parts;
            this.part = part;
        }

        void help() {
            for (int i = taken.getAndIncrement(); i < parts; i = taken.getAndIncrement()) {
                try {
                    part.accept(i);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.getAndIncrement();
                }
            }
        }

        void await() {
            for (int looks = 1; done.get() < parts; looks++) {
                pause(looks);
            }
        }

        void complain() {
            switch (failure.get()) {
                case null -> {}
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }
}
