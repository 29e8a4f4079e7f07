package io.poolscope.scenario.catalogue;

import io.poolscope.scenario.Language;
import io.poolscope.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds scenarios by words. The best place in which all words stand decides the rank: the title, then the names that Java and Python have
 * for the matter, then the text, then the code. Words may be written as in a program: {@code as_completed}, {@code CallerRunsPolicy}.
 * Stateless.
 */
final class ScenarioSearch {
    /** What people call the matter of a scenario elsewhere, where its title says it in other words. */
    private static final Map<String, Set<String>> NAMES = Map.ofEntries(
            Map.entry("as-completed", Set.of("as_completed", "ExecutorCompletionService", "CompletionService", "poll", "take")),
            Map.entry("as-completed-five", Set.of("as_completed", "ExecutorCompletionService")),
            Map.entry("map-vs-as-completed", Set.of("as_completed", "Executor.map")),
            Map.entry("ordered-results", Set.of("Executor.map", "head-of-line blocking", "buffersize")),
            Map.entry("in-order", Set.of("Executor.map")),
            Map.entry("ordered-buffer", Set.of("Executor.map", "head-of-line blocking", "reorder buffer")),
            Map.entry("slow-first-task", Set.of("head-of-line blocking", "straggler")),
            Map.entry("map-returns-at-once", Set.of("Executor.map", "lazy", "generator")),
            Map.entry("map-is-eager", Set.of("Executor.map", "eager", "generator")),
            Map.entry("submit-is-eager", Set.of("Executor.submit", "eager")),
            Map.entry("result-window", Set.of("buffersize", "backpressure", "bounded map")),
            Map.entry("large-results", Set.of("memory", "OutOfMemoryError", "MemoryError")),
            Map.entry("slow-consumer", Set.of("backpressure")),
            Map.entry("bounded-queue",
                    Set.of("backpressure", "ArrayBlockingQueue", "Semaphore", "BoundedSemaphore", "LinkedBlockingQueue")),
            Map.entry("saturation-policies", Set.of("CallerRunsPolicy", "AbortPolicy", "DiscardPolicy", "DiscardOldestPolicy",
                    "RejectedExecutionHandler", "RejectedExecutionException", "backpressure")),
            Map.entry("batched-submission", Set.of("backpressure", "chunks", "islice")),
            Map.entry("mixed-priority", Set.of("PriorityBlockingQueue", "PriorityQueue")),
            Map.entry("scheduled", Set.of("ScheduledExecutorService", "ScheduledThreadPoolExecutor", "scheduleAtFixedRate",
                    "scheduleWithFixedDelay", "Timer", "cron")),
            Map.entry("context-manager", Set.of("try-with-resources", "with statement", "shutdown", "awaitTermination", "close")),
            Map.entry("thread-names-in-logs", Set.of("ThreadFactory", "thread_name_prefix")),
            Map.entry("first-exception", Set.of("FIRST_EXCEPTION", "wait", "invokeAny", "return_when")),
            Map.entry("all-completed", Set.of("ALL_COMPLETED", "wait", "invokeAll", "return_when")),
            Map.entry("silent-failure", Set.of("swallowed exception", "UncaughtExceptionHandler", "ExecutionException")),
            Map.entry("timeouts", Set.of("TimeoutException", "TimeoutError", "Future.get")),
            Map.entry("cancel-before-start", Set.of("Future.cancel", "CancelledError", "CancellationException")),
            Map.entry("cancel-running", Set.of("Future.cancel", "interrupt", "mayInterruptIfRunning")),
            Map.entry("nested-submit-deadlock", Set.of("deadlock", "starvation")),
            Map.entry("nested-submit-fixed", Set.of("deadlock", "ForkJoinPool", "managedBlock")),
            Map.entry("shared-counter", Set.of("lock", "synchronized", "contention", "race condition", "AtomicInteger", "threading.Lock")),
            Map.entry("producer-consumer", Set.of("BlockingQueue", "queue.Queue", "sentinel", "poison pill", "backpressure")),
            Map.entry("producer-pool-consumer", Set.of("BlockingQueue", "queue.Queue")),
            Map.entry("shared-queue-workers", Set.of("BlockingQueue", "queue.Queue", "sentinel")),
            Map.entry("three-stage-pipeline", Set.of("bottleneck", "backpressure", "stages")),
            Map.entry("async-hybrid", Set.of("CompletableFuture", "thenCompose", "asyncio", "run_in_executor")),
            Map.entry("chunk-size", Set.of("chunksize", "overhead")),
            Map.entry("work-stealing", Set.of("ForkJoinPool", "newWorkStealingPool")),
            Map.entry("virtual-threads", Set.of("newVirtualThreadPerTaskExecutor", "Project Loom", "asyncio")),
            Map.entry("over-threading", Set.of("max_workers", "oversubscription", "context switch")),
            Map.entry("io-vs-cpu", Set.of("GIL", "max_workers", "wait/compute ratio", "sizing")));

    private static final int NOT_FOUND = Integer.MAX_VALUE;

    private record Found(Scenario scenario, int rank) {
    }

    private ScenarioSearch() {
    }

    /** Those scenarios in which all words of a search stand, the best first; of equals in their order; all if there are no words. */
    static List<Scenario> find(List<Scenario> scenarios, String search) {
        String wanted = plain(search);
        if (wanted.isEmpty()) {
            return scenarios;
        }
        return scenarios.stream().map(scenario -> new Found(scenario, rank(scenario, wanted))).filter(found -> found.rank() != NOT_FOUND)
                .sorted(Comparator.comparingInt(Found::rank)).map(Found::scenario).toList();
    }

    private static int rank(Scenario scenario, String wanted) {
        String title = plain(scenario.about().title());
        String named = title + " " + plain(scenario.about().id()) + " "
                + plain(String.join(" ", NAMES.getOrDefault(scenario.about().id(), Set.of())));
        if (title.equals(wanted)) {
            return 0;
        } else if (title.startsWith(wanted)) {
            return 1;
        } else if (hasAll(title, wanted)) {
            return 2;
        } else if (hasAll(named, wanted)) {
            return 3;
        }
        String text = named + " " + plain(scenario.about().watch()) + " " + plain(scenario.about().group().title());
        if (hasAll(text, wanted)) {
            return 4;
        }
        return hasAll(text + " " + code(scenario, Language.PYTHON) + " " + code(scenario, Language.JAVA), wanted) ? 5 : NOT_FOUND;
    }

    private static String code(Scenario scenario, Language language) {
        return plain(scenario.source(language).text());
    }

    private static boolean hasAll(String text, String words) {
        return List.of(words.split(" ")).stream().allMatch(text::contains);
    }

    /** In lower case, with a blank between the parts of a name: "as_completed", "As-completed" and "asCompleted" are one. */
    static String plain(String text) {
        return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** The ids that have names: for the test that each is a scenario's. */
    static Set<String> named() {
        return NAMES.keySet();
    }
}
