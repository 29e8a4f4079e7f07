package io.poolscope.scenario.catalogue;

import static io.poolscope.scenario.catalogue.ClaimFigures.assertInOrder;
import static io.poolscope.scenario.catalogue.ClaimFigures.blocked;
import static io.poolscope.scenario.catalogue.ClaimFigures.byEnd;
import static io.poolscope.scenario.catalogue.ClaimFigures.distance;
import static io.poolscope.scenario.catalogue.ClaimFigures.firstConsumed;
import static io.poolscope.scenario.catalogue.ClaimFigures.firstEnd;
import static io.poolscope.scenario.catalogue.ClaimFigures.lastEnd;
import static io.poolscope.scenario.catalogue.ClaimFigures.lastSubmit;
import static io.poolscope.scenario.catalogue.ClaimFigures.span;
import static io.poolscope.scenario.catalogue.ClaimFigures.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.event.BlockReason;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.event.TaskEvent;
import io.poolscope.session.Message;
import io.poolscope.session.PlayedRun;
import io.poolscope.timeline.StreamTrack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be seen in the events of each scenario, by id: its {@code mustSee} as code. */
final class Claims {
    /** Looks at a run, and throws an {@link AssertionError} if it doesn't show what it must. */
    interface Claim {
        void check(PlayedRun seen);
    }

    private static final long MILLI = 1_000_000;

    private Claims() {
    }

    /** All claims, by scenario. */
    static Map<String, Claim> all() {
        Map<String, Claim> claims = timed();
        failures(claims);
        limits(claims);
        pipelines(claims);
        return claims;
    }

    /** Those that rest on how long things take beside each other, which a machine that stalls changes; the others on order alone. */
    static Map<String, Claim> timed() {
        Map<String, Claim> claims = new LinkedHashMap<>();
        delivery(claims);
        consumers(claims);
        pools(claims);
        realWork(claims);
        scaling(claims);
        return claims;
    }

    private static void delivery(Map<String, Claim> claims) {
        claims.put("ordered-results", seen -> {
            PlayedRun.Task slow = seen.labelled("render(page 5)").getFirst();
            long behind = seen.tasks().stream().filter(task -> task.index > slow.index && task.ended < slow.ended).count();
            assertThat(behind).as("results parked behind the slow one").isGreaterThanOrEqualTo(8);
            assertThat(seen.tasks()).filteredOn(task -> task.index > slow.index).allMatch(task -> task.consumed >= slow.consumed);
            assertInOrder(seen);
        });
        claims.put("in-order", seen -> {
            assertInOrder(seen);
            StreamTrack stream = seen.session.snapshot().streams().getFirst();
            assertThat(seen.session.summary().peakBuffered()).as("parked").isLessThanOrEqualTo(4);
            assertThat(seen.session.summary().bufferBlocked().p50()).as("half of the results are not blocked at all")
                    .isLessThan(10 * MILLI);
            assertThat(stream.totals().consumed()).isEqualTo(30);
        });
        claims.put("as-completed", seen -> {
            PlayedRun.Task slow = seen.labelled("render(page 5)").getFirst();
            assertThat(seen.session.summary().bufferBlocked().max()).isZero();
            assertThat(seen.tasks().stream().filter(task -> task.id > slow.id && task.consumed < slow.consumed).count())
                    .as("later tasks consumed before the slow one").isGreaterThanOrEqualTo(8);
        });
        claims.put("map-returns-at-once", seen -> {
            assertThat(lastSubmit(seen.tasks())).as("all submitted before one finishes").isLessThan(firstEnd(seen.tasks()));
            assertThat(seen.step("free")).isLessThan(firstEnd(seen.tasks()));
            assertThat(firstConsumed(seen)).isGreaterThanOrEqualTo(firstEnd(seen.tasks()));
        });
        claims.put("submit-is-eager", seen -> assertThat(lastEnd(seen.tasks())).isLessThan(seen.step("result")));
        claims.put("map-is-eager", seen -> {
            assertThat(seen.count("finished")).isEqualTo(seen.tasks().size());
            assertThat(seen.tasks()).isNotEmpty().allMatch(task -> task.buffered >= 0 && task.consumed < 0 && task.dropped >= 0);
        });
        claims.put("two-pipelines", seen -> assertThat(lastEnd(seen.tasks())).isLessThan(firstConsumed(seen)));
        claims.put("ordered-buffer", seen -> {
            assertThat(byEnd(seen.tasks())).containsExactly(2L, 1L, 3L, 0L);
            assertThat(seen.consumedIndexes()).containsExactly(0L, 1L, 2L, 3L);
        });
        claims.put("slow-first-task", seen -> {
            PlayedRun.Task first = seen.labelled("work(1)").getFirst();
            long before = seen.tasks().stream().filter(task -> task.id > first.id && task.ended < first.ended).count();
            assertThat(before).isGreaterThanOrEqualTo((seen.tasks().size() - 1) * 9L / 10);
            assertThat(firstConsumed(seen)).isGreaterThanOrEqualTo(first.ended);
        });
        claims.put("as-completed-five", seen -> {
            assertThat(seen.consumedTasks()).containsExactlyElementsOf(byEnd(seen.tasks()));
            assertThat(seen.consumedTasks().getFirst()).isEqualTo(1L);
            assertThat(seen.session.summary().bufferBlocked().max()).isZero();
            assertThat(seen.tasks()).hasSize(5);
        });
        claims.put("map-vs-as-completed", seen -> {
            long firstOfMap = seen.ofPool("map").stream().mapToLong(task -> task.consumed).min().orElseThrow();
            assertThat(seen.ofPool("as-completed").stream().filter(task -> task.consumed < firstOfMap).count()).isGreaterThanOrEqualTo(4);
        });
    }

