package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.session.clock.ScenarioClock;
import io.poolscope.session.clock.StepOutcome;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executors on the clock of a run that is paused, stepped and stopped. */
@Timeout(20)
class ScenarioClockTest {
    private final ScenarioClock clock = new ScenarioClock();
    private final Recorder recorder = new Recorder(clock);

    @Test
    void stop_endsTasksSubmittersAndConsumers_howeverTheyWait() throws Exception {
        List<String> ended = Collections.synchronizedList(new ArrayList<>());
        ObservedExecutor pool =
                ObservedExecutor.builder(recorder).name("p").workers(1).queueCapacity(1).policy(SaturationPolicy.BLOCK).build();
        ObservedScheduler scheduler = ObservedExecutor.builder(recorder).name("s").workers(1).buildScheduler();
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q");
        ObservedFuture<?> asleep = pool.submit(() -> {
            TaskScope.sleep(Duration.ofHours(1));
            return null;
        });
        scheduler.schedule(() -> 1, 1, TimeUnit.HOURS);
        recorder.await(TaskEvent.TaskStarted.class, 1);
        OrderedStream<Integer> stream = pool.orderedStream();
        stream.submit(() -> 1);
        List<Thread> threads = List.of(new Thread(() -> {
            try {
                pool.submit(() -> 2);
            } catch (RejectedExecutionException e) {
                ended.add("submitter");
            }
        }), new Thread(() -> {
            try {
                stream.next();
            } catch (WaitInterruptedException e) {
                ended.add("consumer");
            }
        }), new Thread(() -> {
            try {
                asleep.get();
            } catch (InterruptedException | ExecutionException e) {
                ended.add("getter");
            }
        }), new Thread(() -> {
            try {
                queue.get();
            } catch (InterruptedException e) {
                ended.add("queue");
            }
        }));
        threads.forEach(Thread::start);
        recorder.await(PoolEvent.SubmitterBlocked.class, 1);
        recorder.await(ResultEvent.ConsumerWaiting.class, 1);
        clock.stop();
        for (Thread each : threads) {
            each.join();
        }
        stream.close();
        pool.close();
        scheduler.shutdownNow();
        scheduler.close();
        assertThat(ended).contains("getter", "queue");
        Books.of(recorder.events()).check();
    }

    @Test
    void steps_letOneEventThroughAtATime_untilTheRunHasEnded() throws Exception {
        clock.pause();
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        Thread runner = new Thread(() -> {
            try (ObservedExecutor pool =
                    ObservedExecutor.builder(recorder).workers(2).queueCapacity(2).policy(SaturationPolicy.BLOCK).build()) {
                pool.map(IntStream.range(0, 6).boxed().toList(), i -> {
                    TaskScope.sleep(Duration.ofMillis(100 - i));
                    return i;
                }).forEachRemaining(got::add);
            }
        });
        runner.start();
        int steps = 0;
        while (runner.isAlive()) {
            StepOutcome step = clock.step();
            if (step != StepOutcome.NOTHING_WAITS) {
                steps++;
            }
        }
        assertThat(got).containsExactly(0, 1, 2, 3, 4, 5);
        int readings = recorder.events().size() - recorder.events(ResultEvent.ResultBuffered.class).size();
        assertThat(readings).as("each event is a step, but for a result, which is buffered when its task finishes")
                .isLessThanOrEqualTo(steps);
        Books.of(recorder.events()).check();
        List<Long> starts = recorder.events(TaskEvent.TaskStarted.class).stream().map(TaskEvent.TaskStarted::time).toList();
        assertThat(starts.get(5) - starts.get(0)).as("two at a time, 100 ms each").isGreaterThanOrEqualTo(190_000_000);
    }

    @Test
    void speed_scalesTimeouts() throws Exception {
        clock.setSpeed(100);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            long before = System.nanoTime();
            OrderedResults<String> results = pool.map(List.of(1), i -> gate.call(), MapOptions.timeout(Duration.ofSeconds(10)));
            assertThat(Assertions.catchThrowable(results::next)).isInstanceOf(ResultTimeoutException.class);
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
            gate.open();
        }
    }
}
