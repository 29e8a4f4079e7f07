package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.poolscope.event.Clock;
import io.poolscope.event.Event;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** One pool of one make, driven through all its calls while one point of foreign code is abused; and what must hold afterwards. */
final class AbuseCase {
    /** The makes of pools. */
    enum Make {
        FIXED, BOUNDED_ABORT, BOUNDED_BLOCK, BOUNDED_CALLER_RUNS, BOUNDED_DISCARD_OLDEST, REUSING, CACHED, PRIORITY, SCHEDULED,
        WORK_STEALING, WRAPPED_FIXED, WRAPPED_FORK_JOIN, WRAPPED_VIRTUAL, WRAPPED_VIRTUAL_PER_TASK;

        boolean isBounded() {
            return this == BOUNDED_ABORT || this == BOUNDED_BLOCK || this == BOUNDED_CALLER_RUNS || this == BOUNDED_DISCARD_OLDEST;
        }

        /**
         * Whether a pool may be abused so: where submitters are blocked, workers that submit wait for each other, as they would
         * anywhere; and a clock is none to submit from.
         */
        boolean stands(Abuse.Point point, Abuse.Act act) {
            return act != Abuse.Act.REENTER || this != BOUNDED_BLOCK && !(isBounded() && point == Abuse.Point.CLOCK);
        }
    }

    private static final long LIMIT_SECONDS = 20;

    private final Make make;
    private final Abuse abuse;
    private final boolean now;
    private final Recorder recorder;
    private final List<Throwable> thrown = new ArrayList<>();

    /** @param now whether the pool is ended by shutdownNow rather than by close */
    AbuseCase(Make make, Abuse abuse, boolean now) {
        this.make = make;
        this.abuse = abuse;
        this.now = now;
        recorder = new Recorder(abuse.point == Abuse.Point.CLOCK ? new AbusedClock(abuse) : new SystemClock());
    }

    /** A clock whose stamp is foreign code. */
    private record AbusedClock(SystemClock clock, Abuse abuse) implements Clock {
        AbusedClock(Abuse abuse) {
            this(new SystemClock(), abuse);
        }

        @Override
        public long now() {
            return clock.now();
        }

        @Override
        public long stamp() {
            if (abuse.pool != null) {
                abuse.at(Abuse.Point.CLOCK);
            }
            return clock.stamp();
        }

        @Override
        public void sleepUntil(long time) throws InterruptedException {
            clock.sleepUntil(time);
        }

        @Override
        public boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException {
            return clock.await(lock, condition, deadline);
        }
    }

    private ThreadFactory factory() {
        return body -> {
            abuse.at(Abuse.Point.FACTORY);
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((t, failure) -> abuse.at(Abuse.Point.HANDLER));
            return thread;
        };
    }

    private ObservedExecutorBuilder own() {
        return ObservedExecutor.builder(recorder).workers(2).threadFactory(factory()).initializer(() -> abuse.at(Abuse.Point.INITIALIZER));
    }