    private static void consumers(Map<String, Claim> claims) {
        claims.put("large-results", seen -> {
            StreamTrack stream = seen.session.snapshot().streams().getFirst();
            assertThat(stream.parkedBytes().max(0, Long.MAX_VALUE)).isGreaterThan(24 * 256 * 1024 / 2);
            assertThat(seen.all(ResultEvent.ResultBuffered.class)).allMatch(event -> event.bytes() == 256 * 1024);
        });
        claims.put("slow-consumer", seen -> {
            long blocked = seen.session.summary().bufferBlocked().p50();
            long deliverable = seen.session.summary().bufferDeliverable().p50();
            assertThat(deliverable).isGreaterThan(1_000 * MILLI).isGreaterThan(5 * blocked);
        });
        claims.put("fast-consumer", seen -> {
            long run = seen.session.summary().makespan();
            assertThat(RangeStatistics.of(seen.session.snapshot()).consumerWaiting())
                    .isGreaterThan(run * 6 / 10);
            assertThat(seen.session.summary().bufferDeliverable().p50()).isLessThan(300 * MILLI);
        });
        claims.put("result-window", seen -> {
            int open = 0;
            int most = 0;
            for (var event : seen.events) {
                open += event instanceof TaskEvent.TaskSubmitted ? 1 : event instanceof ResultEvent.ResultConsumed ? -1 : 0;
                most = Math.max(most, open);
            }
            assertThat(most).as("submitted and not yet consumed").isLessThanOrEqualTo(5);
            assertThat(seen.count("finished")).isEqualTo(24);
        });
        claims.put("streaming-consume", seen -> {
            long first = firstConsumed(seen);
            assertThat(seen.tasks().stream().filter(task -> task.started > first).count()).isGreaterThan(seen.tasks().size() / 2);
        });
    }

    private static void pools(Map<String, Claim> claims) {
        claims.put("bounded-queue", seen -> {
            assertThat(seen.session.summary().peakQueue()).isEqualTo(4);
            assertThat(seen.all(PoolEvent.SubmitterBlocked.class).count()).isGreaterThan(5);
            assertThat(seen.session.summary().submitterBlocked()).isGreaterThan(1_000 * MILLI);
        });
        claims.put("saturation-policies", Claims::policies);
        claims.put("batched-submission", seen -> {
            assertThat(seen.session.summary().peakQueue()).isLessThanOrEqualTo(100);
            assertThat(seen.count("finished")).isEqualTo(10_000);
        });
        claims.put("mixed-priority", seen -> {
            List<PlayedRun.Task> fifo = seen.ofPool("fifo");
            List<PlayedRun.Task> priority = seen.ofPool("priority");
            PlayedRun.Task patient = fifo.getLast();
            PlayedRun.Task critical = priority.getLast();
            assertThat(List.of(patient.label, critical.label)).containsOnly("critical");
            assertThat(fifo).allMatch(task -> task.started <= patient.started);
            assertThat(priority.stream().filter(task -> task.started > critical.started).count()).as("batch tasks after the critical one")
                    .isGreaterThanOrEqualTo(10);
        });
        claims.put("scheduled", seen -> {
            assertThat(distance(seen.labelled("beat"))).as("between the starts of beats").isBetween(480 * MILLI, 590 * MILLI);
            assertThat(distance(seen.labelled("poll"))).as("between the starts of polls").isGreaterThan(680 * MILLI);
        });
        claims.put("context-manager", seen -> {
            assertThat(seen.count("finished")).isEqualTo(6);
            assertThat(lastEnd(seen.tasks().stream().filter(task -> task.end.equals("finished")).toList())).isLessThan(seen.step("after"));
            assertThat(seen.labelled("too late")).singleElement().matches(task -> task.end.equals("aborted"));
        });
        claims.put("thread-names-in-logs", seen -> {
            Map<Long, Integer> lanes = new HashMap<>();
            seen.tasks().forEach(task -> lanes.put(task.id, task.lane));
            List<RunEvent.LogWritten> lines = seen.all(RunEvent.LogWritten.class).toList();
            assertThat(lines).hasSize(2 * seen.tasks().size())
                    .allMatch(line -> line.task() >= 0 && line.lane() == lanes.get(line.task()) && line.text().startsWith("resizer-"));
        });
    }

