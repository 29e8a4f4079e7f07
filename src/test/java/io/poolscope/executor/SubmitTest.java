package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SubmitTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void submit_whileAWorkerIsFree_runsAtOnceThoughNobodyAsksForTheResult() throws InterruptedException {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            gate.open();
        }
        assertThat(recorder.events(TaskEvent.class)).extracting(TaskEvent::getClass).extracting(Class::getSimpleName)
                .containsExactly("TaskSubmitted", "TaskStarted", "TaskFinished");
    }

    @Test
    void submit_whileAllWorkersAreBusy_queuesInTheOrderOfSubmission() throws Exception {
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            for (int i = 0; i < 5; i++) {
                int item = i;
                pool.submit(() -> ran.add(item));
            }
            assertThat(pool.queueDepth()).isEqualTo(5);
            gate.open();
        }
        assertThat(ran).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aTaskThatThrows_keepsItsExceptionInTheFuture() throws Exception {
        IllegalStateException thrown = new IllegalStateException("bad page");
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<?> future = pool.submit(() -> {
                throw thrown;
            });
            assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).cause().isSameAs(thrown);
            assertThat(pool.submit(() -> "next").get()).isEqualTo("next");
        }
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).singleElement()
                .satisfies(failed -> assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException: bad page"));
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).as("the worker lives on").hasSize(1);
    }

    @Test
    void theExceptionOfATask_isToldAsReadOnceAndOnlyIfSomebodyAsks() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<?> forgotten = pool.submit(() -> {
                throw new IllegalStateException("silent");
            });
            ObservedFuture<?> asked = pool.submit(() -> {
                throw new IllegalStateException("loud");
            });
            assertThatThrownBy(asked::get).isInstanceOf(ExecutionException.class);
            assertThatThrownBy(asked::get).isInstanceOf(ExecutionException.class);
            assertThat(forgotten.isDone()).isTrue();
            assertThat(recorder.events(TaskEvent.FailureRead.class)).extracting(TaskEvent.FailureRead::task).containsExactly(asked.task());
        }
    }

    @Test
    void labelsAndPriorities_areTold() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            pool.submit("render(page 5)", () -> 5).get();
            pool.submit(new TaskOptions("", -3), () -> 6).get();
        }
        assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).extracting(TaskEvent.TaskSubmitted::label)
                .containsExactly("render(page 5)", "");
        assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).extracting(TaskEvent.TaskSubmitted::priority).containsExactly(0, -3);
    }

    @Test
    void theStoryOfAPool_hasTheSubmitterTheWorkerAndBothEnds() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).name("render").workers(1).threadNames("render-%d").build()) {
            pool.submit(() -> 1).get();
        }
        assertThat(recorder.events()).extracting(event -> event.getClass().getSimpleName()).containsExactlyInAnyOrder(
                "PoolStarted", "SubmitterJoined", "TaskSubmitted", "WorkerStarted", "TaskStarted", "TaskFinished", "WorkerStopped",
                "PoolStopped");
        List<Event> events = recorder.events();
        assertThat(events.get(0)).isInstanceOf(PoolEvent.PoolStarted.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(PoolEvent.PoolStopped.class);
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).singleElement().satisfies(worker -> {
            assertThat(worker.name()).isEqualTo("render-1");
            assertThat(worker.lane()).isEqualTo(recorder.events(TaskEvent.TaskStarted.class).get(0).lane());
        });
        assertThat(recorder.events(PoolEvent.SubmitterJoined.class)).singleElement()
                .satisfies(joined -> assertThat(joined.lane()).isEqualTo(recorder.events(TaskEvent.TaskSubmitted.class).get(0).lane()));
    }

    @Test
    void aTaskThatSubmits_doesSoOnALaneOfItsOwn() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            pool.submit(() -> pool.submit(() -> 1).get()).get();
        }
        TaskEvent.TaskSubmitted nested = recorder.events(TaskEvent.TaskSubmitted.class).get(1);
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).noneMatch(worker -> worker.lane() == nested.lane());
        assertThat(recorder.events(PoolEvent.SubmitterJoined.class)).extracting(PoolEvent.SubmitterJoined::lane).contains(nested.lane());
    }

    @Test
    void defaultWorkers_areAsPythons() {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).build()) {
            assertThat(pool.workers()).isEqualTo(Math.min(32, Runtime.getRuntime().availableProcessors() + 4));
        }
    }

    @Test
    void processorTime_isToldWhereAskedFor() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).measureCpu(true).build()) {
            pool.submit(() -> LongStream.range(0, 200_000).map(i -> i * i).sum()).get();
        }
        assertThat(recorder.events(TaskEvent.TaskCpuMeasured.class)).singleElement().satisfies(cpu -> {
            assertThat(cpu.cpuNanos()).isPositive();
            assertThat(cpu.time()).isEqualTo(recorder.events(TaskEvent.TaskFinished.class).get(0).time());
        });
    }
}
