package io.poolscope.recording.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One row a task: its names, and all its times in nanoseconds since the run began. What there is not is empty. */
public final class TaskCsv {
    /** The columns. */
    public static final List<String> COLUMNS = List.of("task", "label", "pool", "submitter", "worker", "outcome", "error", "stream",
            "index", "priority", "submitted_ns", "started_ns", "ended_ns", "released_ns", "buffered_ns", "deliverable_ns",
            "consumed_ns", "dropped_ns", "cpu_ns", "bytes");

    private TaskCsv() {
    }

    static void write(ExportedRun exported, OutputStream out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(COLUMNS);
            exported.forEachTask(task -> csv.writeRecord(row(exported, task)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> row(ExportedRun exported, long task) {
        Tasks tasks = exported.run().tasks();
        return List.of(Long.toString(task), text(tasks.label(task)), text(exported.poolName(tasks.pool(task))),
                text(exported.laneName(tasks.submitter(task))), text(exported.laneName(tasks.lane(task))),
                tasks.outcome(task).name().toLowerCase(Locale.ROOT), text(tasks.error(task)), number(tasks.stream(task)),
                number(tasks.index(task)), Integer.toString(tasks.priority(task)), number(tasks.submitted(task)),
                number(tasks.started(task)), number(tasks.ended(task)), number(tasks.released(task)),
                number(tasks.buffered(task)), number(tasks.deliverable(task)), number(tasks.consumed(task)),
                number(tasks.dropped(task)), number(tasks.cpuNanos(task)), number(tasks.bytes(task)));
    }

    private static String text(String text) {
        return FormulaGuard.guarded(text);
    }

    private static String number(long value) {
        return value == Snapshot.NONE ? "" : Long.toString(value);
    }
}