    private static void policies(PlayedRun seen) {
        Set<Integer> submitters = new HashSet<>();
        seen.all(PoolEvent.SubmitterJoined.class).forEach(event -> submitters.add(event.lane()));
        assertThat(seen.ofPool("block")).allMatch(task -> task.end.equals("finished"));
        assertThat(seen.all(PoolEvent.SubmitterBlocked.class).count()).isPositive();
        assertThat(seen.ofPool("abort")).anyMatch(task -> task.end.equals("aborted"));
        assertThat(seen.ofPool("caller-runs")).allMatch(task -> task.end.equals("finished"))
                .anyMatch(task -> submitters.contains(task.lane));
        List<PlayedRun.Task> discard = seen.ofPool("discard");
        List<PlayedRun.Task> oldest = seen.ofPool("discard-oldest");
        assertThat(discard.stream().filter(task -> task.end.equals("discarded"))).isNotEmpty()
                .allMatch(task -> task.ended - task.submitted < 60 * MILLI);
        assertThat(oldest.stream().filter(task -> task.end.equals("discarded"))).isNotEmpty();
        assertThat(oldest.getLast().end).as("the newest is never the one that is dropped").isEqualTo("finished");
    }

    private static void failures(Map<String, Claim> claims) {
        claims.put("first-exception", seen -> {
            PlayedRun.Task broken = seen.tasks().stream().filter(task -> task.end.equals("failed")).findFirst()
                    .orElseThrow(() -> new AssertionError("nothing failed"));
            assertThat(seen.step("cancel")).isGreaterThanOrEqualTo(broken.ended);
            assertThat(seen.tasks().stream().filter(task -> task.end.equals("cancelled"))).isNotEmpty().allMatch(task -> task.started < 0);
            assertThat(seen.tasks().stream().filter(task -> task.ended > seen.step("cancel") && task.started >= 0))
                    .as("what ran is left to finish").isNotEmpty();
        });
        claims.put("all-completed", seen -> {
            assertThat(seen.count("finished")).isEqualTo(seen.tasks().size());
            assertThat(seen.step("after")).isGreaterThanOrEqualTo(lastEnd(seen.tasks()));
            assertThat(seen.step("wait")).isLessThan(firstEnd(seen.tasks()));
        });
        claims.put("errors-map", seen -> {
            assertThat(seen.consumedIndexes()).containsExactly(0L, 1L, 2L, 3L);
            assertThat(seen.count("failed")).isEqualTo(1);
            assertThat(seen.count("cancelled")).isPositive();
            assertThat(seen.tasks().stream().filter(task -> task.end.equals("cancelled"))).allMatch(task -> task.started < 0);
        });
        claims.put("errors-as-completed", seen -> {
            assertThat(seen.count("failed")).isEqualTo(1);
            assertThat(seen.count("finished")).isEqualTo(9);
            assertThat(seen.consumedTasks()).hasSize(10);
            assertThat(seen.step("failed")).isLessThan(seen.tasks().stream().mapToLong(task -> task.consumed).max().orElseThrow());
        });
        claims.put("silent-failure", seen -> {
            assertThat(seen.count("failed")).isEqualTo(3);
            assertThat(seen.all(TaskEvent.FailureRead.class)).isEmpty();
            assertThat(seen.logged("all sent")).isTrue();
        });
        claims.put("shared-counter", seen -> {
            assertThat(seen.logged("with a lock the counter is 16 of 16")).isTrue();
            assertThat(seen.logged("without a lock the counter is 16 of 16")).isFalse();
            assertThat(seen.all(TaskEvent.TaskBlocked.class).filter(event -> event.reason() == BlockReason.LOCK).count())
                    .isGreaterThanOrEqualTo(5);
        });
    }

