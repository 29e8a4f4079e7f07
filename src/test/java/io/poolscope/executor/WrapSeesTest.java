package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.RunEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An executor made elsewhere sees what it would see without us. */
@Timeout(30)
class WrapSeesTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    /** An interface of the program's own, not public. */
    interface Urgent {
        int urgency();
    }

    /** Ordered by itself, by its interface, and by its class. */
    final class Job implements Runnable, Urgent, Comparable<Job> {
        private final int urgency;

        Job(int urgency) {
            this.urgency = urgency;
        }

        @Override
        public int urgency() {
            return urgency;
        }

        @Override
        public int compareTo(Job other) {
            return Integer.compare(urgency, other.urgency);
        }

        @Override
        public void run() {
            ran.add("job " + urgency);
        }

        @Override
        public String toString() {
            return "job " + urgency;
        }
    }

    /** Something to call with a class and an interface. */
    final class Question implements Callable<String>, Urgent {
        private final int urgency;

        Question(int urgency) {
            this.urgency = urgency;
        }

        @Override
        public int urgency() {
            return urgency;
        }

        @Override
        public String call() {
            ran.add("question " + urgency);
            return "answer " + urgency;
        }
    }

    private static ThreadPoolExecutor one(BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue);
    }

    /** Holds the only worker while {@code fill} fills the queue; then lets all run and ends the pool. */
    private void inTurn(ObservedExecutor pool, ExecutorService made, Runnable fill) throws Exception {
        TaskGate gate = new TaskGate();
        Future<?> held = made.submit(gate);
        gate.awaitEntered();
        fill.run();
        gate.open();
        held.get();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Books.of(recorder.events()).check();
    }

    @Test
    void tasksWithAnOrderOfTheirOwn_runInThatOrder() throws Exception {
        ThreadPoolExecutor made = one(new PriorityBlockingQueue<>());
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        inTurn(pool, made, () -> List.of(3, 1, 2).forEach(each -> pool.execute(new Job(each))));
        assertThat(ran).containsExactly("job 1", "job 2", "job 3");
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).hasSize(3);
    }

    @Test
    void anOrderByAnInterface_findsIt_andTheTasksAreObserved() throws Exception {
        ThreadPoolExecutor made = one(new PriorityBlockingQueue<>(4, Comparator.comparingInt(each -> ((Urgent) each).urgency())));
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        inTurn(pool, made, () -> List.of(3, 1, 2).forEach(each -> pool.execute(new Job(each))));
        assertThat(ran).containsExactly("job 1", "job 2", "job 3");
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).hasSize(3);
    }

    @Test
    void anOrderByAClass_findsIt_alsoAmongTasksGivenDirectly_andThatTheyRunUnseenIsTold() throws Exception {
        ThreadPoolExecutor made = one(new PriorityBlockingQueue<>(4, Comparator.comparingInt(each -> ((Job) each).urgency)));
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        inTurn(pool, made, () -> {
            pool.execute(new Job(3));
            made.execute(new Job(2));
            pool.execute(new Job(1));
        });
        assertThat(ran).containsExactly("job 1", "job 2", "job 3");
        assertThat(recorder.events(RunEvent.LogWritten.class)).singleElement()
                .satisfies(e -> assertThat(e.text()).contains("Job", "run unseen"));
    }

    @Test
    void whatCantBeOrderedWithoutUs_isRefusedInTheSameWay_andTheTaskEnds() throws Exception {
        ThreadPoolExecutor made = one(new PriorityBlockingQueue<>());
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        inTurn(pool, made, () -> {
            assertThatThrownBy(() -> pool.execute(() -> ran.add("no order"))).isInstanceOf(ClassCastException.class);
            assertThatThrownBy(() -> pool.submit(() -> ran.add("no order"))).isInstanceOf(ClassCastException.class);
        });
        assertThat(ran).isEmpty();
    }

    @Test
    void aHook_getsAFutureForWhatWasSubmitted_asTheJavadocsExampleAsksFor() throws Exception {
        List<Object> thrown = Collections.synchronizedList(new ArrayList<>());
        ThreadPoolExecutor made = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            protected void afterExecute(Runnable task, Throwable failure) {
                Throwable found = failure;
                if (found == null && task instanceof Future<?> future && future.isDone()) {
                    try {
                        future.get();
                    } catch (ExecutionException e) {
                        found = e.getCause();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                thrown.add(String.valueOf(found == null ? null : found.getMessage()));
            }
        };
        made.setThreadFactory(body -> {
            Thread thread = new Thread(body);
            thread.setUncaughtExceptionHandler((t, e) -> ran.add("uncaught " + e.getMessage()));
            return thread;
        });
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        pool.submit(() -> {
            throw new IllegalStateException("submitted");
        });
        pool.execute(() -> {
            throw new IllegalStateException("executed");
        });
        FutureTask<Integer> own = new FutureTask<>(() -> {
            throw new IllegalStateException("a future that was executed");
        });
        pool.execute(own);
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown).containsExactly("submitted", "executed", "a future that was executed");
        assertThat(ran).containsExactly("uncaught executed");
        Books.of(recorder.events()).check();
    }

    /** Makes futures that have an order, from tasks that it asks for an interface or a class. */
    private static final class OrderedFutures extends ThreadPoolExecutor {
        private final boolean byClass;
        private final List<String> cancelled = Collections.synchronizedList(new ArrayList<>());

        OrderedFutures(boolean byClass) {
            super(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
            this.byClass = byClass;
        }

        @Override
        protected <T> RunnableFuture<T> newTaskFor(Callable<T> body) {
            Object given = body;
            return new OrderedFuture<>(body, byClass ? ((Question) given).urgency : given instanceof Urgent urgent ? urgent.urgency()
                    : 0, cancelled);
        }
    }

    private static final class OrderedFuture<T> extends FutureTask<T> implements Comparable<OrderedFuture<?>> {
        private final int urgency;
        private final List<String> cancelled;

        OrderedFuture(Callable<T> body, int urgency, List<String> cancelled) {
            super(body);
            this.urgency = urgency;
            this.cancelled = cancelled;
        }

        @Override
        public int compareTo(OrderedFuture<?> other) {
            return Integer.compare(urgency, other.urgency);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            cancelled.add("cancelled " + urgency);
            return super.cancel(mayInterruptIfRunning);
        }
    }

    @Test
    void anExecutorThatMakesFuturesOfItsOwn_makesThem_andTheyAreOrderedAndCancelledAsItSays() throws Exception {
        OrderedFutures made = new OrderedFutures(false);
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        List<Future<String>> futures = new ArrayList<>();
        inTurn(pool, made, () -> {
            List.of(3, 1, 2, 4).forEach(each -> futures.add(pool.submit(new Question(each))));
            assertThat(futures.get(3).cancel(true)).isTrue();
        });
        assertThat(ran).containsExactly("question 1", "question 2", "question 3");
        assertThat(futures.get(0).get()).isEqualTo("answer 3");
        assertThat(made.cancelled).contains("cancelled 4");
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).hasSize(3);
        assertThat(recorder.events(TaskEvent.TaskCancelled.class)).hasSize(1);
    }

    @Test
    void anExecutorThatAsksForTheClassOfWhatIsSubmitted_getsIt_andItsOutcomeIsOurs() throws Exception {
        OrderedFutures made = new OrderedFutures(true);
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        CountDownLatch go = new CountDownLatch(1);
        made.execute(new OrderedFuture<>(() -> {
            go.await();
            return null;
        }, 0, made.cancelled));
        List<Future<String>> futures = new ArrayList<>();
        List.of(3, 1, 2, 4).forEach(each -> futures.add(pool.submit(new Question(each))));
        assertThat(futures.get(3).cancel(true)).isTrue();
        assertThat(futures.get(0).isDone()).isFalse();
        go.countDown();
        assertThat(futures.get(0).get()).isEqualTo("answer 3");
        assertThat(futures.get(0).isDone()).isTrue();
        assertThat(futures.get(3).isCancelled()).isTrue();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("question 1", "question 2", "question 3");
        assertThat(recorder.events(RunEvent.LogWritten.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }

    @Test
    void whatTheProgramTakesOutOfThePoolItself_isFoundByItsFuture() throws Exception {
        ThreadPoolExecutor made = one(new LinkedBlockingQueue<>());
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        inTurn(pool, made, () -> {
            Future<?> removed = pool.submit(() -> ran.add("removed"));
            Future<?> cancelled = pool.submit(() -> ran.add("cancelled"));
            assertThat(made.remove((Runnable) removed)).isTrue();
            cancelled.cancel(false);
            made.purge();
            assertThat(made.getQueue()).isEmpty();
        });
        assertThat(ran).isEmpty();
    }

    @Test
    void whatWasGivenIsNamedAsItNamesItself() throws Exception {
        ThreadPoolExecutor made = one(new LinkedBlockingQueue<>(1));
        ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
        inTurn(pool, made, () -> {
            pool.execute(new Job(1));
            assertThat(made.getQueue()).singleElement().hasToString("job 1");
            assertThatThrownBy(() -> pool.execute(new Job(2))).hasMessageContaining("job 2").hasMessageContaining("ThreadPoolExecutor");
        });
        assertThat(ran).containsExactly("job 1");
    }

    @Test
    void virtualThreadsAndExecutorsBehindExecutors_seeThemToo() throws Exception {
        for (ExecutorService made : List.of(Executors.newVirtualThreadPerTaskExecutor(), Executors.newSingleThreadExecutor(),
                Executors.unconfigurableExecutorService(Executors.newCachedThreadPool()))) {
            ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "p");
            pool.execute(new Job(1));
            assertThat(pool.submit(new Question(2)).get()).isEqualTo("answer 2");
            pool.shutdown();
            assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ran).hasSize(6);
        Books.of(recorder.events()).check();
    }
}
