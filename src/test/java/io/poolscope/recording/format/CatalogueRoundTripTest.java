package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
import io.poolscope.event.Role;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RecordingReader;
import io.poolscope.recording.RunFacts;
import io.poolscope.recording.exporting.ExportFormat;
import io.poolscope.recording.exporting.ExportedRun;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.PlayedRun;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.Timeline;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.words.ProgramVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What comes back of a run of every scenario from each format: the README's table, row by row. */
class CatalogueRoundTripTest {
    @TempDir
    private Path folder;

    private interface Check {
        void check(PlayedRun seen, Path file) throws IOException;
    }

    private Stream<DynamicTest> each(Check check) {
        return Catalogue.standard().all().stream().map(scenario -> scenario.about().id())
                .map(id -> DynamicTest.dynamicTest(id, () -> check.check(PlayedRun.of(id), folder.resolve(id))));
    }

    @TestFactory
    Stream<DynamicTest> recording_hasEveryEventEqual() {
        return each((seen, file) -> {
            seen.session.save(file);
            List<Event> read = new ArrayList<>();
            RecordingReader reader = new RecordingReader(file);
            Recording recording = reader.read(batch -> read.addAll(EventReader.readAll(batch, reader.names())), Progress.NONE);
            assertThat(read.stream().sorted(Comparator.comparingLong(Event::time)).toList()).isEqualTo(seen.events);
            Map<String, String> facts = new HashMap<>(seen.session.facts());
            facts.put(RunFacts.WRITTEN_BY, ProgramVersion.NAMED);
            assertThat(recording.facts()).isEqualTo(facts);
        });
    }

    @TestFactory
    Stream<DynamicTest> chromeTrace_hasEveryTaskWithAllItsTimes() {
        return each((seen, file) -> {
            assertThat(throughFile(seen, ExportFormat.CHROME, ImportFormat.CHROME, file)).isEqualTo(TaskRow.of(seen.session.snapshot()));
            Snapshot run = seen.session.snapshot();
            List<String> expected = new ArrayList<>();
            run.pools().forEach(pool -> steps(run, "queue " + pool.name(), pool.queued(), expected));
            run.streams().forEach(stream -> steps(run, "parked " + stream.name(), stream.parked(), expected));
            assertThat(counters(file)).isEqualTo(expected);
        });
    }

    private static void steps(Snapshot run, String name, Counter of, List<String> into) {
        Counter counter = of.reader();
        for (long time = run.begin(); counter.peak() > 0 && time <= run.end(); time = counter.nextChange(time)) {
            into.add(name + " " + time + " " + counter.valueAt(time));
        }
    }

