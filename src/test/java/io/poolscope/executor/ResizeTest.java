package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ResizeTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void moreWorkers_takeWhatWaitsAtOnce() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            List<TaskGate> gates = List.of(new TaskGate(), new TaskGate(), new TaskGate());
            gates.forEach(pool::submit);
            gates.get(0).awaitEntered();
            pool.resize(3);
            gates.get(1).awaitEntered();
            gates.get(2).awaitEntered();
            assertThat(pool.workers()).isEqualTo(3);
            gates.forEach(TaskGate::open);
        }
        assertThat(recorder.events(PoolEvent.PoolResized.class)).singleElement().satisfies(e -> {
            assertThat(e.workers()).isEqualTo(3);
            assertThat(e.capacity()).isEqualTo(Event.UNBOUNDED);
        });
    }

    @Test
    void fewerWorkers_endAfterTheirPresentTask() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            TaskGate first = new TaskGate();
            TaskGate second = new TaskGate();
            pool.submit(first);
            pool.submit(second);
            first.awaitEntered();
            second.awaitEntered();
            pool.resize(1);
            first.open();
            recorder.await(PoolEvent.WorkerStopped.class, 1);
            assertThat(second.wasInterrupted()).isFalse();
            second.open();
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).hasSize(2);
    }

    @Test
    void moreCapacity_admitsBlockedSubmitters() throws Exception {
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).queueCapacity(1).policy(SaturationPolicy.BLOCK).build()) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            pool.submit(() -> 1);
            List<Thread> blocked = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Thread submitter = new Thread(() -> pool.submit(() -> 1));
                submitter.start();
                blocked.add(submitter);
            }
            recorder.await(PoolEvent.SubmitterBlocked.class, 2);
            pool.queueCapacity(3);
            for (Thread each : blocked) {
                each.join();
            }
            assertThat(pool.queueDepth()).isEqualTo(3);
            gate.open();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void lessCapacity_keepsWhatIsQueuedAndAdmitsNobodyUntilThereIsRoom() throws Exception {
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).queueCapacity(4).policy(SaturationPolicy.ABORT).build()) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            for (int i = 0; i < 4; i++) {
                pool.submit(() -> 1);
            }
            pool.queueCapacity(2);
            assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
            assertThat(pool.queueDepth()).isEqualTo(4);
            gate.open();
            recorder.await(TaskEvent.TaskFinished.class, 5);
            assertThat(pool.submit(() -> 2).get()).isEqualTo(2);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aLimitSetWhileTasksQueue_countsThem() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).policy(SaturationPolicy.ABORT).build()) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            List<TaskGate> queued = List.of(new TaskGate(), new TaskGate(), new TaskGate());
            queued.forEach(pool::submit);
            pool.queueCapacity(3);
            assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
            gate.open();
            queued.get(0).awaitEntered();
            TaskGate last = new TaskGate();
            pool.submit(last);
            assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
            queued.forEach(TaskGate::open);
            last.open();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void noLimitAnyMore_admitsEverybody() throws Exception {
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).queueCapacity(1).policy(SaturationPolicy.BLOCK).build()) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            pool.submit(() -> 1);
            Thread submitter = new Thread(() -> pool.submit(() -> 1));
            submitter.start();
            recorder.await(PoolEvent.SubmitterBlocked.class, 1);
            pool.queueCapacity(Event.UNBOUNDED);
            submitter.join();
            pool.queueCapacity(5);
            gate.open();
            recorder.await(TaskEvent.TaskFinished.class, 3);
            for (int i = 0; i < 20; i++) {
                pool.submit(() -> 1);
            }
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void valuesOutOfRange_areRefusedWithTheirRange() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            assertThatThrownBy(() -> pool.resize(0)).hasMessage("workers 0 is not in 1 to 10000");
            assertThatThrownBy(() -> pool.queueCapacity(-2)).hasMessage("queue capacity -2 is neither 0 or more nor -1 (unbounded)");
        }
    }
}
