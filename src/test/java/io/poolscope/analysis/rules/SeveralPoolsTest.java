package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.LaneIndex;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.analysis.statistics.TaskFacts;
import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.event.Event;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.counter.Counter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said of a pool doesn't depend on which other pools there are in the run. */
class SeveralPoolsTest {
    private static final int PROCESSORS = 2;
    private static final Map<String, List<Event>> ALL = Troubles.all();
    private static final Map<String, Together> ALONE = alone();
    private static final Pattern TASK = Pattern.compile("#(\\d+)");

    private static Map<String, Together> alone() {
        Map<String, Together> alone = new LinkedHashMap<>();
        ALL.forEach((name, events) -> alone.put(name, Together.of(List.of(events))));
        return alone;
    }

    /** Asks something of all pairs, each pool also with its like, and of many groups of three. */
    private static void inAllCompany(BiConsumer<List<String>, Together> ask) {
        List<String> names = List.copyOf(ALL.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int k = i; k < names.size(); k++) {
                inCompany(List.of(names.get(i), names.get(k)), ask);
            }
        }
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 60; i++) {
            inCompany(List.of(names.get(random.nextInt(names.size())), names.get(random.nextInt(names.size())),
                    names.get(random.nextInt(names.size()))), ask);
        }
    }

    private static void inCompany(List<String> names, BiConsumer<List<String>, Together> ask) {
        ask.accept(names, Together.of(names.stream().map(ALL::get).toList()));
    }

    @Test
    void theTroubles_areFoundByAllRules() {
        Set<RuleId> found = EnumSet.noneOf(RuleId.class);
        ALONE.values().forEach(run -> Findings.of(run.snapshot(), PROCESSORS).forEach(finding -> found.add(finding.rule())));
        assertThat(found).containsExactly(RuleId.values());
    }

    @Test
    void eachRule_findsInAPoolAmongOthers_whatItFindsInItAlone() {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        ALONE.forEach((name, run) -> expected.put(name, findings(run, 0)));
        inAllCompany((names, run) -> {
            for (int pool = 0; pool < names.size(); pool++) {
                assertThat(findings(run, pool)).as(names.get(pool) + " in " + names)
                        .containsExactlyElementsOf(expected.get(names.get(pool)));
            }
        });
    }

    @Test
    void everyFinding_isAboutOnePoolThatIsThere() {
        inAllCompany((names, run) -> assertThat(Findings.of(run.snapshot(), PROCESSORS)).as(names.toString())
                .allSatisfy(finding -> assertThat(finding.where().pool()).isBetween(0, names.size() - 1)));
    }

    /** All that was found in one of the pools, in words that don't say which pool of how many it is. */
    private static List<String> findings(Together run, int pool) {
        Together.Offsets offsets = run.offsets(pool);
        List<String> lines = new ArrayList<>();
        for (Finding finding : Findings.of(run.snapshot(), PROCESSORS)) {
            Finding.Where where = finding.where();
            if (where.pool() == pool) {
                String sentence = finding.sentence().replace(" in pool-" + (char) ('A' + pool), "");
                lines.add(finding.rule() + " " + finding.severity() + " " + finding.title() + ": "
                        + TASK.matcher(sentence).replaceAll(match -> "#" + (Long.parseLong(match.group(1)) - offsets.task()))
                        + " " + where.from() + "–" + where.until() + " " + lanes(run.snapshot(), where.lanes()) + " "
                        + where.tasks().stream().map(task -> task - offsets.task()).toList() + " "
                        + where.cycle().stream().map(task -> task - offsets.task()).toList() + " " + finding.cost() + " " + finding.remedy()
                        + " "
                        + finding.gain());
            }
        }
        return lines;
    }

    private static List<String> lanes(Snapshot run, List<Integer> keys) {
        return keys.stream().map(key -> run.lanes().get(key)).map(lane -> lane.role() + " " + lane.name()).toList();
    }

    @Test
    void figuresOfAPool_countItsOwnTasksAlone() {
        Map<String, String> expected = new LinkedHashMap<>();
        ALONE.forEach((name, run) -> expected.put(name, figures(run.snapshot(), 0)));
        inAllCompany((names, run) -> {
            for (int pool = 0; pool < names.size(); pool++) {
                assertThat(figures(run.snapshot(), pool)).as(names.get(pool) + " in " + names).isEqualTo(expected.get(names.get(pool)));
            }
        });
    }

    private static String figures(Snapshot run, int pool) {
        PoolFigures of = PoolFigures.of(run, new LaneIndex(run), run.pools().get(pool));
        return of.workers().stream().map(Lane::name).toList() + " " + of.size() + " " + of.capacity() + " " + of.submitted() + " "
                + of.firstSubmit() + " "
                + of.lastSubmit() + " " + of.lastEnd() + " " + of.active() + " " + of.runs() + " " + of.work() + " " + of.run() + " "
                + of.longest() + " "
                + of.queueWait() + " " + of.busyShare() + " " + of.makespan() + " " + of.arrivesOverTime();
    }

    @Test
    void statisticsOfAPoolAndItsStreams_areThoseItHasAlone() {
        Map<String, RangeStatistics> expected = new LinkedHashMap<>();
        ALONE.forEach((name, run) -> expected.put(name, RangeStatistics.of(run.snapshot())));
        inAllCompany((names, run) -> {
            RangeStatistics all = RangeStatistics.of(run.snapshot());
            List<RangeStatistics.Level> queues = new ArrayList<>();
            List<RangeStatistics.Level> buffers = new ArrayList<>();
            List<Double> shares = new ArrayList<>();
            long peak = 0;
            long submitted = 0;
            for (String name : names) {
                RangeStatistics own = expected.get(name);
                own.queues().forEach(level -> queues.add(level.level()));
                own.buffers().forEach(level -> buffers.add(level.level()));
                own.workers().forEach(worker -> shares.add(worker.share()));
                peak = Math.max(peak, own.queue().peak());
                submitted += own.outcomes().submitted();
            }
            assertThat(all.queues()).as(names.toString()).extracting(RangeStatistics.NamedLevel::level).containsExactlyElementsOf(queues);
            assertThat(all.buffers()).as(names.toString()).extracting(RangeStatistics.NamedLevel::level).containsExactlyElementsOf(buffers);
            assertThat(all.workers()).as(names.toString()).extracting(RangeStatistics.WorkerShare::share)
                    .containsExactlyInAnyOrderElementsOf(shares);
            assertThat(all.queue().peak()).isEqualTo(peak);
            assertThat(all.outcomes().submitted()).isEqualTo(submitted);
        });
    }

    @Test
    void countersOfAPoolAndItsStreams_areThoseItHasAlone() {
        inAllCompany((names, run) -> {
            int stream = 0;
            for (int pool = 0; pool < names.size(); pool++) {
                Snapshot alone = ALONE.get(names.get(pool)).snapshot();
                PoolTrack own = alone.pools().getFirst();
                PoolTrack among = run.snapshot().pools().get(pool);
                assertSame(names + " queued", among.queued(), own.queued());
                assertSame(names + " running", among.running(), own.running());
                for (StreamTrack each : alone.streams()) {
                    StreamTrack other = run.snapshot().streams().get(stream++);
                    assertThat(other.pool()).isEqualTo(pool);
                    assertThat(other.totals()).isEqualTo(each.totals());
                    assertSame(names + " blocked", other.blocked(), each.blocked());
                    assertSame(names + " deliverable", other.deliverable(), each.deliverable());
                    assertSame(names + " parked", other.parked(), each.parked());
                }
            }
        });
    }

    private static void assertSame(String what, Counter among, Counter alone) {
        assertThat(among.peak()).as(what).isEqualTo(alone.peak());
        assertThat(among.last()).as(what).isEqualTo(alone.last());
        assertThat(among.integral(0, Together.END)).as(what).isEqualTo(alone.integral(0, Together.END));
        for (int look = 0; look < 200; look++) {
            long time = look * 7_000_003L;
            assertThat(among.valueAt(time)).as(what + " at " + time).isEqualTo(alone.valueAt(time));
        }
    }

    @Test
    void factsOfATask_aboutItsOwnStream_areThoseItHasAlone() {
        String slow = "slow head";
        Snapshot alone = ALONE.get(slow).snapshot();
        inCompany(List.of("slow consumer", slow, "refuses"), (names, run) -> {
            long first = run.offsets(1).task();
            for (long task = 0; task < alone.tasks().size(); task++) {
                TaskFacts own = TaskFacts.of(alone, task);
                TaskFacts among = TaskFacts.of(run.snapshot(), first + task);
                assertThat(among.heldBack()).isEqualTo(own.heldBack());
                assertThat(List.of(among.queueWait(), among.runTime(), among.bufferBlocked(), among.bufferDeliverable()))
                        .isEqualTo(List.of(own.queueWait(), own.runTime(), own.bufferBlocked(), own.bufferDeliverable()));
            }
        });
    }

    @Test
    void whatIsExtractedOfAPool_isWhatIsExtractedOfItAlone() {
        Map<String, Forecast> expected = new LinkedHashMap<>();
        ALONE.forEach((name, run) -> expected.put(name, forecast(run.snapshot(), 0)));
        inAllCompany((names, run) -> {
            for (int pool = 0; pool < names.size(); pool++) {
                assertThat(forecast(run.snapshot(), pool)).as(names.get(pool) + " in " + names).isEqualTo(expected.get(names.get(pool)));
            }
        });
    }

    private static Forecast forecast(Snapshot run, int pool) {
        Extraction extraction = Extraction.of(run).orElseThrow();
        return extraction.place(pool).map(place -> Forecast.of(extraction.parts().get(place.part()).workload(), PROCESSORS)).orElse(null);
    }
}
