package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.SystemClock;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same random steps on a {@code ThreadPoolExecutor} of Java's and on an observed one, made by us or wrapped: after each
 * step both must show the same figures, the same queue, and have accepted, refused and run the same tasks.
 */
@Timeout(120)
@SuppressWarnings("UndefinedEquals") // futures are found by identity
class ThreadPoolShadowTest {
    private static final int RUNS = 60;
    private static final int STEPS = 60;

    /** One of the two pools and what happened there; tasks are known by their number. */
    private abstract static class Side {
        final Map<Integer, CountDownLatch> running = new ConcurrentHashMap<>();
        final Map<Integer, String> outcomes = new ConcurrentHashMap<>();
        final Map<Integer, Future<?>> futures = new ConcurrentHashMap<>();
        final Map<Integer, Runnable> executed = new ConcurrentHashMap<>();
        final Map<Runnable, Integer> names = new ConcurrentHashMap<>();
        ExecutorService pool;

        abstract String figures();

        abstract int active();

        abstract int threads();

        abstract BlockingQueue<Runnable> queue();

        abstract int maximum();

        /** Whether no worker is on its way to or from a task, nor to its end, as an idle one is that is one too many. */
        boolean isQuiet() {
            return active() == running.size() && (queue().isEmpty() || active() >= threads())
                    && (threads() <= maximum() || active() >= threads());
        }

        abstract void sizes(int core, int maximum);

        abstract boolean remove(Runnable task);

        abstract void purge();

        abstract int prestart();

        private void body(int number, Thread submitter) {
            if (Thread.currentThread() == submitter) {
                outcomes.put(number, "ran by the caller");
                return;
            }
            CountDownLatch go = new CountDownLatch(1);
            running.put(number, go);
            try {
                go.await();
                outcomes.put(number, "ran");
            } catch (InterruptedException e) {
                outcomes.put(number, "interrupted");
            }
            running.remove(number);
        }

        /** Waits until a task that was let go has ended. */
        void awaitEnd(int number) {
            while (running.containsKey(number)) {
                Thread.onSpinWait();
            }
        }

        void give(int number, boolean submit) {
            Thread here = Thread.currentThread();
            Runnable task = () -> body(number, here);
            try {
                if (submit) {
                    Future<?> future = pool.submit(task);
                    futures.put(number, future);
                    names.put((Runnable) future, number);
                } else {
                    executed.put(number, task);
                    names.put(task, number);
                    pool.execute(task);
                }
            } catch (RejectedExecutionException e) {
                outcomes.put(number, "refused");
            }
        }

        String show() {
            List<Object> queued = new ArrayList<>();
            queue().forEach(each -> queued.add(names.getOrDefault(each, -1)));
            return figures() + ", running " + new TreeSet<>(running.keySet()) + ", queued " + queued + " of "
                    + (queue().size() + queue().remainingCapacity())
                    + ", outcomes " + new TreeMap<>(outcomes) + ", shut down " + pool.isShutdown();
        }
    }

    private static final class Javas extends Side {
        private final ThreadPoolExecutor threads;

        Javas(ThreadPoolExecutor threads) {
            this.threads = threads;
            pool = threads;
        }

        @Override
        String figures() {
            return threads.getCorePoolSize() + "–" + threads.getMaximumPoolSize() + ", threads " + threads.getPoolSize() + ", most "
                    + threads.getLargestPoolSize()
                    + ", active " + threads.getActiveCount() + ", completed " + threads.getCompletedTaskCount() + " of "
                    + threads.getTaskCount();
        }

        @Override
        int active() {
            return threads.getActiveCount();
        }

        @Override
        int threads() {
            return threads.getPoolSize();
        }

        @Override
        int maximum() {
            return threads.getMaximumPoolSize();
        }

        @Override
        BlockingQueue<Runnable> queue() {
            return threads.getQueue();
        }

        @Override
        void sizes(int core, int maximum) {
            threads.setCorePoolSize(Math.min(core, threads.getMaximumPoolSize()));
            threads.setMaximumPoolSize(Math.max(maximum, threads.getCorePoolSize()));
        }

        @Override
        boolean remove(Runnable task) {
            return threads.remove(task);
        }

        @Override
        void purge() {
            threads.purge();
        }

        @Override
        int prestart() {
            return threads.prestartAllCoreThreads();
        }
    }

    private static final class Ours extends Side {
        private final ObservedThreadPool threads;

        Ours(ObservedThreadPool threads) {
            this.threads = threads;
            pool = threads;
        }

        @Override
        String figures() {
            return threads.getCorePoolSize() + "–" + threads.getMaximumPoolSize() + ", threads " + threads.getPoolSize() + ", most "
                    + threads.getLargestPoolSize()
                    + ", active " + threads.getActiveCount() + ", completed " + threads.getCompletedTaskCount() + " of "
                    + threads.getTaskCount();
        }

        @Override
        int active() {
            return threads.getActiveCount();
        }

        @Override
        int threads() {
            return threads.getPoolSize();
        }

        @Override
        int maximum() {
            return threads.getMaximumPoolSize();
        }

        @Override
        BlockingQueue<Runnable> queue() {
            return threads.getQueue();
        }

