package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.PoolKind;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What execute() was given throws reaches the pool's or the thread's handler, in every kind of pool. */
@Timeout(30)
class UncaughtTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final BlockingQueue<Throwable> heard = new LinkedBlockingQueue<>();
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void listen() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> heard.add(failure));
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private ObservedExecutor pool(PoolKind kind) {
        return switch (kind) {
            case FOREIGN -> ObservedExecutor.wrap(Executors.newWorkStealingPool(2), recorder, "p");
            case THREAD_PER_TASK -> ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "p", kind);
            default -> ObservedExecutor.builder(recorder).kind(kind).workers(1).build();
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"SCHEDULED", "ASYNC"})
    void whatExecuteIsGivenThrows_isHeard_andWhatIsSubmittedIsNot(PoolKind kind) throws Exception {
        for (Throwable thrown : new Throwable[] {new IllegalStateException("x"), new LinkageError("y"),
            new InterruptedException("sneaked")}) {
            try (ObservedExecutor pool = pool(kind)) {
                pool.submit(() -> UncaughtFailures.rethrow(thrown));
                pool.execute(() -> UncaughtFailures.rethrow(thrown));
                assertThat(heard.take()).isSameAs(thrown);
                assertThat(pool.submit(() -> 7).get()).isEqualTo(7);
            }
            assertThat(heard).isEmpty();
        }
        Books.of(recorder.events()).check();
    }

    /** Java's scheduler makes a future of what it executes, which keeps the exception; so does ours. */
    @Test
    void whatASchedulerExecutes_keepsItsExceptionInItsFuture_asInJava() throws Exception {
        for (boolean ours : new boolean[] {false, true}) {
            ExecutorService pool = ours ? pool(PoolKind.SCHEDULED) : Executors.newScheduledThreadPool(1);
            try (pool) {
                pool.execute(() -> {
                    throw new IllegalStateException("x");
                });
                assertThat(pool.submit(() -> 7).get()).isEqualTo(7);
            }
            assertThat(heard).as(ours ? "ours" : "Java's").isEmpty();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aForkJoinPoolsOwnHandler_isTheOneThatHears_andMayThrow() throws Exception {
        Thread.UncaughtExceptionHandler own = (thread, failure) -> {
            heard.add(failure);
            throw new LinkageError("the handler");
        };
        try (ObservedExecutor pool = ObservedExecutor.wrap(
                new ForkJoinPool(1, ForkJoinPool.defaultForkJoinWorkerThreadFactory, own, true), recorder, "p")) {
            IllegalStateException thrown = new IllegalStateException("x");
            pool.execute(() -> {
                throw thrown;
            });
            assertThat(heard.take()).isSameAs(thrown);
            assertThat(pool.submit(() -> 7).get()).isEqualTo(7);
        }
        assertThat(heard).isEmpty();
    }
}
