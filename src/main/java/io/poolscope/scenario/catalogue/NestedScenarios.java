package io.poolscope.scenario.catalogue;

import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.WaitForGraph;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Tasks that submit tasks and wait for them. */
final class NestedScenarios {
    private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 32, 2,
            "How many threads the pool of the parents has.");
    private static final Parameter<Integer> PARENTS =
            CommonParameters.count("parents", "Parents", 1, 200, 4, "How many tasks submit a child and wait for it.");
    private static final Parameter<Duration> DURATION = CommonParameters.span("duration", "Task duration", 400,
            "How long a parent works before it needs its child, and a child works.");

    private NestedScenarios() {
    }

    /** All workers wait for tasks in their own queue. */
    static final class NestedSubmitDeadlock extends BuiltInScenario {
        NestedSubmitDeadlock() {
            super(About.of("nested-submit-deadlock", "Nested submit deadlock", About.Group.FAILURES,
                    "Each parent submits a child to its own pool and waits for it. Soon every worker runs a parent that waits, and the "
                            + "children are in the queue where nobody can take them: a deadlock, although no lock is involved. The watch "
                            + "finds it the moment it comes about; the run then ends by stopping the pool.",
                    "All workers are blocked on tasks in their own queue; the deadlock is named, and the run ends by itself."),
                    WORKERS, PARENTS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("worker", stage.get(WORKERS));
            Runnable deaf = WaitForGraph.of(stage.port()).onDeadlock(deadlock -> stage.start("rescuer", () -> {
                stage.sleep(Duration.ofSeconds(2)); // long enough to look at it
                pool.shutdown(false, true); // cancels the children in the queue, and the parents' waits end
                stage.say("the pool was shut down and its queue cancelled to end the deadlock");
            }));
            try {
                stage.start("main", () -> new Play(stage).run(pool, stage.get(PARENTS)));
                stage.join();
                pool.close();
            } finally {
                deaf.run();
            }
        }

        private record Play(RunStage stage) {
            // @show nested-submit-deadlock
            private void run(ObservedExecutor pool, int parents) throws InterruptedException {
                List<ObservedFuture<Integer>> results = new ArrayList<>();
                for (int number = 0; number < parents; number++) {
                    int self = number;
                    stage.step("submit");
                    results.add(pool.submit("parent(" + (self + 1) + ")", () -> parent(pool, self)));
                }
                for (ObservedFuture<Integer> result : results) {
                    stage.step("result");
                    print(result);
                }
            }

            private int parent(ObservedExecutor pool, int self) throws Exception {
                work();
                stage.step("child");
                ObservedFuture<Integer> child = pool.submit("child(" + (self + 1) + ")", this::child);
                stage.step("wait");
                return child.get(); // for ever, when no worker is left for the child
            }
            // @end

            private int child() throws InterruptedException {
                work();
                return 1;
            }

            private void work() throws InterruptedException {
                stage.sleep(stage.get(DURATION));
            }

            private void print(ObservedFuture<Integer> result) throws InterruptedException {
                Endings.tell(stage, result);
            }
        }
    }

    /** The children run in a pool of their own. */
    static final class NestedSubmitFixed extends BuiltInScenario {
        private static final Parameter<Integer> CHILD_WORKERS = CommonParameters.count("child-workers", "Workers for children", 1, 32, 2,
                "How many threads the pool of the children has.");

        NestedSubmitFixed() {
            super(About.of("nested-submit-fixed", "Nested submit, fixed", About.Group.FAILURES,
                    "The same parents and children, but the children go to a pool of their own, whose workers never wait for anybody. "
                            + "Parents wait, and go on.",
                    "Parents are blocked on their children for a while, and every task finishes."),
                    WORKERS, CHILD_WORKERS, PARENTS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor parents = stage.pool("parent", stage.get(WORKERS));
            ObservedExecutor children = stage.pool("child", stage.get(CHILD_WORKERS));
            stage.start("main", () -> new Play(stage).run(parents, children, stage.get(PARENTS)));
            stage.join();
            parents.close();
            children.close();
        }

        private record Play(RunStage stage) {
            // @show nested-submit-fixed
            private void run(ObservedExecutor pool, ObservedExecutor childrenPool, int parents) throws InterruptedException {
                List<ObservedFuture<Integer>> results = new ArrayList<>();
                for (int number = 0; number < parents; number++) {
                    int self = number;
                    stage.step("submit");
                    results.add(pool.submit("parent(" + (self + 1) + ")", () -> parent(childrenPool, self)));
                }
                for (ObservedFuture<Integer> result : results) {
                    stage.step("result");
                    print(result);
                }
            }

            private int parent(ObservedExecutor childrenPool, int self) throws Exception {
                work();
                stage.step("child");
                ObservedFuture<Integer> child = childrenPool.submit("child(" + (self + 1) + ")", this::child);
                stage.step("wait");
                return child.get(); // its workers are free
            }
            // @end

            private int child() throws InterruptedException {
                work();
                return 1;
            }

            private void work() throws InterruptedException {
                stage.sleep(stage.get(DURATION));
            }

            private void print(ObservedFuture<Integer> result) throws InterruptedException {
                Endings.tell(stage, result);
            }
        }
    }

    /** How a future ended, as a log line. */
    static final class Endings {
        private Endings() {
        }

        static void tell(RunStage stage, ObservedFuture<?> future) throws InterruptedException {
            String name = future.label();
            try {
                ScenarioLog.log(stage, name + " gave " + future.get());
            } catch (CancellationException e) {
                ScenarioLog.log(stage, name + " was cancelled");
            } catch (ExecutionException e) {
                ScenarioLog.log(stage, name + " failed: " + e.getCause());
            }
        }
    }
}
