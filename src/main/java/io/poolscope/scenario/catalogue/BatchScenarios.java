package io.poolscope.scenario.catalogue;

import io.poolscope.executor.Completions;
import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.ReturnWhen;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many small things as fewer large ones. */
final class BatchScenarios {
    private BatchScenarios() {
    }

    /** Lists of results to one list, by map and by submit. */
    static final class MergeSublists extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> NUMBERS =
                CommonParameters.count("numbers", "Numbers", 1, 10_000, 40, "How many numbers are doubled, each way.");
        private static final Parameter<Integer> CHUNK =
                CommonParameters.count("chunk", "Chunk", 1, 1_000, 5, "How many numbers a task gets.");
        private static final Parameter<Duration> EACH = CommonParameters.span("each", "Time a number", 60, "How long a number takes.");

        MergeSublists() {
            super(About.of("merge-sublists", "Merge sublists", About.Group.SCALING,
                    "Each task doubles a chunk of numbers and gives a list; the lists become one. By map they come in order by themselves; "
                            + "by submit the loop over the futures keeps the order, whichever task finishes first.",
                    "Both ways give the same list in the order of the numbers."),
                    WORKERS, NUMBERS, CHUNK, EACH);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "worker", WORKERS, "main",
                    pool -> new Play(stage).run(pool, Chunks.of(stage.get(NUMBERS), stage.get(CHUNK))));
        }

        private record Play(RunStage stage) {
            // @show merge-sublists
            private void run(ObservedExecutor pool, List<List<Integer>> chunks) throws Exception {
                List<Integer> byMap = new ArrayList<>();
                stage.step("map");
                for (List<Integer> part : pool.map(chunks, this::doubled, labels())) {
                    stage.step("extend");
                    byMap.addAll(part);
                    stage.step("map");
                }
                List<ObservedFuture<List<Integer>>> futures = new ArrayList<>();
                for (List<Integer> chunk : chunks) {
                    stage.step("submit");
                    futures.add(pool.submit("double from " + chunk.getFirst(), () -> doubled(chunk)));
                }
                List<Integer> bySubmit = new ArrayList<>();
                for (ObservedFuture<List<Integer>> part : futures) {
                    stage.step("append");
                    bySubmit.addAll(part.get());
                }
                stage.step("equal");
                requireEqual(byMap, bySubmit);
            }
            // @end

            private List<Integer> doubled(List<Integer> chunk) throws InterruptedException {
                stage.sleep(stage.get(EACH).multipliedBy(chunk.size()));
                return chunk.stream().map(number -> 2 * number).toList();
            }

            private static MapOptions labels() {
                return MapOptions.NONE.withLabel(chunk -> "double from " + ((List<?>) chunk).getFirst());
            }

            private void requireEqual(List<Integer> byMap, List<Integer> bySubmit) {
                List<Integer> expected = IntStream.range(0, stage.get(NUMBERS)).map(number -> 2 * number).boxed().toList();
                if (!byMap.equals(expected) || !bySubmit.equals(expected)) {
                    throw new IllegalStateException("the merged lists differ");
                }
                ScenarioLog.log(stage, "both lists hold " + byMap.size() + " numbers in order");
            }
        }
    }

    /** Ways to flatten a list of lists, each measured as a task. */
    static final class FlattenMethods extends BuiltInScenario {
        private static final Parameter<Integer> LISTS =
                CommonParameters.count("lists", "Lists", 1, 20_000, 3_000, "How many lists are flattened.");
        private static final Parameter<Integer> LENGTH =
                CommonParameters.count("length", "Their length", 1, 1_000, 20, "How many items each list has.");

        FlattenMethods() {
            super(About.of("flatten-methods", "Flattening lists", About.Group.SCALING,
                    "Four ways to make one list of many run one after the other on a single worker, so that the length of each bar is its "
                            + "cost. Three of them copy each item once; adding lists pairwise copies again and again.",
                    "All ways give the same number of items, and adding pairwise takes longest.")
                    .inRealTime("It measures real computation, which can't be slowed down, paused or stepped."),
                    LISTS, LENGTH);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("worker", 1);
            List<Integer> list = IntStream.range(0, stage.get(LENGTH)).boxed().toList();
            List<List<Integer>> lists = Collections.nCopies(stage.get(LISTS), list);
            stage.start("main", () -> new Play(stage).run(pool, lists));
            stage.join();
            pool.close();
        }

        private record Play(RunStage stage) {
            /** A way and its name. */
            private record Way(String name, Supplier<List<Integer>> flatten) {
            }

            // @show flatten-methods
            private void run(ObservedExecutor pool, List<List<Integer>> lists) {
                List<Way> ways = List.of(
                        new Way("by loop", () -> byLoop(lists)),
                        new Way("by stream", () -> lists.stream().flatMap(List::stream).toList()),
                        new Way("by mapMulti", () -> lists.stream().<Integer>mapMulti(List::forEach).toList()),
                        new Way("by adding pairwise", () -> byAdding(lists)));
                stage.step("map");
                for (int count : pool.map(ways, this::measure, labels())) {
                    stage.step("consume");
                    print(count);
                    stage.step("map");
                }
            }

            private int measure(Way way) {
                stage.step("flatten");
                return way.flatten().get().size();
            }

            private static List<Integer> byLoop(List<List<Integer>> lists) {
                List<Integer> flat = new ArrayList<>();
                for (List<Integer> list : lists) {
                    flat.addAll(list);
                }
                return flat;
            }

            private static List<Integer> byAdding(List<List<Integer>> lists) {
                List<Integer> sum = List.of();
                for (List<Integer> list : lists) {
                    List<Integer> longer = new ArrayList<>(sum); // copies again and again
                    longer.addAll(list);
                    sum = longer;
                }
                return sum;
            }
            // @end

            private static MapOptions labels() {
                return MapOptions.NONE.withLabel(way -> ((Way) way).name());
            }

            private void print(int count) {
                if (count != stage.get(LISTS) * stage.get(LENGTH)) {
                    throw new IllegalStateException("a way gave " + count + " items");
                }
                ScenarioLog.log(stage, count + " items");
            }
        }
    }

    /** Tiny tasks one by one, or in chunks. */
    static final class ChunkSize extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 64, 2,
                "How many threads run tasks.");
        private static final Parameter<Integer> ITEMS =
                CommonParameters.count("items", "Items", 1, 20_000, 1_000, "How many tiny items there are.");
        private static final Parameter<Integer> CHUNK =
                CommonParameters.count("chunk", "Chunk", 1, 10_000, 100, "How many items run as one task.");

        ChunkSize() {
            super(About.of("chunk-size", "Chunk size", About.Group.SCALING,
                    "A thousand tiny computations, first as a thousand tasks, then as ten of a hundred items. Handing a task over costs a "
                            + "microsecond or so, as much as the item itself: in chunks the same work takes a fraction of the tasks.",
                    "In chunks the same results come from a hundredth of the tasks.")
                    .inRealTime("It measures real computation, which can't be slowed down, paused or stepped."),
                    WORKERS, ITEMS, CHUNK);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            List<Integer> items = IntStream.range(0, stage.get(ITEMS)).boxed().toList();
            stage.start("main", () -> new Play(stage).run(
                    stage.pool("single", stage.get(WORKERS)), stage.pool("chunked", stage.get(WORKERS)), items));
            stage.join();
        }

        private record Play(RunStage stage) {
            // @show chunk-size
            private void run(ObservedExecutor one, ObservedExecutor many, List<Integer> items) {
                stage.step("single");
                long sumOfOne = sum(one.map(items, this::tiny));
                stage.step("chunked");
                long sumOfMany = sum(many.map(items, this::tiny, MapOptions.chunk(stage.get(CHUNK))));
                print(sumOfOne, sumOfMany);
            }

            private long tiny(int item) {
                return (long) item * item;
            }
            // @end

            private static long sum(Iterable<Long> results) {
                long sum = 0;
                for (long result : results) {
                    sum += result;
                }
                return sum;
            }

            private void print(long one, long many) {
                if (one != many) {
                    throw new IllegalStateException("the sums differ: " + one + " and " + many);
                }
                ScenarioLog.log(stage, "both give " + one);
            }
        }
    }

    /** Ten thousand tasks, a hundred at a time. */
    static final class BatchedSubmission extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(4);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Tasks", 1, 100_000, 10_000, "How many tasks there are.");
        private static final Parameter<Integer> BATCH =
                CommonParameters.count("batch", "Batch", 1, 100_000, 100, "How many are submitted together.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 2, "How long each task runs.");

        BatchedSubmission() {
            super(About.of("batched-submission", "Batched submission", About.Group.POOLS,
                    "Ten thousand tasks would fill the queue at once. Submitting a hundred and waiting for them keeps the queue short, at "
                            + "a price: at the end of each batch workers stand idle until its last task is done.",
                    "Never are more than a batch of tasks in the queue."),
                    WORKERS, TASKS, BATCH, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "worker", WORKERS, "main",
                    pool -> new Play(stage).run(pool, Chunks.of(stage.get(TASKS), stage.get(BATCH))));
        }

        private record Play(RunStage stage) {
            // @show batched-submission
            private void run(ObservedExecutor pool, List<List<Integer>> batches) throws InterruptedException {
                for (List<Integer> batch : batches) {
                    stage.step("submit");
                    List<ObservedFuture<Integer>> futures = submitAll(pool, batch);
                    stage.step("wait");
                    Completions.await(futures, ReturnWhen.ALL_COMPLETED); // the queue never holds more than a batch
                }
            }
            // @end

            private List<ObservedFuture<Integer>> submitAll(ObservedExecutor pool, List<Integer> batch) {
                List<ObservedFuture<Integer>> futures = new ArrayList<>(batch.size());
                for (int item : batch) {
                    futures.add(pool.submit(() -> work(item)));
                }
                return futures;
            }

            private int work(int item) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return item;
            }
        }
    }

    /** Cuts numbers into chunks. */
    static final class Chunks {
        private Chunks() {
        }

        static List<List<Integer>> of(int count, int size) {
            List<List<Integer>> chunks = new ArrayList<>();
            for (int start = 0; start < count; start += size) {
                chunks.add(IntStream.range(start, Math.min(count, start + size)).boxed().toList());
            }
            return chunks;
        }
    }
}
