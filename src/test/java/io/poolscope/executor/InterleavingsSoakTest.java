package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many interleavings of what runs at once: threads start together at a barrier and take random turns. */
@Tag("soak")
@Timeout(300)
class InterleavingsSoakTest {
    private static final int ROUNDS = Integer.getInteger("poolscope.soak.rounds", 3_000);

    /** Makes one thread's turn last a random, short while. */
    @SuppressWarnings("ThreadPriorityCheck") // a yield is one of the turns
    private static void dawdle(Random random) {
        for (int i = random.nextInt(200); i > 0; i--) {
            Thread.onSpinWait();
        }
        if (random.nextInt(8) == 0) {
            Thread.yield();
        }
    }

    private interface Body {
        void run(Random random) throws Exception;
    }

    private static void together(long seed, List<Body> bodies) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(bodies.size());
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (Body body : bodies) {
            Random random = new Random(seed * 31 + threads.size());
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    dawdle(random);
                    body.run(random);
                } catch (Throwable e) {
                    failures.add(e);
                }
            }, "together-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(failures).as("seed %d", seed).isEmpty();
    }

    @Test
    void endsOfATask_cancelAgainstFinish_areToldOnce() throws Exception {
        Recorder recorder = new Recorder(new SystemClock());
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Random inTask = new Random(round);
                ObservedFuture<Integer> future = pool.submit(() -> {
                    dawdle(inTask);
                    return 1;
                });
                AtomicLong cancelled = new AtomicLong();
                together(round, List.of(random -> cancelled.addAndGet(future.cancel(random.nextBoolean()) ? 1 : 0), random -> {
                    if (future.cancel(false)) {
                        cancelled.incrementAndGet();
                    }
                    assertThat(future.isDone()).as("after cancel").isTrue();
                }));
                assertThat(cancelled.get()).isEqualTo(future.isCancelled() ? 1 : 0);
            }
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void orderedResults_closedByAnotherThread_whileTasksEndAndAConsumerTakes_balance() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            Recorder recorder = new Recorder(new SystemClock());
            try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 3)) {
                OrderedStream<Integer> stream = pool.orderedStream(StreamOptions.<Integer>none().withWindow(4));
                List<Integer> got = new ArrayList<>();
                long seed = round;
                together(seed, List.of(random -> {
                    try {
                        for (int i = 0; i < 30; i++) {
                            int item = i;
                            ObservedFuture<Integer> future = stream.submit(() -> {
                                dawdle(new Random(seed + item));
                                return item;
                            });
                            if (random.nextInt(6) == 0) {
                                future.cancel(false);
                            }
                        }
                        stream.finish();
                    } catch (IllegalStateException closed) {
                        assertThat(closed).hasMessageContaining("takes no more tasks");
                    }
                }, random -> {
                    while (stream.hasNext()) {
                        try {
                            got.add(stream.next());
                        } catch (NoSuchElementException closed) {
                            break;
                        }
                        dawdle(random);
                    }
                }, random -> {
                    if (random.nextBoolean()) {
                        IntStream.range(0, 20).forEach(i -> dawdle(random));
                        stream.close();
                    }
                }));
                stream.close();
                assertThat(got).isSorted().doesNotHaveDuplicates();
            }
            Books.of(recorder.events()).check();
        }
    }

    @Test
    void mapped_withWindowAndChunks_isAlwaysInOrderAndComplete() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            Recorder recorder = new Recorder(new SystemClock());
            Random random = new Random(round);
            MapOptions options = MapOptions.chunk(1 + random.nextInt(4));
            int window = random.nextInt(5);
            List<Integer> items = IntStream.range(0, random.nextInt(60)).boxed().toList();
            try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1 + random.nextInt(3)).queueCapacity(random.nextInt(4))
                    .policy(SaturationPolicy.BLOCK).build()) {
                List<Integer> got = new ArrayList<>();
                pool.map(items, i -> {
                    dawdle(new Random(i));
                    return i;
                }, window == 0 ? options : options.withWindow(window)).forEachRemaining(got::add);
                assertThat(got).isEqualTo(items);
            }
            Books.of(recorder.events()).check();
        }
    }

    @Test
    void permits_ofBlockedSubmitters_areNeitherLostNorMade() throws Exception {
        for (int round = 0; round < ROUNDS / 20; round++) {
            Recorder recorder = new Recorder(new SystemClock());
            ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(2).queueCapacity(2).policy(SaturationPolicy.BLOCK).build();
            AtomicLong ran = new AtomicLong();
            AtomicLong cancelled = new AtomicLong();
            Body submitter = random -> {
                for (int i = 0; i < 25; i++) {
                    ObservedFuture<?> future = pool.submit(() -> {
                        ran.incrementAndGet();
                    });
                    if (random.nextInt(5) == 0 && future.cancelIfNotStarted()) {
                        cancelled.incrementAndGet();
                    }
                    dawdle(random);
                }
            };
            together(round, List.of(submitter, submitter, submitter, random -> {
                for (int i = 0; i < 10; i++) {
                    pool.queueCapacity(random.nextInt(5));
                    pool.resize(1 + random.nextInt(3));
                    dawdle(random);
                }
                pool.queueCapacity(3);
            }));
            pool.close();
            assertThat(ran.get() + cancelled.get()).isEqualTo(75);
            Books.of(recorder.events()).check();
            assertThat(recorder.events(PoolEvent.SubmitterUnblocked.class))
                    .hasSameSizeAs(recorder.events(PoolEvent.SubmitterBlocked.class));
        }
    }

    @Test
    void submitsAgainstShutdown_runOrAreRejected() throws Exception {
        for (int round = 0; round < ROUNDS / 5; round++) {
            Recorder recorder = new Recorder(new SystemClock());
            SaturationPolicy policy = SaturationPolicy.values()[round % 5];
            ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(2).queueCapacity(1).policy(policy).build();
            Body submitter = random -> {
                for (int i = 0; i < 10; i++) {
                    try {
                        pool.submit(() -> dawdle(new Random(1)));
                    } catch (RejectedExecutionException e) {
                        dawdle(random);
                    }
                }
            };
            boolean now = round % 2 == 0;
            together(round, List.of(submitter, submitter, random -> {
                if (now) {
                    pool.shutdownNow();
                } else {
                    pool.shutdown(false, true);
                }
            }));
            pool.close();
            Books.of(recorder.events()).check();
            List<Event> events = recorder.events();
            int stopped = events.indexOf(recorder.events(PoolEvent.PoolStopped.class).get(0));
            assertThat(events.subList(stopped + 1, events.size()))
                    .as("only submits that raced with the end, refused or run by their caller")
                    .allMatch(event -> event instanceof PoolEvent.SubmitterJoined || event instanceof PoolEvent.SubmitterUnblocked
                            || event instanceof TaskEvent.TaskSubmitted
                            || event instanceof TaskEvent.TaskRejected
                            || policy == SaturationPolicy.CALLER_RUNS && event instanceof TaskEvent);
        }
    }

    @Test
    void observedQueue_losesNoItem_andDepthsFollowEachOther() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            Recorder recorder = new Recorder(new SystemClock());
            ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q", 1 + round % 3);
            AtomicLong sum = new AtomicLong();
            AtomicLong taken = new AtomicLong();
            Body putter = random -> {
                for (int i = 1; i <= 30; i++) {
                    putSomehow(queue, i, random);
                    dawdle(random);
                }
            };
            Body getter = random -> {
                while (taken.getAndIncrement() < 60) {
                    Integer item = null;
                    while (item == null) {
                        item = getSomehow(queue, random);
                    }
                    sum.addAndGet(item);
                    queue.taskDone();
                    dawdle(random);
                }
            };
            together(round, List.of(putter, putter, getter, getter));
            queue.join();
            assertThat(sum.get()).isEqualTo(2 * 30 * 31 / 2);
            int depth = 0;
            for (Event event : recorder.events()) {
                if (event instanceof RunEvent.ItemPut put) {
                    assertThat(put.depth()).isEqualTo(++depth);
                    assertThat(depth).isLessThanOrEqualTo(queue.capacity());
                } else if (event instanceof RunEvent.ItemTaken get) {
                    assertThat(get.depth()).isEqualTo(--depth);
                }
            }
        }
    }

    private static void putSomehow(ObservedQueue<Integer> queue, int item, Random random) throws InterruptedException {
        boolean put = false;
        while (!put) {
            try {
                if (random.nextInt(3) == 0) {
                    queue.put(item, Duration.ofNanos(random.nextInt(20_000)));
                } else {
                    queue.put(item);
                }
                put = true;
            } catch (QueueFullException e) {
                dawdle(random);
            }
        }
    }

    private static Integer getSomehow(ObservedQueue<Integer> queue, Random random) throws InterruptedException {
        try {
            return random.nextInt(3) == 0 ? queue.get(Duration.ofNanos(random.nextInt(20_000))) : queue.get();
        } catch (QueueEmptyException e) {
            return null;
        }
    }

    @Test
    void asCompleted_andCancelling_yieldEachFutureOnce() throws Exception {
        Recorder recorder = new Recorder(new SystemClock());
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 3)) {
            for (int round = 0; round < ROUNDS / 10; round++) {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    int item = i;
                    futures.add(pool.submit(() -> {
                        dawdle(new Random(item));
                        return item;
                    }));
                }
                List<ObservedFuture<Integer>> got = new ArrayList<>();
                together(round, List.of(random -> Completions.asCompleted(futures).forEachRemaining(got::add), random -> {
                    for (ObservedFuture<Integer> each : futures) {
                        if (random.nextInt(4) == 0) {
                            each.cancel(true);
                        }
                        dawdle(random);
                    }
                }));
                assertThat(got).containsExactlyInAnyOrderElementsOf(futures);
                for (ObservedFuture<Integer> each : got) {
                    try {
                        each.get();
                    } catch (CancellationException e) {
                        assertThat(each.isCancelled()).isTrue();
                    }
                }
            }
        }
        Books.of(recorder.events()).check();
        assertThat(recorder.events(ResultEvent.StreamClosed.class)).hasSize(ROUNDS / 10);
        assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).hasSize(12 * (ROUNDS / 10));
    }
}
