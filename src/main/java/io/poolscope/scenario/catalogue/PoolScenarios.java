package io.poolscope.scenario.catalogue;

import io.poolscope.event.PoolKind;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.ObservedScheduler;
import io.poolscope.executor.PeriodicTask;
import io.poolscope.executor.TaskOptions;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Pools of other kinds: priorities, work stealing, schedules, a virtual thread a task. */
final class PoolScenarios {
    private PoolScenarios() {
    }

    /** A critical task among a batch, in a FIFO pool and in one with priorities. */
    static final class MixedPriority extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 16, 2,
                "How many threads each pool has.");
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Batch", 1, 500, 14, "How many tasks the batch has.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 300, "How long each task runs.");

        MixedPriority() {
            super(About.of("mixed-priority", "Mixed priority", About.Group.POOLS,
                    "A batch of fourteen lies in the queue when a critical task comes. In the upper pool, first in first out, it waits for "
                            + "all of them; in the lower one, whose queue is ordered by priority, it is next. Running tasks are never "
                            + "interrupted for it.",
                    "The critical task starts last of all in the FIFO pool, and before the queued batch in the priority pool."),
                    WORKERS, TASKS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor fifo = stage.pool("fifo", stage.get(WORKERS));
            ObservedExecutor priority = stage.own(stage.builder("priority").kind(PoolKind.PRIORITY).workers(stage.get(WORKERS)).build());
            Play play = new Play(stage);
            stage.start("fifo submitter", () -> play.run(fifo, stage.get(TASKS)));
            stage.start("priority submitter", () -> play.run(priority, stage.get(TASKS)));
            stage.join();
            fifo.close();
            priority.close();
        }

        private record Play(RunStage stage) {
            // @show mixed-priority
            private void run(ObservedExecutor pool, int batch) throws InterruptedException {
                for (int number = 0; number < batch; number++) {
                    int item = number;
                    stage.step("submit");
                    pool.submit("batch " + (item + 1), () -> work(item));
                }
                lookAround();
                stage.step("critical");
                pool.submit(new TaskOptions("critical", 10), () -> work(-1)); // the others have priority 0
            }
            // @end

            private int work(int item) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return item;
            }

            private void lookAround() throws InterruptedException {
                stage.sleep(stage.get(DURATION).dividedBy(3));
            }
        }
    }

    /** Idle workers take from the queue of a busy one. */
    static final class WorkStealing extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 32, 4,
                "How many threads there are.");
        private static final Parameter<Integer> PARTS =
                CommonParameters.count("parts", "Parts", 1, 1_000, 24, "How many parts the job is cut into.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Time of a part", 250, "How long each part runs.");

        WorkStealing() {
            super(About.of("work-stealing", "Work stealing", About.Group.SCALING,
                    "One task cuts a job into parts and submits them, all into the queue of the worker that it runs on. The other workers "
                            + "have queues of their own, find them empty, and steal from it: every lane fills, though all work was "
                            + "submitted by one.",
                    "Parts submitted by one worker run on several."),
                    WORKERS, PARTS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.own(stage.builder("stealer").kind(PoolKind.WORK_STEALING).workers(stage.get(WORKERS)).build());
            stage.start("main", () -> new Play(stage).run(pool, stage.get(PARTS)));
            stage.join();
            pool.close();
        }

        private record Play(RunStage stage) {
            // @show work-stealing
            private void run(ObservedExecutor pool, int parts) throws Exception {
                stage.step("submit");
                for (ObservedFuture<Integer> part : pool.submit("cut", () -> cut(pool, parts)).get()) {
                    part.get();
                }
            }

            private List<ObservedFuture<Integer>> cut(ObservedExecutor pool, int parts) {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (int number = 0; number < parts; number++) {
                    int part = number;
                    stage.step("own");
                    futures.add(pool.submit("part " + (part + 1), () -> work(part))); // into this worker's own queue
                }
                return futures;
            }

            private int work(int part) throws InterruptedException {
                stage.step("steal");
                compute();
                return part;
            }
            // @end

            private void compute() throws InterruptedException {
                stage.sleep(stage.get(DURATION));
            }
        }
    }

    /** Tasks that come again: at a fixed rate, and with a fixed delay. */
    static final class Scheduled extends BuiltInScenario {
        private static final Parameter<Duration> PERIOD =
                CommonParameters.period("period", "Period", 500, "How far apart heartbeats are due, and how long a poll is put off.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 200, "How long each beat and each poll runs.");
        private static final Parameter<Duration> LENGTH =
                CommonParameters.span("length", "Length", 5_000, "How long the schedule goes on.");

        Scheduled() {
            super(About.of("scheduled", "Scheduled", About.Group.POOLS,
                    "A heartbeat at a fixed rate begins every half second, however long it runs. A poll with a fixed delay begins half a "
                            + "second after the last one ended, so it drifts. A reminder runs once.",
                    "Heartbeats start one period apart; polls start later each time by their own duration."),
                    PERIOD, DURATION, LENGTH);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedScheduler scheduler = stage.own(stage.builder("timer").workers(2).buildScheduler());
            stage.start("main", () -> new Play(stage).run(scheduler));
            stage.join();
            scheduler.close();
        }

        private record Play(RunStage stage) {
            // @show scheduled
            private void run(ObservedScheduler scheduler) throws InterruptedException {
                long period = stage.get(PERIOD).toNanos();
                stage.step("schedule");
                PeriodicTask heartbeat =
                        scheduler.scheduleAtFixedRate(TaskOptions.label("beat"), this::beat, 0, period, TimeUnit.NANOSECONDS);
                PeriodicTask poll =
                        scheduler.scheduleWithFixedDelay(TaskOptions.label("poll"), this::poll, 0, period, TimeUnit.NANOSECONDS);
                scheduler.schedule(TaskOptions.label("reminder"), this::remind, 3 * period, TimeUnit.NANOSECONDS);
                stage.step("run");
                letItRun();
                heartbeat.cancel(false);
                poll.cancel(false);
            }

            private void beat() {
                stage.step("beat");
                work();
            }

            private void poll() {
                stage.step("poll");
                work(); // the next one is counted from its end
            }
            // @end

            private Void remind() {
                ScenarioLog.log(stage, "the reminder");
                return null;
            }

            private void work() {
                try {
                    stage.sleep(stage.get(DURATION));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // the run is being stopped
                }
            }

            private void letItRun() throws InterruptedException {
                stage.sleep(stage.get(LENGTH));
            }
        }
    }

    /** A virtual thread for each task. */
    static final class VirtualThreads extends BuiltInScenario {
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Calls", 1, 2_000, 300, "How many calls are made.");
        private static final Parameter<Integer> PLATFORM =
                CommonParameters.count(SharedParameter.WORKERS.id(), "Platform threads", 1, 64, 8,
                        "How many threads the pool beside has.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Time of a call", 400, "How long each call waits.");

        VirtualThreads() {
            super(About.of("virtual-threads", "Virtual threads", About.Group.SCALING,
                    "Three hundred calls that only wait. Eight platform threads take them eight at a time; a virtual thread for each call "
                            + "lets all of them wait together. For work that computes, it would gain nothing.",
                    "With a virtual thread each, nearly all calls run at the same time; in the pool no more than it has threads."),
                    TASKS, PLATFORM, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor few = stage.pool("platform", stage.get(PLATFORM));
            ExecutorService made = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("virtual-", 1).factory());
            ObservedExecutor many = stage.own(ObservedExecutor.wrap(made, stage.port(), "virtual", PoolKind.THREAD_PER_TASK));
            Play play = new Play(stage);
            stage.start("platform submitter", () -> play.run(few, stage.get(TASKS)));
            stage.start("virtual submitter", () -> play.run(many, stage.get(TASKS)));
            stage.join();
            few.close();
            many.close();
        }

        private record Play(RunStage stage) {
            // @show virtual-threads
            private void run(ObservedExecutor pool, int calls) throws Exception {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (int number = 0; number < calls; number++) {
                    int self = number;
                    stage.step("submit");
                    futures.add(pool.submit(() -> call(self)));
                }
                for (ObservedFuture<Integer> future : futures) {
                    stage.step("wait");
                    future.get();
                }
                stage.step("done");
                print(pool.name() + ": all " + calls + " have answered");
            }

            private int call(int self) throws InterruptedException {
                stage.step("call");
                waitForAnswer();
                return self;
            }
            // @end

            private void waitForAnswer() throws InterruptedException {
                stage.sleep(stage.get(DURATION));
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }
}
