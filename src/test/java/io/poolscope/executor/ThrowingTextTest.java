package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure's own methods are foreign code: whatever they do, the task ends as it would in a FutureTask, and the books are right. */
@Timeout(30)
class ThrowingTextTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    /** An exception that makes its message when it is asked. */
    private static final class Told extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Supplier<String> text;

        Told(Supplier<String> text) {
            this.text = text;
        }

        @Override
        public String getMessage() {
            return text.get();
        }
    }

    /** An exception without any text. */
    @SuppressWarnings({"OverrideThrowableToString", "ToStringReturnsNull"}) // which is what is tried
    private static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            return null;
        }
    }

    private static RuntimeException unspeakable() {
        return new Told(() -> {
            throw new IllegalStateException("session closed");
        });
    }

    private ObservedExecutor pool(PoolKind kind) {
        return switch (kind) {
            case FOREIGN -> ObservedExecutor.wrap(Executors.newFixedThreadPool(1), recorder, "p");
            case THREAD_PER_TASK -> ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "p", kind);
            default -> ObservedExecutor.builder(recorder).kind(kind).workers(1).build();
        };
    }

    private static <T> Callable<T> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void aTaskWhoseFailureCantSpeak_endsAsInAFutureTask(PoolKind kind) throws Exception {
        RuntimeException failure = unspeakable();
        try (ObservedExecutor pool = pool(kind)) {
            ObservedFuture<Object> future = pool.submit(failing(failure));
            // FutureTask's ExecutionException asks its cause for its text.
            assertThatThrownBy(future::get).isInstanceOf(IllegalStateException.class);
            assertThat(future.isDone()).isTrue();
            assertThat(future.cancel(true)).isFalse();
            assertThat(((ObservedTask<?>) future).exceptionNow()).isSameAs(failure);
            assertThat(pool.submit(() -> 7).get()).isEqualTo(7);
            assertThat(pool.invokeAll(List.of(failing(failure), () -> 1)).get(1).get()).isEqualTo(1);
            assertThatThrownBy(() -> pool.map(List.of(1), i -> failing(failure).call()).next())
                    .isInstanceOf(TaskFailedException.class).cause().isSameAs(failure);
            assertThat(Completions.asCompleted(List.of(pool.submit(failing(failure)))).next().isDone()).isTrue();
            assertThat(pool.<Object>invokeAny(List.of(failing(failure), () -> 2))).isEqualTo(2);
        }
        Books.of(recorder.events()).check();
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).isNotEmpty()
                .allMatch(failed -> failed.error().contains(Told.class.getName()) && failed.error().contains("IllegalStateException"));
    }

    @Test
    void aTextThatWaitsForWhoWaitsForTheFuture_doesNotHoldTheFutureUp() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        Callable<Object> body = failing(new Told(() -> {
            try {
                read.await();
            } catch (InterruptedException e) {
                return "interrupted";
            }
            return "said at last";
        }));
        try (ObservedExecutor pool = pool(PoolKind.FIXED)) {
            for (int i = 0; i < 50; i++) {
                ObservedTask<Object> future = (ObservedTask<Object>) pool.submit(body);
                CountDownLatch done = new CountDownLatch(1);
                future.whenDone(ended -> done.countDown());
                done.await();
                assertThat(future.failure()).isInstanceOf(Told.class);
            }
            read.countDown();
        }
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).hasSize(50).allMatch(failed -> failed.error().contains("takes too long"));
    }

    @Test
    void aTextThatCancelsItsTask_interruptsItsThreadOrShutsThePoolDown_leavesTheBooksRight() throws Exception {
        AtomicReference<ObservedFuture<?>> self = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        ObservedExecutor pool = pool(PoolKind.FIXED);
        try (pool) {
            self.set(pool.submit((Callable<Object>) () -> {
                known.await();
                throw new Told(() -> {
                    Thread.currentThread().interrupt();
                    self.get().cancel(true);
                    pool.shutdownNow();
                    return "gone";
                });
            }));
            known.countDown();
        }
        assertThat(self.get().isDone()).isTrue();
        Books.of(recorder.events()).check();
    }

    @Test
    void aTextThatIsNull_isTheClass() throws Exception {
        try (ObservedExecutor pool = pool(PoolKind.FIXED)) {
            assertThatThrownBy(() -> pool.submit(failing(new Silent())).get()).isInstanceOf(ExecutionException.class);
        }
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).singleElement()
                .satisfies(failed -> assertThat(failed.error()).isEqualTo(Silent.class.getName()));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIXED", "CACHED", "PRIORITY", "WORK_STEALING", "SCHEDULED"})
    void anInitializerWhoseFailureCantSpeak_breaksThePool_andEveryFutureEnds(PoolKind kind) throws Exception {
        ObservedExecutor pool = ObservedExecutor.builder(recorder).kind(kind).workers(1).initializer(() -> {
            throw unspeakable();
        }).build();
        try (pool) {
            ObservedFuture<Integer> future = pool.submit(() -> 1);
            assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(BrokenPoolException.class);
        }
        assertThat(recorder.events(PoolEvent.PoolBroken.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }

    @ParameterizedTest
    @EnumSource(names = {"FIXED", "WORK_STEALING", "FOREIGN"})
    void aCallbackWhoseFailureCantSpeak_orThatHangs_holdsUpNobodyWhoWaits(PoolKind kind) throws Exception {
        TaskGate gate = new TaskGate();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        try (ObservedExecutor pool = pool(kind); OrderedStream<String> stream = pool.orderedStream()) {
            ObservedFuture<String> future = stream.submit(gate);
            future.whenDone(done -> {
                throw unspeakable();
            });
            future.whenDone(done -> called.countDown());
            future.whenDone(done -> {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            Thread waiter = new Thread(() -> {
                try {
                    future.get(1, TimeUnit.HOURS);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            waiter.start();
            gate.open();
            called.await();
            waiter.join();
            assertThat(future.get(1, TimeUnit.HOURS)).isEqualTo("passed");
            assertThat(stream.next()).isEqualTo("passed");
            hanging.countDown();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void everyCallbackIsCalled_whateverTheHandlerOfUncaughtExceptionsThrows() throws Exception {
        CountDownLatch called = new CountDownLatch(3);
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).threadFactory(body -> {
            Thread thread = new Thread(body);
            thread.setUncaughtExceptionHandler((t, failure) -> {
                throw new LinkageError("the handler");
            });
            return thread;
        }).build()) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> future = pool.submit(gate);
            for (int i = 0; i < 3; i++) {
                future.whenDone(done -> {
                    called.countDown();
                    throw unspeakable();
                });
            }
            gate.open();
            called.await();
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    @Test
    void aMeasureOfSizeThatThrowsAnError_leavesTheResultWhereItBelongs() throws Exception {
        StreamOptions<Integer> options = StreamOptions.<Integer>none().withSizeOf(value -> {
            throw new LinkageError("no size");
        });
        try (ObservedExecutor pool = pool(PoolKind.FIXED); OrderedStream<Integer> stream = pool.orderedStream(options)) {
            stream.submit(() -> 5);
            assertThat(stream.next()).isEqualTo(5);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aListenerToDeadlocksThatThrowsAnError_isReported_andTheTaskGoesOn() throws Exception {
        WaitForGraph.of(recorder).onDeadlock(deadlock -> {
            throw new LinkageError("the listener");
        });
        try (ObservedExecutor pool = pool(PoolKind.FIXED)) {
            ObservedFuture<Boolean> outer = pool.submit(() -> {
                ObservedFuture<Integer> inner = pool.submit(() -> 1);
                try {
                    inner.get(200, TimeUnit.MILLISECONDS);
                    return false;
                } catch (TimeoutException e) {
                    return true;
                }
            });
            assertThat(outer.get()).isTrue();
        }
        Books.of(recorder.events()).check();
    }
}
