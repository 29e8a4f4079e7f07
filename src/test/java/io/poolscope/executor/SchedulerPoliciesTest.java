package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three policies of {@code ScheduledThreadPoolExecutor}. */
@Timeout(30)
class SchedulerPoliciesTest {
    private final ManualClock clock = new ManualClock();
    private final Recorder timed = new Recorder(clock);
    private final Recorder recorder = new Recorder(new SystemClock());

    private ObservedScheduler pool(boolean wrapped) {
        return wrapped ? ObservedExecutor.wrap(new ScheduledThreadPoolExecutor(1), recorder, "p")
                : ObservedExecutor.builder(recorder).workers(1).buildScheduler();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void atFirst_theyAreJavas_andCanBeSet(boolean wrapped) throws Exception {
        ObservedScheduler pool = pool(wrapped);
        assertThat(pool.getContinueExistingPeriodicTasksAfterShutdownPolicy()).isFalse();
        assertThat(pool.getExecuteExistingDelayedTasksAfterShutdownPolicy()).isTrue();
        assertThat(pool.getRemoveOnCancelPolicy()).isFalse();
        pool.setContinueExistingPeriodicTasksAfterShutdownPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        pool.setRemoveOnCancelPolicy(true);
        assertThat(pool.getContinueExistingPeriodicTasksAfterShutdownPolicy()).isTrue();
        assertThat(pool.getExecuteExistingDelayedTasksAfterShutdownPolicy()).isFalse();
        assertThat(pool.getRemoveOnCancelPolicy()).isTrue();
        pool.shutdownNow();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aWrappedSchedulerThatIsNoThreadPool_saysThatItHasNone() throws Exception {
        ObservedScheduler pool = ObservedExecutor.wrap(Executors.newSingleThreadScheduledExecutor(), recorder, "timer");
        assertThatThrownBy(pool::getRemoveOnCancelPolicy).isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("timer");
        assertThatThrownBy(pool::getQueue).isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("timer");
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false,false,false", "false,true,false", "true,false,false", "true,true,false", "false,false,true", "false,true,true",
        "true,false,true", "true,true,true"})
    void aShutdown_leavesWhatThePoliciesSay(boolean periodicGoOn, boolean delayedRun, boolean wrapped) throws Exception {
        ObservedScheduler pool = pool(wrapped);
        pool.setContinueExistingPeriodicTasksAfterShutdownPolicy(periodicGoOn);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(delayedRun);
        TaskGate gate = new TaskGate();
        pool.submit(gate);
        gate.awaitEntered();
        CountDownLatch two = new CountDownLatch(2);
        ScheduledFuture<?> periodic = pool.scheduleAtFixedRate(two::countDown, 0, 1, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> delayed = pool.schedule(() -> 1, 300, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> due = pool.schedule(() -> 2, 0, TimeUnit.MILLISECONDS);
        pool.shutdown();
        assertThat(periodic.isCancelled()).isEqualTo(!periodicGoOn);
        assertThat(delayed.isCancelled()).isEqualTo(!delayedRun);
        assertThat(due.isCancelled()).as("what is due runs in any case").isFalse();
        gate.open();
        assertThat(due.get()).isEqualTo(2);
        if (delayedRun) {
            assertThat(delayed.get()).isEqualTo(1);
        }
        if (periodicGoOn) {
            two.await();
            assertThat(pool.isTerminated()).isFalse();
            pool.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
            assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(periodic.isCancelled()).isTrue();
        }
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Books.of(recorder.events()).check();
    }

    @Test
    void aDelayedPolicyThatIsTakenBackAfterTheShutdown_endsThePoolAtOnce() throws Exception {
        ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler();
        ScheduledFuture<?> delayed = pool.schedule(() -> 1, 1, TimeUnit.DAYS);
        pool.shutdown();
        assertThat(pool.isTerminated()).isFalse();
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        assertThat(delayed.isCancelled()).isTrue();
        assertThat(pool.awaitTermination(1, TimeUnit.DAYS)).isTrue();
        Books.of(timed.events()).check();
    }

    @Test
    void aPeriodicTaskThatRunsDuringTheShutdown_endsWithThisRun_andIsCancelled() throws Exception {
        ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler();
        TaskGate gate = new TaskGate();
        PeriodicTask task = pool.scheduleAtFixedRate(() -> {
            try {
                gate.call();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, 0, 4, TimeUnit.SECONDS);
        gate.awaitEntered();
        pool.shutdown();
        assertThat(task.isDone()).isFalse();
        gate.open();
        pool.close();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.runs()).isEqualTo(1);
        assertThat(timed.events(TaskEvent.TaskSubmitted.class)).hasSize(1);
        Books.of(timed.events()).check();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCancelledTask_liesInTheQueue_orIsRemoved_asThePolicySays_andPurgeTakesIt(boolean wrapped) throws Exception {
        ObservedScheduler pool = pool(wrapped);
        ScheduledFuture<?> stays = pool.schedule(() -> 1, 1, TimeUnit.HOURS);
        PeriodicTask periodic = pool.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
        assertThat(pool.getQueue()).hasSize(2).contains((Runnable) stays, periodic);
        stays.cancel(false);
        assertThat(pool.getQueue()).hasSize(2);
        pool.purge();
        assertThat(pool.getQueue()).singleElement().isSameAs(periodic);
        pool.setRemoveOnCancelPolicy(true);
        pool.schedule(() -> 1, 1, TimeUnit.HOURS).cancel(false);
        assertThat(pool.getQueue()).singleElement().isSameAs(periodic);
        periodic.cancel(false);
        assertThat(pool.getQueue()).isEmpty();
        ScheduledFuture<?> removed = pool.schedule(() -> 1, 1, TimeUnit.HOURS);
        PeriodicTask alsoRemoved = pool.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
        assertThat(pool.remove((Runnable) removed)).isTrue();
        assertThat(pool.remove((Runnable) removed)).isFalse();
        assertThat(pool.remove(alsoRemoved)).isTrue();
        assertThat(removed.isDone() || alsoRemoved.isDone()).as("as Java leaves them").isFalse();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Books.of(recorder.events()).check();
    }

    @Test
    void aPoolThatWasShutDown_rejects_andRunsWhatItHas() throws Exception {
        ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler();
        ScheduledFuture<Integer> delayed = pool.schedule(() -> 1, 10, TimeUnit.MILLISECONDS);
        pool.shutdown();
        assertThatThrownBy(() -> pool.schedule(() -> 2, 0, TimeUnit.MILLISECONDS)).isInstanceOf(RejectedExecutionException.class);
        clock.awaitWaiters(1);
        clock.advanceMillis(10);
        assertThat(delayed.get()).isEqualTo(1);
        assertThat(pool.awaitTermination(1, TimeUnit.DAYS)).isTrue();
        Books.of(timed.events()).check();
    }
}