        @Override
        void sizes(int core, int maximum) {
            threads.setCorePoolSize(Math.min(core, threads.getMaximumPoolSize()));
            threads.setMaximumPoolSize(Math.max(maximum, threads.getCorePoolSize()));
        }

        @Override
        boolean remove(Runnable task) {
            return threads.remove(task);
        }

        @Override
        void purge() {
            threads.purge();
        }

        @Override
        int prestart() {
            return threads.prestartAllCoreThreads();
        }
    }

    /** Waits until both show the same: a thread may still be on its way. */
    private static void same(Side one, Side other, String when) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        String seen;
        String also;
        boolean settled;
        do {
            Thread.onSpinWait();
            boolean quiet = one.isQuiet() && other.isQuiet();
            seen = one.show();
            also = other.show();
            settled = quiet && seen.equals(also) && one.isQuiet() && other.isQuiet() && one.show().equals(seen)
                    && other.show().equals(seen);
        } while (!settled && System.nanoTime() < end);
        assertThat(also).as(when).isEqualTo(seen);
    }

    private static void step(Random random, int number, Side one, Side other) {
        int kind = random.nextInt(12);
        int some = random.nextInt(Math.max(1, number));
        int core = random.nextInt(3);
        int maximum = 1 + random.nextInt(4);
        List<String> answers = new ArrayList<>();
        // Only what is queued: a future that a policy of Java's has dropped is left undone by Java, and ended by us.
        boolean queued = one.futures.containsKey(some) && one.queue().contains(one.futures.get(some));
        List<Integer> common = new ArrayList<>(one.running.keySet());
        for (Side each : List.of(one, other)) {
            answers.add(switch (kind) {
                case 0, 1, 2, 3 -> {
                    each.give(number, kind % 2 == 0);
                    yield "given";
                }
                case 4, 5, 6 -> {
                    CountDownLatch go = common.isEmpty() ? null : each.running.get(common.get(0));
                    if (go != null) {
                        go.countDown();
                        each.awaitEnd(common.get(0));
                    }
                    yield "let go";
                }
                case 7 -> "cancelled " + (queued && each.futures.get(some).cancel(false));
                case 8 -> "removed " + (each.executed.containsKey(some) ? each.remove(each.executed.get(some))
                        : each.futures.containsKey(some) && each.remove((Runnable) each.futures.get(some)));
                case 9 -> {
                    each.purge();
                    yield "purged";
                }
                case 10 -> {
                    each.sizes(core, maximum);
                    yield "sizes";
                }
                default -> "started " + each.prestart();
            });
        }
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSameSteps_leadToTheSame(boolean wrapped) throws Exception {
        List<Supplier<RejectedExecutionHandler>> handlers = List.of(ThreadPoolExecutor.AbortPolicy::new,
                ThreadPoolExecutor.CallerRunsPolicy::new,
                ThreadPoolExecutor.DiscardPolicy::new, ThreadPoolExecutor.DiscardOldestPolicy::new, () -> (task, executor) -> {
                    throw new RejectedExecutionException("own");
                });
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            // Not a SynchronousQueue: whether a worker waits at it already is a matter of microseconds.
            List<Supplier<BlockingQueue<Runnable>>> queues =
                    List.of(LinkedBlockingQueue::new, () -> new ArrayBlockingQueue<>(2), () -> new LinkedBlockingQueue<>(3));
            Supplier<BlockingQueue<Runnable>> queue = queues.get(random.nextInt(queues.size()));
            RejectedExecutionHandler handler = handlers.get(random.nextInt(handlers.size())).get();
            int core = random.nextInt(3);
            int maximum = Math.max(1, core) + random.nextInt(3);
            Recorder recorder = new Recorder(new SystemClock());
            Side javas = new Javas(new ThreadPoolExecutor(core, maximum, 1, TimeUnit.HOURS, queue.get(), handler));
            Side ours = new Ours(wrapped ? ObservedExecutor.wrap(new ThreadPoolExecutor(core, maximum, 1, TimeUnit.HOURS, queue.get(),
                    handler), recorder, "p")
                    : new ObservedThreadPool(recorder, "p", core, maximum, 1, TimeUnit.HOURS, queue.get(), handler));
            for (int number = 0; number < STEPS; number++) {
                step(random, number, javas, ours);
                same(javas, ours, "seed " + seed + " step " + number);
            }
            boolean now = random.nextBoolean();
            String before = javas.show() + "\n" + ours.show();
            List<Object> back = new ArrayList<>();
            for (Side each : List.of(javas, ours)) {
                List<Object> numbers = new ArrayList<>();
                if (now) {
                    each.pool.shutdownNow().forEach(task -> numbers.add(each.names.getOrDefault(task, -1)));
                } else {
                    each.pool.shutdown();
                    while (!each.pool.awaitTermination(1, TimeUnit.MILLISECONDS)) {
                        each.running.values().forEach(CountDownLatch::countDown);
                    }
                }
                back.add(numbers);
                assertThat(each.pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(back.get(1)).as("seed %s, before %s, after %s", seed, before, ours.show()).isEqualTo(back.get(0));
            same(javas, ours, "seed " + seed + " at its end");
            Books.of(recorder.events()).check();
        }
    }
}