    private ObservedExecutor pool() {
        return switch (make) {
            case FIXED -> own().build();
            case BOUNDED_ABORT -> own().queueCapacity(2).policy(SaturationPolicy.ABORT).build();
            case BOUNDED_BLOCK -> own().queueCapacity(2).policy(SaturationPolicy.BLOCK).build();
            case BOUNDED_CALLER_RUNS -> own().queueCapacity(1).policy(SaturationPolicy.CALLER_RUNS).build();
            case BOUNDED_DISCARD_OLDEST -> own().queueCapacity(1).policy(SaturationPolicy.DISCARD_OLDEST).build();
            case REUSING -> own().reuseIdleWorkers(true).build();
            case CACHED -> own().kind(PoolKind.CACHED).build();
            case PRIORITY -> own().kind(PoolKind.PRIORITY).build();
            case SCHEDULED -> own().buildScheduler();
            case WORK_STEALING -> ObservedExecutor.builder(recorder).workers(2).kind(PoolKind.WORK_STEALING)
                    .initializer(() -> abuse.at(Abuse.Point.INITIALIZER)).build();
            case WRAPPED_FIXED -> ObservedExecutor.wrap(
                    new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory()), recorder, "p");
            case WRAPPED_FORK_JOIN -> ObservedExecutor.wrap(new ForkJoinPool(2, ForkJoinPool.defaultForkJoinWorkerThreadFactory,
                    (thread, failure) -> abuse.at(Abuse.Point.HANDLER), true), recorder, "p");
            case WRAPPED_VIRTUAL -> ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "p");
            case WRAPPED_VIRTUAL_PER_TASK -> ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "p",
                    PoolKind.THREAD_PER_TASK);
        };
    }

    /** Plays the case, and checks what must hold. */
    void play() throws InterruptedException {
        ObservedExecutor pool = pool();
        abuse.pool = pool;
        Thread driver = new Driver(() -> drive(pool));
        driver.start();
        if (abuse.act == Abuse.Act.HANG) {
            while (driver.isAlive() && !abuse.hanging.await(1, TimeUnit.MILLISECONDS)) {
                // Either something hangs or the driver gets through.
            }
            if (abuse.hanging.getCount() == 0) {
                othersGoOn(pool);
            }
            abuse.end();
        }
        driver.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        if (driver.isAlive()) {
            StackTraceElement[] where = driver.getStackTrace();
            abuse.end();
            fail("the submitter hangs in %s", Arrays.toString(where));
        }
        abuse.end();
        if (!pool.isShutdown()) {
            assertThat(runs(pool)).as("a task runs afterwards").isTrue();
        }
        end(pool);
        check(pool);
    }

    /**
     * One worker hangs: the other serves everybody else. But for a clock that hangs, which stops whoever asks it, and where a queue
     * has few places, of which what hangs may hold one.
     */
    private void othersGoOn(ObservedExecutor pool) throws InterruptedException {
        if (abuse.point != Abuse.Point.CLOCK && !make.isBounded()) {
            assertThat(runs(pool)).as("a task runs while foreign code hangs").isTrue();
        }
    }

    private boolean runs(ObservedExecutor pool) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        int ran = 0;
        while (ran < 3 && System.nanoTime() < end) {
            try {
                if (!ranOne(pool)) {
                    return false;
                }
                ran++;
            } catch (RejectedExecutionException e) {
                // What was submitted before may still fill the queue.
                ran += pool.isShutdown() ? 3 : 0;
            }
        }
        return ran >= 3;
    }

    private boolean ranOne(ObservedExecutor pool) throws InterruptedException {
        try {
            return pool.submit(() -> 7).get(LIMIT_SECONDS, TimeUnit.SECONDS) == 7;
        } catch (ExecutionException e) {
            return e.getCause() instanceof BrokenPoolException || pool.isShutdown();
        } catch (CancellationException e) {
            return abuse.act == Abuse.Act.CANCEL_ALL;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void end(ObservedExecutor pool) throws InterruptedException {
        if (now) {
            Abuse.stop(pool);
        } else {
            pool.shutdown();
        }
        assertThat(pool.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)).as("terminates").isTrue();
        pool.close();
    }

    private void check(ObservedExecutor pool) {
        for (ObservedFuture<?> each : abuse.futures) {
            assertThat(each.isDone() || ((ObservedTask<?>) each).isAbandoned()).as("%s has ended", each).isTrue();
        }
        assertThat(pool.queueDepth()).as("queue depth").isZero();
        assertThat(pool.busyWorkers()).as("busy workers").isZero();
        for (Throwable each : thrown) {
            if (!isAllowed(each)) {
                throw new AssertionError("a caller met " + each.getClass().getName(), each);
            }
        }
        if (abuse.point != Abuse.Point.CLOCK) {
            List<Event> events = recorder.events();
            Books.of(events).check();
        }
    }

    /** What a caller may meet: what the foreign code has thrown, and what Java's own pools throw. */
    private static boolean isAllowed(Throwable met) {
        return met instanceof Abuse.Thrown || met instanceof Abuse.ThrownError || met instanceof StackOverflowError
                || met instanceof RejectedExecutionException || met instanceof CancellationException || met instanceof ExecutionException
                || met instanceof TaskFailedException || met instanceof WaitInterruptedException || met instanceof InterruptedException
                || met instanceof NoSuchElementException || met.getClass() == IllegalStateException.class;
    }

    /** A thread that can't be hashed. */
    private static final class Driver extends Thread {
        Driver(Runnable body) {
            super(body);
            setDaemon(true);
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("not to be hashed");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("not to be compared");
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private void step(Step step) {
        try {
            step.run();
        } catch (Throwable failure) {
            thrown.add(failure);
        }
        Thread.interrupted();
    }

    private <T> ObservedFuture<T> keep(ObservedFuture<T> future) {
        abuse.futures.add(future);
        future.whenDone(done -> abuse.at(Abuse.Point.CALLBACK));
        return future;
    }

    private Callable<Integer> task(int value) {
        return () -> {
            abuse.at(Abuse.Point.TASK);
            return value;
        };
    }

    private void drive(ObservedExecutor pool) {
        for (int round = 0; round < 3; round++) {
            int value = round;
            step(() -> keep(pool.submit("task", task(value))));
            step(() -> pool.execute(() -> {
                abuse.at(Abuse.Point.EXECUTED);
                if (value == 1) {
                    throw new Abuse.Thrown(abuse);
                }
            }));
            step(() -> keep(pool.submit((Callable<Integer>) () -> {
                throw new Abuse.Thrown(abuse);
            })).get());
            step(() -> map(pool));
            step(() -> stream(pool));
            step(() -> pool.invokeAll(new Bulk(abuse, List.of(task(1), task(2)))));
            step(() -> pool.invokeAny(new Bulk(abuse, List.of(task(1), task(2)))));
            step(() -> asCompleted(pool));
            step(() -> Completions.await(List.of(keep(pool.submit(task(3)))), ReturnWhen.FIRST_EXCEPTION));
            step(() -> keep(pool.submit(task(4))).get(1, TimeUnit.HOURS));
            step(() -> keep(pool.submit(task(5))).cancel(true));
        }
    }

    private void map(ObservedExecutor pool) {
        Iterable<Integer> items = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                abuse.at(Abuse.Point.ITEMS);
                return next < 4;
            }

            @Override
            public Integer next() {
                return next++;
            }
        };
        MapOptions options = MapOptions.window(2).withLabel(item -> {
            abuse.at(Abuse.Point.LABEL);
            return "item " + item;
        }).withSizeOf(result -> {
            abuse.at(Abuse.Point.SIZE);
            return 8;
        });
        try (OrderedResults<Integer> results = pool.map(items, item -> {
            abuse.at(Abuse.Point.FUNCTION);
            return item;
        }, options)) {
            results.forEachRemaining(each -> {});
        }
    }

    /** Closed in any case, as the streams are: one who is interrupted may go on, so what has arrived stays parked until then. */
    private void asCompleted(ObservedExecutor pool) {
        List<ObservedFuture<Integer>> futures = List.of(keep(pool.submit(task(1))), keep(pool.submit(task(2))));
        try (CompletedFutures<Integer> completed = Completions.asCompleted(futures)) {
            completed.forEachRemaining(ObservedFuture::isDone);
        }
    }

    private void stream(ObservedExecutor pool) {
        try (OrderedStream<Integer> stream = pool.orderedStream(StreamOptions.<Integer>none().withSizeOf(result -> {
            abuse.at(Abuse.Point.SIZE);
            return 8;
        }))) {
            keep(stream.submit(task(1)));
            keep(stream.submit(() -> {
                throw new Abuse.Thrown(abuse);
            }));
            stream.finish();
            while (stream.hasNext()) {
                stream.next();
            }
        }
    }

    /** A collection whose iterator is foreign code. */
    private static final class Bulk extends AbstractList<Callable<Integer>> {
        private final Abuse abuse;
        private final List<Callable<Integer>> tasks;

        Bulk(Abuse abuse, List<Callable<Integer>> tasks) {
            this.abuse = abuse;
            this.tasks = tasks;
        }

        @Override
        public Callable<Integer> get(int index) {
            abuse.at(Abuse.Point.BULK);
            return tasks.get(index);
        }

        @Override
        public int size() {
            return tasks.size();
        }
    }
}
