package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.poolscope.event.Rejection;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an executor made elsewhere refuses or drops has ended, and what it gives back is all. */
@Timeout(30)
class WrapRefusalsTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final TaskGate gate = new TaskGate();

    /** A task that asks for its class. */
    private record Named(String name, List<String> ran) implements Runnable {
        @Override
        public void run() {
            ran.add(name);
        }
    }

    /** One worker, which is held, and one place in the queue, which is taken. */
    private ThreadPoolExecutor full(RejectedExecutionHandler handler) throws InterruptedException {
        ThreadPoolExecutor made = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), handler);
        made.submit(gate);
        gate.awaitEntered();
        made.execute(new Named("direct", ran));
        return made;
    }

    private void end(ObservedExecutor pool) throws InterruptedException {
        gate.open();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.queueDepth()).isZero();
        Books.of(recorder.events()).check();
    }

    static Stream<Throwable> thrown() {
        return Stream.of(new RejectedExecutionException("its own words"), new RejectedExecutionException(),
                new IllegalStateException("overloaded"),
                new ClassCastException("neither"), new OutOfMemoryError("no thread"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whateverAHandlerThrows_isWhatTheCallerGets_andTheTaskIsRejectedAtOnce(Throwable thrown) throws Exception {
        ObservedThreadPool pool = ObservedExecutor.wrap(full((task, executor) -> UncaughtFailures.rethrow(thrown)), recorder, "p");
        assertThat(catchThrowable(() -> pool.submit(() -> 1))).isSameAs(thrown);
        assertThat(catchThrowable(() -> pool.execute(new Named("refused", ran)))).hasSameClassAs(thrown);
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).hasSize(2).allMatch(e -> e.reason() == Rejection.ABORTED);
        assertThat(pool.queueDepth()).isZero();
        end(pool);
        assertThat(ran).containsExactly("direct");
    }

    @Test
    void whatIsDroppedWithoutAWord_isTold_andItsFutureEnds() throws Exception {
        ObservedThreadPool pool = ObservedExecutor.wrap(full(new ThreadPoolExecutor.DiscardPolicy()), recorder, "p");
        Future<?> dropped = pool.submit(() -> 1);
        pool.execute(new Named("dropped", ran));
        assertThat(dropped.isDone()).isTrue();
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).hasSize(2).allMatch(e -> e.reason() == Rejection.DISCARDED);
        assertThat(pool.queueDepth()).isZero();
        end(pool);
        assertThat(ran).containsExactly("direct");
    }

    @Test
    void theOldestThatIsDropped_isTold_andTheNewOneRuns() throws Exception {
        ThreadPoolExecutor made = full(new ThreadPoolExecutor.DiscardOldestPolicy());
        ObservedThreadPool pool = ObservedExecutor.wrap(made, recorder, "p");
        Future<?> first = pool.submit(() -> ran.add("first"));
        Future<?> second = pool.submit(() -> ran.add("second"));
        pool.execute(new Named("third", ran));
        assertThat(first.isDone() && second.isDone()).isTrue();
        assertThat(pool.queueDepth()).isEqualTo(1);
        end(pool);
        assertThat(ran).containsExactly("third");
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).hasSize(2).allMatch(e -> e.reason() == Rejection.DISCARDED);
    }

    @Test
    void whatTheCallerRuns_isObserved() throws Exception {
        ObservedThreadPool pool = ObservedExecutor.wrap(full(new ThreadPoolExecutor.CallerRunsPolicy()), recorder, "p");
        assertThat(pool.submit(() -> Thread.currentThread()).get()).isSameAs(Thread.currentThread());
        pool.execute(new Named("by the caller", ran));
        assertThat(ran).containsExactly("by the caller");
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).hasSize(2);
        end(pool);
    }

    @Test
    void aHandlerOfTheProgramsOwn_mayAskForTheClass_putBackIntoTheQueue_orRunLater() throws Exception {
        List<Runnable> kept = new ArrayList<>();
        ThreadPoolExecutor made = full((task, executor) -> {
            if (task instanceof Future<?>) {
                kept.add(task);
            } else {
                ran.add("refused " + ((Named) task).name());
            }
        });
        ObservedThreadPool pool = ObservedExecutor.wrap(made, recorder, "p");
        pool.execute(new Named("one", ran));
        assertThat(ran).containsExactly("refused one");
        Future<String> later = pool.submit(() -> "later");
        assertThat(later.isDone()).isFalse();
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).hasSize(2);
        kept.forEach(Runnable::run);
        assertThat(later.get()).as("who kept it ran it").isEqualTo("later");
        assertThat(pool.getRejectedExecutionHandler()).isNotInstanceOf(RefusalWatch.class);
        pool.setRejectedExecutionHandler((task, executor) -> {
            gate.open();
            try {
                executor.getQueue().put(task);
            } catch (InterruptedException e) {
                throw new RejectedExecutionException(e);
            }
        });
        assertThat(pool.submit(() -> "put back").get()).isEqualTo("put back");
        end(pool);
    }

    @Test
    void theHandlerOfAPoolThatHasStopped_isItsOwnAgain() throws Exception {
        RejectedExecutionHandler own = new ThreadPoolExecutor.DiscardPolicy();
        ThreadPoolExecutor made = full(own);
        ObservedThreadPool pool = ObservedExecutor.wrap(made, recorder, "p");
        ObservedThreadPool another = ObservedExecutor.wrap(made, recorder, "q");
        for (int i = 0; i < 100; i++) {
            pool.execute(() -> {});
            another.execute(() -> {});
        }
        assertThat(another.getRejectedExecutionHandler()).isSameAs(own);
        end(pool);
        assertThat(another.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(made.getRejectedExecutionHandler()).isSameAs(own);
    }

    static Stream<ExecutorService> stoppable() {
        return Stream.of(Executors.newFixedThreadPool(1), Executors.newSingleThreadExecutor(),
                Executors.unconfigurableExecutorService(Executors.newFixedThreadPool(1)),
                new ScheduledThreadPoolExecutor(1), Executors.newSingleThreadScheduledExecutor());
    }

    @ParameterizedTest
    @MethodSource("stoppable")
    void shutdownNow_returnsWhatWasGivenDirectlyToo(ExecutorService made) throws Exception {
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        made.submit(gate);
        gate.awaitEntered();
        Runnable executed = new Named("executed", ran);
        Runnable executedDirectly = new Named("executed directly", ran);
        Future<?> direct = made.submit(() -> 1);
        made.execute(executedDirectly);
        Future<?> through = pool.submit(() -> 2);
        pool.execute(executed);
        Future<?> timed = pool instanceof ScheduledExecutorService timer ? timer.schedule(() -> 3, 1, TimeUnit.HOURS)
                : pool.submit(() -> 3);
        Future<?> cancelled = pool.submit(() -> 4);
        cancelled.cancel(false);
        List<Runnable> never = pool.shutdownNow();
        assertThat(never).hasSize(6).contains((Runnable) direct, (Runnable) through, (Runnable) timed);
        if (!(made instanceof ScheduledExecutorService)) {
            assertThat(never).contains(executed, executedDirectly, (Runnable) cancelled);
        }
        assertThat(gate.wasInterrupted() || !through.isDone()).isTrue();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        never.forEach(Runnable::run);
        assertThat(List.of(direct, through, timed, cancelled)).allMatch(Future::isDone);
        Books.of(recorder.events()).check();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shutdownOfTheDelegateItself_endsTheTasksToo(boolean now) throws Exception {
        ThreadPoolExecutor made = full(new ThreadPoolExecutor.AbortPolicy());
        made.getQueue().clear();
        ObservedThreadPool pool = ObservedExecutor.wrap(made, recorder, "p");
        Future<Integer> queued = pool.submit(() -> 1);
        if (now) {
            assertThat(made.shutdownNow()).containsExactly((Runnable) queued);
        } else {
            made.shutdown();
        }
        assertThat(catchThrowable(() -> pool.submit(() -> 2))).isInstanceOf(RejectedExecutionException.class);
        gate.open();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(queued.isDone()).isTrue();
        Books.of(recorder.events()).check();
    }

    @Test
    void aWorkStealingPool_givesBackWhatHasNotStarted() throws Exception {
        ObservedExecutor pool = ObservedExecutor.wrap(new ForkJoinPool(1), recorder, "p");
        pool.submit(gate);
        gate.awaitEntered();
        Future<?> queued = pool.submit(() -> 1);
        Runnable executed = new Named("executed", ran);
        pool.execute(executed);
        assertThat(pool.shutdownNow()).containsExactlyInAnyOrder((Runnable) queued, executed);
        gate.open();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Books.of(recorder.events()).check();
    }
}