    private static void limits(Map<String, Claim> claims) {
        claims.put("timeouts", seen -> {
            PlayedRun.Task slow = seen.labelled("long").getFirst();
            assertThat(seen.step("late")).isLessThan(slow.ended);
            assertThat(slow.end).isEqualTo("finished");
            assertThat(seen.count("cancelled")).isPositive();
            assertThat(seen.step("over")).isPositive();
        });
        claims.put("cancel-before-start", seen -> {
            assertThat(seen.count("finished")).isEqualTo(2);
            assertThat(seen.tasks().stream().filter(task -> task.end.equals("cancelled"))).hasSize(8).allMatch(task -> task.started < 0);
        });
        claims.put("cancel-running", seen -> {
            PlayedRun.Task cancelled = seen.tasks().stream().filter(task -> task.end.equals("cancelled")).findFirst()
                    .orElseThrow(() -> new AssertionError("nothing cancelled"));
            assertThat(cancelled.started).isNotNegative();
            assertThat(cancelled.released).as("its worker stays busy until the flag is seen").isGreaterThanOrEqualTo(seen.step("stop"));
            assertThat(seen.count("finished")).isEqualTo(2);
            assertThat(seen.session.summary().makespan()).as("a whole search takes 50 s").isLessThan(20_000 * MILLI);
        });
        claims.put("nested-submit-deadlock", seen -> {
            assertThat(seen.messages).anyMatch(message -> message.level() == Message.Level.DEADLOCK && message.body()
                    .startsWith("both workers of "));
            assertThat(seen.all(TaskEvent.TaskBlocked.class).filter(event -> event.reason() == BlockReason.TASK)
                    .map(TaskEvent.TaskBlocked::task).distinct().count()).isGreaterThanOrEqualTo(2);
            assertThat(seen.labelled("child")).isNotEmpty().noneMatch(task -> task.end.equals("finished"));
        });
        claims.put("nested-submit-fixed", seen -> {
            assertThat(seen.count("finished")).isEqualTo(seen.tasks().size());
            assertThat(seen.labelled("child")).isNotEmpty();
            assertThat(seen.all(TaskEvent.TaskBlocked.class).filter(event -> event.reason() == BlockReason.TASK)).isNotEmpty();
        });
    }

