package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No thread can be made: the submitter hears of it as from the JDK's pool, its task ends as rejected, and its place is free. */
@Timeout(30)
class ThreadlessTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final AtomicInteger failing = new AtomicInteger();

    private ThreadFactory failing(Supplier<Thread> otherwise) {
        return body -> failing.getAndDecrement() > 0 ? otherwise.get() : new Thread(body);
    }

    private static Thread noMemory() {
        throw new OutOfMemoryError("unable to create native thread");
    }

    private static Thread refused() {
        throw new SecurityException("no more threads");
    }

    private static Thread started() {
        Thread thread = new Thread(() -> {});
        thread.start();
        return thread;
    }

    private ObservedExecutor pool(PoolKind kind, ThreadFactory threads) {
        return switch (kind) {
            case FOREIGN, THREAD_PER_TASK -> ObservedExecutor.wrap(
                    new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2), threads), recorder, "p", kind);
            case FIXED, PRIORITY ->
                ObservedExecutor.builder(recorder).kind(kind).workers(1).queueCapacity(2).threadFactory(threads).build();
            default -> ObservedExecutor.builder(recorder).kind(kind).workers(1).threadFactory(threads).build();
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"WORK_STEALING", "ASYNC"})
    void aFactoryThatThrows_costsTheSubmitterItsTask_andNobodyAPlace(PoolKind kind) throws Exception {
        check(pool(kind, failing(ThreadlessTest::noMemory)), OutOfMemoryError.class, 3);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"WORK_STEALING", "ASYNC"})
    void aFactoryThatRefusesOrGivesAThreadThatRuns_isTheSame(PoolKind kind) throws Exception {
        check(pool(kind, failing(ThreadlessTest::refused)), SecurityException.class, 5);
        check(pool(kind, failing(ThreadlessTest::started)), IllegalThreadStateException.class, 5);
    }

    /** A ForkJoinPool that once could not make a thread makes none ever after; only what it throws is to be seen here. */
    @Test
    void aForkJoinPoolWithoutAThread_rejectsWhatItThrowsFor() throws Exception {
        ObservedExecutor pool = ObservedExecutor.wrap(new ForkJoinPool(1, made -> {
            throw new OutOfMemoryError("unable to create native thread");
        }, null, true), recorder, "p");
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(OutOfMemoryError.class);
        assertThat(pool.queueDepth()).isZero();
        assertThat(Books.of(recorder.events()).check().aborted).isEqualTo(1);
        pool.shutdownNow();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Books.of(recorder.events()).check();
    }

    private void check(ObservedExecutor pool, Class<? extends Throwable> expected, int times) throws Exception {
        failing.set(Integer.MAX_VALUE);
        AtomicInteger ran = new AtomicInteger();
        int before = Books.of(recorder.events()).aborted;
        try (pool) {
            for (int i = 0; i < times; i++) {
                assertThatThrownBy(() -> pool.submit(ran::incrementAndGet)).isInstanceOf(expected);
                assertThat(pool.queueDepth()).isZero();
            }
            failing.set(0);
            for (int i = 0; i < 5; i++) {
                assertThat(pool.submit(() -> 7).get()).isEqualTo(7);
            }
        }
        assertThat(pool.isTerminated()).isTrue();
        assertThat(ran).hasValue(0);
        assertThat(Books.of(recorder.events()).check().aborted).isEqualTo(before + times);
    }

    @ParameterizedTest
    @EnumSource
    void aFactoryThatGivesNull_leavesTasksQueuedAsInTheJdk_andAFullQueueToThePolicy(SaturationPolicy policy) throws Exception {
        failing.set(Integer.MAX_VALUE);
        ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(2).queueCapacity(2).policy(policy).threadFactory(failing(() -> null)).build();
        ObservedFuture<Integer> first = pool.submit(() -> 1);
        ObservedFuture<Integer> second = pool.submit(() -> 2);
        assertThat(pool.queueDepth()).isEqualTo(2);
        CountDownLatch over = new CountDownLatch(1);
        Thread third = new Thread(() -> {
            try {
                pool.submit(() -> 3);
            } catch (RejectedExecutionException e) {
                assertThat(policy).isIn(SaturationPolicy.ABORT, SaturationPolicy.BLOCK);
            }
            over.countDown();
        });
        third.start();
        over.await();
        failing.set(0);
        assertThat(pool.submit(() -> 4)).isNotNull();
        if (policy != SaturationPolicy.DISCARD_OLDEST) {
            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(2);
        }
        pool.close();
        Books.of(recorder.events()).check();
    }

    @Test
    void aBlockedSubmitter_whenTheLastWorkerCannotBeReplaced_isLetGo() throws Exception {
        ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).queueCapacity(1).policy(SaturationPolicy.BLOCK)
                .threadFactory(body -> {
                    Thread thread = failing.getAndDecrement() > 0 ? null : new Thread(body);
                    if (thread != null) {
                        thread.setUncaughtExceptionHandler((t, failure) -> {});
                    }
                    return thread;
                }).build();
        TaskGate gate = new TaskGate();
        pool.execute(() -> {
            try {
                gate.call();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw new IllegalStateException("ends its worker");
        });
        gate.awaitEntered();
        ObservedFuture<Integer> queued = pool.submit(() -> 1);
        CountDownLatch over = new CountDownLatch(1);
        Thread blocked = new Thread(() -> {
            try {
                pool.submit(() -> 2);
            } catch (RejectedExecutionException e) {
                over.countDown();
            }
        });
        blocked.start();
        recorder.await(PoolEvent.SubmitterBlocked.class, 1);
        failing.set(Integer.MAX_VALUE);
        gate.open();
        over.await();
        assertThat(queued.isDone()).isFalse();
        failing.set(0);
        Thread last = new Thread(() -> pool.submit(() -> 3));
        last.start();
        assertThat(queued.get()).isEqualTo(1);
        last.join();
        pool.close();
        Books.of(recorder.events()).check();
    }

    @Test
    void aPatternOfThreadNamesThatIsNone_isRefusedWhenItIsGiven() {
        assertThatThrownBy(() -> ObservedExecutor.builder(recorder).threadNames("worker %s %s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("worker %s %s");
    }
}
