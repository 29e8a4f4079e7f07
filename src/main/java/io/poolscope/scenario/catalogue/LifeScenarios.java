package io.poolscope.scenario.catalogue;

import io.poolscope.executor.BrokenPoolException;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.TaskScope;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool's life, and what runs through several pools. */
final class LifeScenarios {
    private LifeScenarios() {
    }

    /** A pool that is closed by its block. */
    static final class ContextManager extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 64, 2,
                "How many threads run tasks.");
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(6);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 500, "How long each task runs.");

        private static final Parameter<Integer> BROKEN = CommonParameters.count("broken", "Broken initializer", 0, 64, 0,
                "Which worker's initializer fails, which breaks the pool; 0 for none.");

        ContextManager() {
            super(About.of("context-manager", "Closing a pool", About.Group.POOLS,
                    "Leaving the block closes the pool: nothing more is taken, what was submitted is finished, and only then the next line "
                            + "is reached, with every worker gone. A task submitted later is refused. Let a worker's initializer fail to "
                            + "see a broken pool: what is queued fails, and nothing more is taken.",
                    "All tasks finish before the block is left; a later submit is refused."),
                    WORKERS, TASKS, DURATION, BROKEN);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            stage.start("main", () -> new Play(stage, new AtomicInteger()).play());
            stage.join();
        }

        private record Play(RunStage stage, AtomicInteger initialized) {
            void play() {
                try {
                    run(stage.get(TASKS));
                } catch (BrokenPoolException e) {
                    stage.say(e.getMessage());
                }
            }

            // @show context-manager
            private void run(int tasks) {
                stage.step("open");
                try (ObservedExecutor pool = open()) {
                    for (int number = 0; number < tasks; number++) {
                        int item = number;
                        stage.step("submit");
                        pool.submit("work(" + (item + 1) + ")", () -> work(item));
                    }
                    stage.step("leave");
                    later(pool);
                } // waits for all of them
                stage.step("after");
                print("every task has ended");
            }
            // @end

            private ObservedExecutor open() {
                return stage.own(stage.builder("worker").workers(stage.get(WORKERS)).initializer(this::initialize).build());
            }

            private void initialize() {
                int worker = initialized.incrementAndGet();
                if (worker == stage.get(BROKEN)) {
                    throw new IllegalStateException("worker " + worker + " found no connection");
                }
            }

            private int work(int item) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return item;
            }

            /** Somebody who still has the pool submits when it has been closed. */
            private void later(ObservedExecutor pool) {
                stage.start("latecomer", () -> {
                    while (!pool.isShutdown()) {
                        stage.sleep(Duration.ofMillis(50));
                    }
                    try {
                        pool.submit("too late", () -> work(-1));
                    } catch (RejectedExecutionException e) {
                        print("refused: " + e.getMessage());
                    }
                });
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** Log lines that belong to a worker's lane. */
    static final class ThreadNamesInLogs extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Photos", 1, 1_000, 12, "How many photos are resized.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 350, "How long each task runs.");

        ThreadNamesInLogs() {
            super(About.of("thread-names-in-logs", "Thread names in logs", About.Group.POOLS,
                    "Each task logs when it begins and when it is done. With named threads a line tells which worker wrote it: click a "
                            + "line "
                            + "in the log and its lane lights up.",
                    "Every log line of a task carries the lane of the worker that ran it."),
                    WORKERS, TASKS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "resizer", WORKERS, "main", pool -> new Play(stage).run(pool, stage.get(TASKS)));
        }

        private record Play(RunStage stage) {
            // @show thread-names-in-logs
            private void run(ObservedExecutor pool, int photos) {
                for (int number = 1; number <= photos; number++) {
                    int photo = number;
                    stage.step("submit");
                    pool.submit("resize(" + photo + ")", () -> resize(photo));
                }
            }

            private int resize(int photo) throws InterruptedException {
                stage.step("begin");
                log("resizing photo " + photo);
                compute();
                stage.step("end");
                log("photo " + photo + " is done");
                return photo;
            }
            // @end

            private static void log(String text) {
                TaskScope.log(Thread.currentThread().getName() + " " + text);
            }

            private void compute() throws InterruptedException {
                stage.sleep(stage.get(DURATION));
            }
        }
    }

    /** Chains of asynchronous steps over two pools. */
    static final class AsyncHybrid extends BuiltInScenario {
        private static final Parameter<Integer> PAGES =
                CommonParameters.tasks("Pages", 1, 500, 12, "How many pages are fetched and rendered.");
        private static final Parameter<Integer> IO =
                CommonParameters.count("io-workers", "Workers that fetch", 1, 64, 4, "How many threads fetch.");
        private static final Parameter<Integer> CPU =
                CommonParameters.count("cpu-workers", "Workers that render", 1, 64, 2, "How many threads render.");
        private static final Parameter<Duration> FETCH =
                CommonParameters.span("fetch", "Fetching one", 500, "How long fetching a page takes.");
        private static final Parameter<Duration> RENDER =
                CommonParameters.span("render", "Rendering one", 250, "How long rendering a page takes.");

        AsyncHybrid() {
            super(About.of("async-hybrid", "Asynchronous chains", About.Group.PIPELINES,
                    "Each page is fetched in one pool and rendered in another, as a chain of CompletableFutures: no thread waits for the "
                            + "step before. When a fetch ends, its render is submitted by the very worker that fetched.",
                    "Each render is submitted when its fetch ends, by the fetcher's thread, and no task is ever blocked."),
                    PAGES, IO, CPU, FETCH, RENDER);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor io = stage.pool("fetcher", stage.get(IO));
            ObservedExecutor cpu = stage.pool("renderer", stage.get(CPU));
            stage.start("main", () -> new Play(stage).run(io, cpu, stage.get(PAGES)));
            stage.join();
            io.close();
            cpu.close();
        }

        private record Play(RunStage stage) {
            // @show async-hybrid
            private void run(ObservedExecutor io, ObservedExecutor cpu, int pages) throws Exception {
                List<CompletableFuture<Void>> chains = new ArrayList<>();
                for (int number = 1; number <= pages; number++) {
                    int page = number;
                    stage.step("submit");
                    chains.add(CompletableFuture.supplyAsync(() -> fetch(page), io)
                            .thenApplyAsync(this::render, cpu)
                            .thenAccept(this::print));
                }
                stage.step("wait");
                await(chains);
            }

            private String fetch(int page) {
                stage.step("fetch");
                work(FETCH);
                return "page " + page;
            }

            private String render(String text) {
                stage.step("render");
                work(RENDER);
                return text.toUpperCase(Locale.ROOT);
            }
            // @end

            private void work(Parameter<Duration> time) {
                try {
                    stage.sleep(stage.get(time));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CompletionException("the run is being stopped", e);
                }
            }

            private static void await(List<CompletableFuture<Void>> chains) throws Exception {
                for (CompletableFuture<Void> chain : chains) {
                    chain.get();
                }
            }

            private void print(String text) {
                ScenarioLog.log(stage, text);
            }
        }
    }
}
