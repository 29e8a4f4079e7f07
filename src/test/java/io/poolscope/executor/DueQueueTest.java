package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolKind;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class DueQueueTest {
    private final ManualClock clock = new ManualClock();
    private final Recorder recorder = new Recorder(new SystemClock());
    private final ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).build();

    private ObservedTask<?> task(long due, long id) {
        ObservedTask<?> task = new ObservedTask<>(pool, () -> null, TaskOptions.NONE);
        task.due = due;
        task.id = id;
        return task;
    }

    @Test
    void randomOperations_giveWhatASortedSetGives() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            DueQueue queue = new DueQueue(clock);
            TreeSet<ObservedTask<?>> model = new TreeSet<>(DueQueue.ORDER);
            List<ObservedTask<?>> all = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        // Negative, so that all are due.
                        ObservedTask<?> added = task(-1 - random.nextInt(300), i);
                        all.add(added);
                        model.add(added);
                        queue.add(added);
                    }
                    case 2 -> assertThat(queue.poll()).isSameAs(model.pollFirst());
                    default -> {
                        ObservedTask<?> some = all.isEmpty() ? task(0, i) : all.get(random.nextInt(all.size()));
                        assertThat(queue.contains(some)).isEqualTo(model.contains(some));
                        assertThat(queue.remove(some)).isEqualTo(model.remove(some));
                    }
                }
                assertThat(queue.size()).isEqualTo(model.size());
            }
            assertThat(queue.stream().toList()).containsExactlyInAnyOrderElementsOf(new ArrayList<Runnable>(model));
            List<Runnable> drained = new ArrayList<>();
            queue.drainTo(drained);
            assertThat(drained).containsExactlyElementsOf(new ArrayList<Runnable>(model));
        }
        pool.shutdown();
    }

    @Test
    void anIterator_removesFromTheQueue_andNothingTwice() {
        DueQueue queue = new DueQueue(clock);
        for (int i = 0; i < 10; i++) {
            queue.add(task(i, i));
        }
        Iterator<Runnable> each = queue.iterator();
        assertThatThrownBy(each::remove).isInstanceOf(IllegalStateException.class);
        each.next();
        each.remove();
        assertThatThrownBy(each::remove).isInstanceOf(IllegalStateException.class);
        assertThat(queue).hasSize(9);
        queue.removeIf(task -> ((ObservedTask<?>) task).id % 2 == 0);
        assertThat(queue).extracting(task -> ((ObservedTask<?>) task).id).containsExactlyInAnyOrder(1L, 3L, 5L, 7L, 9L);
        pool.shutdown();
    }

    @Test
    void anEarlierTask_wakesWhoWaitsForALaterOne_andAnotherWaitsOn() throws Exception {
        ObservedScheduler scheduler = ObservedExecutor.builder(new Recorder(clock)).workers(2).buildScheduler();
        try {
            scheduler.prestartAllCoreThreads();
            ObservedFuture<?> late = scheduler.schedule(() -> {}, 100, TimeUnit.MILLISECONDS);
            clock.awaitWaiters(1);
            TaskGate gate = new TaskGate();
            scheduler.schedule(gate, 10, TimeUnit.MILLISECONDS);
            ObservedFuture<?> second = scheduler.schedule(() -> {}, 20, TimeUnit.MILLISECONDS);
            clock.advanceMillis(10);
            gate.awaitEntered();
            clock.awaitWaiters(1);
            clock.advanceMillis(10);
            second.get();
            gate.open();
            clock.advanceMillis(80);
            late.get();
        } finally {
            scheduler.shutdownNow();
        }
        pool.shutdown();
    }

    /** So many that n² steps would take minutes. */
    @ParameterizedTest
    @EnumSource(names = {"FIXED", "PRIORITY", "SCHEDULED"})
    void twoHundredThousandTasksCancelledInTheQueue_areNoMatterOfMinutes(PoolKind kind) throws Exception {
        try (ObservedExecutor many = ObservedExecutor.builder(recorder).workers(1).kind(kind).build()) {
            TaskGate gate = new TaskGate();
            many.submit(gate);
            gate.awaitEntered();
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 200_000; i++) {
                futures.add(many instanceof ObservedScheduler timer ? timer.schedule(() -> 1, 30 + i % 7, TimeUnit.HOURS)
                        : many.submit(() -> 1));
            }
            if (many instanceof ObservedScheduler timer) {
                timer.setRemoveOnCancelPolicy(true);
            }
            Collections.shuffle(futures, new Random(1));
            long start = System.nanoTime();
            futures.forEach(each -> each.cancel(false));
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
            assertThat(many.queueDepth()).isLessThan(1_000);
            gate.open();
        }
        pool.shutdown();
    }
}
