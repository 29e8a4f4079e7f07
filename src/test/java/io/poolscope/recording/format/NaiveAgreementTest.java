package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Names;
import io.poolscope.event.Role;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanKind;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random files of each format are read as a plain count of their own says: spans, total and union of busy time, and what lies in nothing
 * else.
 */
class NaiveAgreementTest {
    private static final int FILES = 300;

    @TempDir
    private Path folder;

    private Snapshot read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in"), text);
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Recording recording = ImportFormat.of(file).read(file, names, timeline, Progress.NONE);
        assertThat(recording.warning()).as(text).isEmpty();
        assertThat(timeline.snapshot().oddEvents()).as(text).isZero();
        return timeline.snapshot();
    }

    /** By the thread that a name of a span tells, in units of {@code unit} nanoseconds. */
    private static Map<String, NaiveTrace.Figures> figures(Snapshot run, NaiveTrace trace, long unit) {
        Map<String, String> threadOf = new HashMap<>();
        trace.spans.forEach(span -> threadOf.put(span.name(), span.process() + " " + span.thread()));
        TreeMap<String, NaiveTrace.Figures> all = new TreeMap<>();
        Tasks tasks = run.tasks();
        for (long task = tasks.first(); task < tasks.size(); task++) {
            assertThat(tasks.outcome(task)).isEqualTo(Outcome.FINISHED);
            NaiveTrace.Figures one = new NaiveTrace.Figures(1, (tasks.ended(task) - tasks.started(task)) / unit, 0,
                    tasks.kind(task) == SpanKind.TASK ? 1 : 0);
            all.merge(threadOf.get(tasks.label(task)), one, (x, y) -> new NaiveTrace.Figures(x.spans() + y.spans(), x.total()
                    + y.total(), 0, x.roots() + y.roots()));
        }
        for (Lane lane : run.lanes()) {
            if (lane.role() == Role.WORKER) {
                String thread = threadOf.get(tasks.label(lane.row(0).task(0)));
                long busy = lane.row(0).busy(0, run.end() + 1) / unit;
                all.computeIfPresent(thread, (key, x) -> new NaiveTrace.Figures(x.spans(), x.total(), x.union() + busy, x.roots()));
            }
        }
        return all;
    }

    @Test
    void completeEventsAndPairs_inAnyOrder_agree() throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            NaiveTrace trace = new NaiveTrace(seed);
            for (boolean pairs : new boolean[] {false, true}) {
                String json = trace.json(pairs);
                Map<String, NaiveTrace.Figures> read = figures(read(json), trace, 1000);
                assertThat(read).as("seed %d: %s", seed, json).isEqualTo(trace.figures());
            }
        }
    }

    @Test
    void csvOfAnyLooks_agrees() throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            NaiveTrace trace = new NaiveTrace(seed);
            String csv = csv(trace, new Random(seed));
            assertThat(figures(read(csv), trace, 1_000_000)).as("seed %d: %s", seed, csv).isEqualTo(trace.figures());
        }
    }

    private static String csv(NaiveTrace trace, Random random) {
        char separator = ",;\t|".charAt(random.nextInt(4));
        boolean comma = separator != ',' && random.nextBoolean();
        boolean length = random.nextBoolean();
        int look = random.nextInt(4);
        String[] starts = {"Start (ms)", "started_us", "StartTime", "begin"};
        String[] ends = length ? new String[] {"Duration (ms)", "duration_us", "Duration", "dur"} : new String[] {"End (ms)", "ended_us",
            "EndTime", "end"};
        StringBuilder csv = new StringBuilder(String.join(String.valueOf(separator), "Name", "Process", "Thread", starts[look],
                ends[look])).append("\r\n");
        for (NaiveTrace.Span span : trace.spans) {
            long second = length ? span.until() - span.from() : span.until();
            csv.append('"').append(span.name()).append('"').append(separator).append("p").append(span.process()).append(separator)
                    .append(" t").append(span.thread())
                    .append(separator).append(time(span.from(), look, comma, true)).append(separator).append(time(second, look, comma,
                            !length))
                    .append("\r\n");
        }
        return csv.toString();
    }

    /** A number of milliseconds, in the unit of a look: milliseconds, microseconds, epoch in milliseconds, with its unit in the cell. */
    private static String time(long millis, int look, boolean comma, boolean moment) {
        String text = switch (look) {
            case 0 -> String.format(Locale.ROOT, "%d.000", millis);
            case 1 -> Long.toString(millis * 1000);
            case 2 -> Long.toString(moment ? 1_700_000_000_000L + millis : millis);
            default -> millis + "ms";
        };
        return comma ? text.replace('.', ',') : text;
    }

    @Test
    void spansOfServices_agree() throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            NaiveTrace trace = new NaiveTrace(seed);
            StringBuilder json = new StringBuilder();
            boolean lines = seed % 2 == 0;
            for (NaiveTrace.Span span : trace.spans) {
                String one = "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"s" + span.process()
                        + "\"}}]},\"scopeSpans\":[{\"spans\":[{"
                        + "\"traceId\":\"ab\",\"name\":\"" + span.name() + "\",\"startTimeUnixNano\":\"" + (1_700_000_000_000_000_000L
                                + span.from())
                        + "\",\"endTimeUnixNano\":"
                        + (1_700_000_000_000_000_000L + span.until())
                        + ",\"attributes\":[{\"key\":\"thread.id\",\"value\":{\"intValue\":\"" + span.thread() + "\"}}]}]}]}";
                json.append(lines ? "{\"resourceSpans\":[" + one + "]}\n" : (json.isEmpty() ? "{\"resourceSpans\":[" : ",") + one);
            }
            assertThat(figures(read(json + (lines ? "" : "]}")), trace, 1)).as("seed %d", seed).isEqualTo(trace.figures());
        }
    }

    @Test
    void ninjaLogs_haveEveryCommandOnce_andNoTwoOnALaneAtOnce() throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            StringBuilder log = new StringBuilder("# ninja log v5\n0\t9999\t0\told\tffff\n");
            long end = 0;
            int commands = 1 + random.nextInt(30);
            long total = 0;
            for (int i = 0; i < commands; i++) {
                end += random.nextInt(20);
                long start = Math.max(0, end - random.nextInt(80));
                total += end - start;
                for (int output = random.nextInt(3); output >= 0; output--) {
                    log.append(start).append('\t').append(end).append("\t0\tout").append(i).append('.').append(output).append("\th")
                            .append(i).append('\n');
                }
            }
            Snapshot run = read(log.toString());
            assertThat(run.tasks().startedCount(SpanKind.TASK)).as(log.toString()).isEqualTo(commands);
            long busy = run.lanes().stream().filter(lane -> lane.role() == Role.WORKER).mapToLong(lane -> lane.row(0).busy(0, run.end()
                    + 1)).sum();
            assertThat(busy).isEqualTo(total * 1_000_000);
        }
    }
}