    /** The counter events of a trace in the Trace Event Format, in the order of the file: name, nanoseconds, value. */
    private static List<String> counters(Path file) throws IOException {
        List<String> counters = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            Map<String, String> event = new HashMap<>();
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue() && json.currentName() != null) {
                    event.put(json.currentName(), json.getText());
                } else if (token == JsonToken.START_OBJECT && !"args".equals(json.currentName())) {
                    event.clear();
                } else if (token == JsonToken.END_OBJECT && !"args".equals(json.currentName()) && "C".equals(event.get("ph"))) {
                    counters.add(event.get("name") + " " + new BigDecimal(event.get("ts")).movePointRight(3).longValueExact() + " "
                            + event.get("value"));
                    event.clear();
                }
            }
        }
        return counters;
    }

    @TestFactory
    Stream<DynamicTest> csv_hasEveryTaskWithAllItsTimes() {
        return each((seen, file) -> assertThat(throughFile(seen, ExportFormat.CSV, ImportFormat.CSV, file))
                .isEqualTo(TaskRow.of(seen.session.snapshot())));
    }

    private static List<TaskRow> throughFile(PlayedRun seen, ExportFormat out, ImportFormat in, Path file) throws IOException {
        out.write(ExportedRun.whole(seen.session.snapshot(), seen.session.facts()), file);
        assertThat(ImportFormat.of(file)).isEqualTo(in);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Recording read = in.read(file, names, timeline, Progress.NONE);
        assertThat(read.warning()).isEmpty();
        assertThat(timeline.snapshot().oddEvents()).isZero();
        return TaskRow.of(timeline.snapshot());
    }

    @TestFactory
    Stream<DynamicTest> perfettoTrace_hasTracksSlicesFlowsAndCounters() {
        return each((seen, file) -> {
            Snapshot run = seen.session.snapshot();
            ExportFormat.PERFETTO.write(ExportedRun.whole(run, seen.session.facts()), file);
            PerfettoReader trace = new PerfettoReader(Files.readAllBytes(file));
            checkTracks(run, trace);
            checkTasks(run, trace);
            checkParked(run, trace);
            run.pools().forEach(pool -> checkCounter(run, trace, "queue " + pool.name(), pool.queued().reader()));
            run.streams().forEach(stream -> checkCounter(run, trace, "parked " + stream.name(), stream.parked().reader()));
            run.streams().forEach(stream -> checkCounter(run, trace, "parked bytes " + stream.name(), stream.parkedBytes().reader()));
        });
    }

    /** Submitters, workers and consumers in this order, and among themselves in that of the run. */
    private static void checkTracks(Snapshot run, PerfettoReader trace) {
        List<PerfettoReader.Track> roots = trace.tracks.values().stream().filter(track -> track.parent() == 0).toList();
        assertThat(roots).hasSize(1).allMatch(root -> root.order() == 3);
        assertThat(trace.shown()).allMatch(track -> track.parent() == roots.getFirst().id()).extracting(PerfettoReader.Track::rank)
                .doesNotHaveDuplicates();
        List<String> expected = Stream.of(Role.SUBMITTER, Role.WORKER, Role.CONSUMER)
                .flatMap(role -> run.lanes().stream().filter(lane -> lane.role() == role)).map(Lane::name).toList();
        assertThat(lanes(trace)).extracting(PerfettoReader.Track::name).isEqualTo(expected);
    }

    private static List<PerfettoReader.Track> lanes(PerfettoReader trace) {
        return trace.shown().stream().filter(track -> track.merge() == 2).toList();
    }

    /** Each task: its submit, its run and its consumption, on their tracks and at their times, tied by one flow. */
    private static void checkTasks(Snapshot run, PerfettoReader trace) {
        ExportedRun exported = ExportedRun.whole(run, Map.of());
        Tasks tasks = run.tasks();
        Map<Integer, PerfettoReader.Track> tracks = new HashMap<>();
        List<Lane> lanes = Stream.of(Role.SUBMITTER, Role.WORKER, Role.CONSUMER)
                .flatMap(role -> run.lanes().stream().filter(lane -> lane.role() == role)).toList();
        List<PerfettoReader.Track> shown = lanes(trace);
        for (int i = 0; i < lanes.size(); i++) {
            tracks.put(lanes.get(i).key(), shown.get(i));
        }
        Map<Long, List<PerfettoReader.Slice>> byTask = new HashMap<>();
        trace.slices.stream().filter(slice -> slice.correlation() != 0 && shown.contains(slice.track()))
                .forEach(slice -> byTask.computeIfAbsent(slice.correlation() - 1, added -> new ArrayList<>()).add(slice));
        exported.forEachTask(task -> {
            List<String> told = byTask.remove(task).stream().sorted(Comparator.comparingLong(PerfettoReader.Slice::from))
                    .map(CatalogueRoundTripTest::words).sorted().toList();
            boolean ran = tasks.started(task) != Snapshot.NONE;
            boolean consumed = tasks.consumed(task) != Snapshot.NONE;
            List<String> expected = new ArrayList<>();
            expected.add("submit on " + tracks.get(tasks.submitter(task)).id() + " at " + tasks.submitted(task)
                    + (ran ? " flow [" + (task + 1) + "]" : " flow []") + " ends []");
            if (ran) {
                Outcome outcome = tasks.outcome(task);
                String title = exported.title(task)
                        + (outcome == Outcome.FINISHED ? "" : " (" + outcome.name().toLowerCase(Locale.ROOT) + ")");
                expected.add("run " + title + " on " + tracks.get(tasks.lane(task)).id() + " at " + tasks.started(task) + " to "
                        + exported.orEnd(tasks.released(task))
                        + (consumed ? " flow [" + (task + 1) + "] ends []" : " flow [] ends [" + (task + 1) + "]"));
            }
            if (consumed) {
                Lane consumer = run.lanes().stream().filter(lane -> lane.role() == Role.CONSUMER && lane.stream() == tasks.stream(task))
                        .findFirst().orElseThrow();
                expected.add("consume on " + tracks.get(consumer.key()).id() + " at " + tasks.consumed(task) + " flow [] ends "
                        + (ran ? "[" + (task + 1) + "]" : "[]"));
            }
            assertThat(told).as("task %d", task).containsExactlyInAnyOrderElementsOf(expected);
        });
        assertThat(byTask).isEmpty();
    }

    private static String words(PerfettoReader.Slice slice) {
        String what = slice.name().startsWith("submit ") ? "submit" : slice.name().startsWith("consume ") ? "consume" : "run";
        return what + (what.equals("run") ? " " + slice.name() : "") + " on " + slice.track().id() + " at " + slice.from()
                + (what.equals("run") ? " to " + slice.until() : "")
                + " flow " + slice.flows() + " ends " + slice.flowEnds();
    }

    /** Each parked result from its finish to its consumption, never two on one track at one time. */
    private static void checkParked(Snapshot run, PerfettoReader trace) {
        ExportedRun exported = ExportedRun.whole(run, Map.of());
        Map<Long, Long> parked = new HashMap<>();
        for (PerfettoReader.Slice slice : trace.slices) {
            if (slice.track().name().startsWith("buffer ")) {
                assertThat(slice.depth()).as("parked results meet on %s", slice.track()).isZero();
                assertThat(slice.name()).matches("(?s).* (blocked|deliverable)");
                parked.merge(slice.correlation() - 1, slice.until() - slice.from(), Long::sum);
            }
        }
        Map<Long, Long> expected = new HashMap<>();
        for (StreamTrack stream : run.streams()) {
            stream.parked(0, Snapshot.OPEN, (index, task, from, deliverable, until) -> {
                if (exported.orEnd(until) > from) {
                    expected.put(task, exported.orEnd(until) - from);
                }
            });
        }
        assertThat(parked).isEqualTo(expected);
    }

    private static void checkCounter(Snapshot run, PerfettoReader trace, String name, Counter counter) {
        List<PerfettoReader.Count> counts = trace.counts.stream().filter(count -> count.track().name().equals(name)).toList();
        if (counter.peak() == 0) {
            return; // a queue that nobody ever waited in has no track
        }
        if (counts.stream().map(PerfettoReader.Count::track).distinct().count() > 1) {
            return; // of the same name: told apart by their tracks only
        }
        assertThat(counts).isNotEmpty().allMatch(count -> count.track().counter());
        assertThat(counts).allSatisfy(count -> assertThat(count.value()).isEqualTo(counter.valueAt(count.time())));
        assertThat(counts.stream().mapToLong(PerfettoReader.Count::value).max().orElseThrow()).isEqualTo(counter.max(0, run.end() + 1));
        List<Long> changes = new ArrayList<>();
        for (long time = run.begin(); time <= run.end(); time = counter.nextChange(time)) {
            changes.add(time);
        }
        assertThat(counts).extracting(PerfettoReader.Count::time).isEqualTo(changes);
    }

    @TestFactory
    Stream<DynamicTest> flightRecording_hasTasksAndWaitsWithTimesAndThreads() {
        return each((seen, file) -> {
            Snapshot run = seen.session.snapshot();
            ExportedRun exported = ExportedRun.whole(run, Map.of(RunFacts.STARTED_AT, "1970-01-01T00:00:05Z"));
            ExportFormat.JFR.write(exported, file);
            Tasks tasks = run.tasks();
            List<String> expected = new ArrayList<>();
            exported.forEachTask(task -> {
                boolean ran = tasks.started(task) != Snapshot.NONE;
                String told =
                        " " + task + " " + exported.title(task) + " " + exported.poolName(tasks.pool(task)) + " " + tasks.outcome(task);
                expected.add("poolscope.QueueWait" + span(tasks.submitted(task), ran ? tasks.started(task) : tasks.ended(task))
                        + exported.laneName(tasks.submitter(task)) + told);
                if (ran) {
                    expected.add("poolscope.Task" + span(tasks.started(task), exported.orEnd(tasks.released(task)))
                            + exported.laneName(tasks.lane(task)) + told);
                }
                if (tasks.buffered(task) != Snapshot.NONE) {
                    expected.add("poolscope.BufferWait"
                            + span(tasks.buffered(task), exported.orEnd(Math.max(tasks.consumed(task), tasks.dropped(task))))
                            + exported.laneName(tasks.lane(task)) + told);
                }
            });
            List<String> read = RecordingFile.readAllEvents(file).stream().map(CatalogueRoundTripTest::words).toList();
            assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    private static String words(RecordedEvent event) {
        Instant start = event.getStartTime();
        long from = start.getEpochSecond() * 1_000_000_000L + start.getNano();
        from -= 5_000_000_000L;
        return event.getEventType().getName() + span(from, from + event.getDuration().toNanos())
                + (event.getThread() == null ? "" : event.getThread().getJavaName()) + " " + event.getLong("task") + " "
                + event.getString("taskLabel") + " "
                + event.getString("pool") + " " + event.getString("outcome");
    }

    private static String span(long from, long until) {
        return " " + from + " to " + until + " on ";
    }
}
