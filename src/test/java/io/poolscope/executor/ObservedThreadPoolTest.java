package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the Javadoc of {@code ThreadPoolExecutor} says beside what {@code ThreadPoolShadowTest} holds against Java's own. */
@Timeout(30)
@SuppressWarnings("UndefinedEquals") // futures are found by identity
class ObservedThreadPoolTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /** A task of a class. */
    private record Job(int urgency, List<String> seen) implements Runnable {
        @Override
        public void run() {
            seen.add("job " + urgency);
        }
    }

    private ObservedThreadPool one(BlockingQueue<Runnable> queue, RejectedExecutionHandler handler) {
        return new ObservedThreadPool(recorder, "p", 1, 1, 0, TimeUnit.SECONDS, queue, handler);
    }

    private void end(ObservedExecutor pool) throws InterruptedException {
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Books.of(recorder.events()).check();
    }

    @Test
    void whatWasExecuted_liesInTheQueueAsItWasGiven_andItsOrderMayAskForItsClass() throws Exception {
        ObservedThreadPool pool = new ObservedThreadPool(recorder, "p", 1, 1, 0, TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(4, Comparator.comparingInt(each -> ((Job) each).urgency())));
        TaskGate gate = new TaskGate();
        pool.submit(gate);
        gate.awaitEntered();
        List<Job> jobs = List.of(new Job(3, seen), new Job(1, seen), new Job(2, seen));
        jobs.forEach(pool::execute);
        assertThat(pool.getQueue()).containsExactlyInAnyOrderElementsOf(jobs);
        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(ClassCastException.class);
        gate.open();
        end(pool);
        assertThat(seen).containsExactly("job 1", "job 2", "job 3");
        assertThat(recorder.events(TaskEvent.TaskStarted.class)).hasSize(4);
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).hasSize(1);
    }

    @Test
    void hooks_areCalledAroundEachTask_onItsThread_withWhatWasGiven_andAtTheEnd() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        ObservedThreadPool pool = new ObservedThreadPool(recorder, "p", 1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            protected void beforeExecute(Thread worker, Runnable task) {
                seen.add("before " + (task instanceof Job job ? job.urgency() : task.getClass().getSimpleName()) + " "
                        + (worker == Thread.currentThread()));
            }

            @Override
            protected void afterExecute(Runnable task, Throwable thrown) {
                seen.add("after " + (task instanceof Future<?> future && future.isDone()) + " " + thrown);
            }

            @Override
            protected void terminated() {
                seen.add("terminated");
                over.countDown();
            }
        };
        pool.execute(new Job(1, seen));
        pool.submit(() -> seen.add("submitted")).get();
        end(pool);
        over.await();
        assertThat(seen).containsExactly("before 1 true", "job 1", "after false null", "before ObservedTask true", "submitted",
                "after true null", "terminated");
    }

    @Test
    void hooksAndTasksThatThrow_endTheWorker_asInJava_andTheNextTaskRunsOnAnother() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch heard = new CountDownLatch(3);
        ThreadFactory factory = body -> {
            Thread thread = new Thread(body);
            thread.setUncaughtExceptionHandler((dead, thrown) -> {
                uncaught.add(thrown);
                heard.countDown();
            });
            return thread;
        };
        ObservedThreadPool pool = new ObservedThreadPool(recorder, "p", 1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory) {
            @Override
            protected void beforeExecute(Thread worker, Runnable task) {
                if (task instanceof Job job && job.urgency() == 1) {
                    throw new IllegalStateException("before");
                }
            }

            @Override
            protected void afterExecute(Runnable task, Throwable thrown) {
                if (task instanceof Job job && job.urgency() == 2) {
                    throw new IllegalStateException("after");
                }
            }
        };
        pool.execute(new Job(1, seen));
        pool.execute(new Job(2, seen));
        pool.execute(() -> {
            throw new IllegalStateException("task");
        });
        assertThat(pool.submit(() -> "goes on").get()).isEqualTo("goes on");
        end(pool);
        assertThat(seen).containsExactly("job 2");
        // A dying thread calls its handler after its pool has let it go, so in no order with the others.
        heard.await();
        assertThat(uncaught).extracting(Throwable::getMessage).containsExactlyInAnyOrder("before", "after", "task");
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).singleElement().satisfies(e -> assertThat(e.error()).contains("task"));
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).hasSize(1);
    }

    @Test
    void aHandlerOfItsOwn_getsWhatWasGiven_andMayPutItBackOrThrow() throws Exception {
        TaskGate gate = new TaskGate();
        ObservedThreadPool pool = one(new ArrayBlockingQueue<>(1), (task, executor) -> {
            if (((Job) task).urgency() == 3) {
                throw new IllegalStateException("overloaded");
            }
            gate.open();
            try {
                executor.getQueue().put(task);
            } catch (InterruptedException e) {
                throw new RejectedExecutionException(e);
            }
        });
        pool.submit(gate);
        gate.awaitEntered();
        pool.execute(new Job(1, seen));
        assertThatThrownBy(() -> pool.execute(new Job(3, seen))).isInstanceOf(IllegalStateException.class).hasMessage("overloaded");
        pool.execute(new Job(2, seen));
        end(pool);
        assertThat(seen).containsExactly("job 1", "job 2");
        assertThat(recorder.events(TaskEvent.TaskRejected.class).size()).isBetween(1, 2);
    }

    @Test
    void oneObjectGivenManyTimes_isAsManyTasks() throws Exception {
        ObservedThreadPool pool = new ObservedThreadPool(recorder, "p", 4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        Job job = new Job(1, seen);
        for (int i = 0; i < 1_000; i++) {
            pool.execute(job);
        }
        end(pool);
        assertThat(seen).hasSize(1_000);
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).hasSize(1_000);
    }

    @Test
    void workersComeUpToTheMaximum_andGoAfterTheirKeepAlive_coreOnesIfTheyMay() throws Exception {
        ObservedThreadPool pool = new ObservedThreadPool(recorder, "p", 1, 3, 1, TimeUnit.MILLISECONDS, new SynchronousQueue<>());
        List<TaskGate> gates = List.of(new TaskGate(), new TaskGate(), new TaskGate());
        gates.forEach(pool::submit);
        for (TaskGate each : gates) {
            each.awaitEntered();
        }
        assertThat(pool.getPoolSize()).isEqualTo(3);
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class).hasMessageContaining("rejected from");
        gates.forEach(TaskGate::open);
        recorder.await(PoolEvent.WorkerStopped.class, 2);
        assertThat(pool.getKeepAliveTime(TimeUnit.MICROSECONDS)).isEqualTo(1_000);
        assertThat(pool.allowsCoreThreadTimeOut()).isFalse();
        pool.allowCoreThreadTimeOut(true);
        recorder.await(PoolEvent.WorkerStopped.class, 3);
        assertThat(pool.getLargestPoolSize()).isEqualTo(3);
        pool.setKeepAliveTime(1, TimeUnit.HOURS);
        assertThat(pool.prestartCoreThread()).isTrue();
        assertThat(pool.prestartCoreThread()).isFalse();
        recorder.await(PoolEvent.WorkerStarted.class, 4);
        end(pool);
    }

    @Test
    void itsSizesQueueAndPolicy_areTold_andWhatIsOutOfRangeIsRefusedAsInJava() throws Exception {
        ObservedThreadPool pool = one(new ArrayBlockingQueue<>(7), new ThreadPoolExecutor.DiscardOldestPolicy());
        assertThat(recorder.events(PoolEvent.PoolStarted.class)).singleElement().satisfies(e -> {
            assertThat(e.workers()).isEqualTo(1);
            assertThat(e.capacity()).isEqualTo(7);
            assertThat(e.policy()).isEqualTo(SaturationPolicy.DISCARD_OLDEST);
        });
        pool.setMaximumPoolSize(5);
        assertThat(recorder.events(PoolEvent.PoolResized.class)).singleElement().satisfies(e -> assertThat(e.workers()).isEqualTo(5));
        assertThatThrownBy(() -> pool.setCorePoolSize(6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool.setCorePoolSize(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool.setMaximumPoolSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool.setKeepAliveTime(-1, TimeUnit.SECONDS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool.setThreadFactory(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.setRejectedExecutionHandler(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.queueCapacity(3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new ObservedThreadPool(recorder, "q", 3, 2, 0, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObservedThreadPool(recorder, "q", 1, 2, 0, TimeUnit.SECONDS,
                null)).isInstanceOf(NullPointerException.class);
        end(pool);
    }

    @Test
    void threadFactoryAndHandler_areThoseThatWereGiven_andNewOnesAreUsed() throws Exception {
        ThreadFactory first = Executors.defaultThreadFactory();
        RejectedExecutionHandler handler = new ThreadPoolExecutor.DiscardPolicy();
        ObservedThreadPool pool = new ObservedThreadPool(recorder, "p", 1, 2, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), first,
                handler);
        assertThat(pool.getThreadFactory()).isSameAs(first);
        assertThat(pool.getRejectedExecutionHandler()).isSameAs(handler);
        ThreadFactory second = body -> new Thread(body, "second");
        pool.setThreadFactory(second);
        assertThat(pool.getThreadFactory()).isSameAs(second);
        assertThat(pool.submit(() -> Thread.currentThread().getName()).get()).isEqualTo("second");
        end(pool);
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).singleElement().satisfies(e -> assertThat(e.name()).isEqualTo("second"));
    }

    @Test
    void theQueue_canOnlyBeLookedAt() throws Exception {
        ObservedThreadPool pool = one(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        TaskGate gate = new TaskGate();
        pool.submit(gate);
        gate.awaitEntered();
        Future<?> queued = pool.submit(() -> 1);
        BlockingQueue<Runnable> queue = pool.getQueue();
        assertThat(queue.peek()).isSameAs(queued);
        assertThat(queue.contains(queued)).isTrue();
        assertThat(queue.remainingCapacity()).isEqualTo(Integer.MAX_VALUE - 1);
        List<Runnable> target = new ArrayList<>();
        List<Runnable> steps = List.of(queue::poll, () -> queue.add(() -> {}), () -> queue.offer(() -> {}), () -> queue.remove(queued),
                queue::clear, () -> queue.drainTo(target),
                () -> queue.drainTo(target, 1), () -> queue.removeIf(each -> true), () -> queue.removeAll(List.of(queued)),
                () -> queue.retainAll(List.of()),
                () -> queue.iterator().remove());
        steps.forEach(each -> assertThatThrownBy(each::run).isInstanceOf(UnsupportedOperationException.class));
        assertThat(queue).hasSize(1);
        gate.open();
        end(pool);
        assertThat(queued.isDone()).isTrue();
    }

    @Test
    void aForkJoinPool_isWrapped_andSchedulesWhereJavasDoes() throws Exception {
        ObservedExecutor pool = ObservedExecutor.wrap((ExecutorService) new ForkJoinPool(2), recorder, "p");
        assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        if (pool instanceof ScheduledExecutorService timer) {
            long start = System.nanoTime();
            assertThat(timer.schedule(() -> 2, 20, TimeUnit.MILLISECONDS).get()).isEqualTo(2);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
            CountDownLatch three = new CountDownLatch(3);
            Future<?> periodic = timer.scheduleAtFixedRate(three::countDown, 0, 1, TimeUnit.MILLISECONDS);
            three.await();
            assertThat(periodic.cancel(false)).isTrue();
        }
        end(pool);
    }
}