    private static void pipelines(Map<String, Claim> claims) {
        claims.put("producer-consumer", seen -> {
            assertThat(seen.all(RunEvent.ItemPut.class).mapToInt(RunEvent.ItemPut::depth).max()).hasValue(5);
            assertThat(blocked(seen, BlockReason.QUEUE_FULL)).as("times the producer was blocked").isGreaterThanOrEqualTo(5);
        });
        claims.put("producer-pool-consumer", seen -> {
            List<PlayedRun.Task> work = seen.labelled("work");
            assertThat(work).hasSize(15);
            assertThat(seen.step("sentinel")).isGreaterThanOrEqualTo(lastEnd(work));
            assertThat(seen.labelled("consume")).singleElement()
                    .matches(task -> task.end.equals("finished") && task.ended >= seen.step("sentinel"));
        });
        claims.put("shared-queue-workers", seen -> {
            assertThat(seen.count("finished")).isEqualTo(3);
            Map<Long, Long> jobs = new HashMap<>();
            seen.all(RunEvent.ItemPut.class).filter(event -> event.task() >= 0).forEach(event -> jobs.merge(event.task(), 1L, Long::sum));
            assertThat(jobs.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
            assertThat(jobs).as("every worker did some").hasSize(3);
            assertThat(seen.all(RunEvent.LogWritten.class).filter(line -> line.text().contains(" did ")).count()).isEqualTo(3);
        });
        claims.put("three-stage-pipeline", seen -> {
            assertThat(blocked(seen, BlockReason.QUEUE_FULL)).isGreaterThanOrEqualTo(3);
            assertThat(seen.count("finished")).isEqualTo(seen.tasks().size());
            assertThat(seen.all(RunEvent.QueueOpened.class).map(RunEvent.QueueOpened::capacity)).containsExactly(3, 3, -1);
            assertThat(seen.all(PoolEvent.PoolStopped.class).count()).isEqualTo(3);
        });
        claims.put("async-hybrid", seen -> {
            assertThat(seen.count("finished")).isEqualTo(24);
            assertThat(seen.all(TaskEvent.TaskBlocked.class)).isEmpty();
            Map<Integer, String> threads = new HashMap<>();
            seen.all(PoolEvent.SubmitterJoined.class).forEach(event -> threads.put(event.lane(), event.name()));
            assertThat(seen.ofPool("renderer")).hasSize(12).allMatch(task -> threads.get(task.submitter).startsWith("fetcher-"));
        });
        claims.put("sandbox", seen -> {
            assertThat(seen.count("failed")).isEqualTo(1);
            assertThat(seen.count("finished")).isEqualTo(2);
            assertThat(seen.consumedIndexes()).startsWith(0L, 1L, 2L);
            assertThat(seen.messages).anyMatch(message -> message.text().equals("#2 finishes; its result goes to the buffer"));
            assertThat(seen.tasks().stream().filter(task -> task.id == 1).findFirst().orElseThrow().ended)
                    .as("#2 finished before #1, and waited for it")
                    .isLessThan(seen.tasks().stream().filter(task -> task.id == 0).findFirst().orElseThrow().ended);
        });
    }

    private static void realWork(Map<String, Claim> claims) {
        claims.put("hash-files", seen -> {
            assertThat(seen.count("finished")).isEqualTo(seen.tasks().size()).isGreaterThan(10);
            assertThat(PlayedRun.concurrency(seen.tasks())).isGreaterThanOrEqualTo(2);
            assertInOrder(seen);
        });
        claims.put("process-files", seen -> {
            Map<Long, String> phases = new HashMap<>();
            seen.all(TaskEvent.TaskPhase.class).forEach(event -> phases.merge(event.task(), event.name(), (a, b) -> a + " " + b));
            assertThat(phases).hasSize(16).allSatisfy((task, names) -> assertThat(names).isEqualTo("read process write"));
            assertThat(seen.count("finished")).isEqualTo(16);
        });
        claims.put("fetch-pages", seen -> {
            assertThat(seen.count("finished")).isEqualTo(5);
            assertThat(seen.tasks().stream().filter(task -> task.end.equals("failed")).map(task -> task.label))
                    .containsExactlyInAnyOrder("fetch /missing", "fetch /late");
            assertThat(seen.labelled("fetch /late").getFirst().error).containsIgnoringCase("timed out");
            assertThat(PlayedRun.concurrency(seen.tasks())).isGreaterThanOrEqualTo(3);
        });
        claims.put("health-checks", seen -> {
            assertThat(seen.labelled("check billing").getFirst().end).isEqualTo("cancelled");
            assertThat(seen.labelled("check mail").getFirst().end).isEqualTo("failed");
            assertThat(seen.count("finished")).isEqualTo(4);
            assertThat(seen.step("down")).isLessThan(seen.step("slow"));
        });
    }

    private static void scaling(Map<String, Claim> claims) {
        claims.put("merge-sublists", seen -> {
            assertThat(seen.logged("both lists hold 40 numbers in order")).isTrue();
            assertThat(seen.tasks()).hasSize(16);
        });
        claims.put("flatten-methods", seen -> {
            PlayedRun.Task adding = seen.labelled("by adding pairwise").getFirst();
            assertThat(seen.tasks()).filteredOn(task -> task != adding).hasSize(3)
                    .allMatch(task -> task.ended - task.started < adding.ended - adding.started);
        });
        claims.put("chunk-size", seen -> {
            assertThat(seen.ofPool("single")).hasSize(1_000);
            assertThat(seen.ofPool("chunked")).hasSize(10);
            assertThat(seen.logged("both give")).isTrue();
        });
        claims.put("work-stealing", seen -> {
            List<PlayedRun.Task> parts = seen.labelled("part");
            assertThat(parts.stream().map(task -> task.submitter).distinct().count()).isEqualTo(1);
            assertThat(parts.stream().map(task -> task.lane).distinct().count()).isGreaterThanOrEqualTo(3);
        });
        claims.put("virtual-threads", seen -> {
            assertThat(PlayedRun.concurrency(seen.ofPool("platform"))).isEqualTo(8);
            assertThat(PlayedRun.concurrency(seen.ofPool("virtual"))).isGreaterThan(100);
        });
        claims.put("over-threading", seen -> {
            assertThat(span(seen.ofPool("loading 100"))).isLessThan(span(seen.ofPool("loading 3")) / 2);
            assertThat(stretch(seen.ofPool("computing 1000"))).isGreaterThan(1.5 * stretch(seen.ofPool("computing 3")));
        });
        claims.put("io-vs-cpu", seen -> {
            double loads = (double) span(seen.ofPool("downloads one by one")) / span(seen.ofPool("downloads pooled"));
            double computations = (double) span(seen.ofPool("computations one by one")) / span(seen.ofPool("computations pooled"));
            assertThat(loads).as("speed-up of downloads").isGreaterThan(3);
            assertThat(Runtime.getRuntime().availableProcessors() > 4 || computations < loads).as("speed-up of computations is smaller")
                    .isTrue();
        });
    }
}
