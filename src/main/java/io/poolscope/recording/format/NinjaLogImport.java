package io.poolscope.recording.format;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.PackedFile;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Reads the log that Ninja keeps of a build folder ({@code .ninja_log}): each line an output with its start and end in milliseconds since
 * the build
 * began. Outputs of one command are one task. Of several builds in it the last is shown.
 */
final class NinjaLogImport {
    /** How it begins. */
    static final String FIRST = "# ninja log v";
    private static final long REPORT_EVERY = 1 << 12;
    private static final int MILLIS = 6;

    private NinjaLogImport() {
    }

    static Recording read(Path file, Names names, EventConsumer consumer, Progress progress) throws IOException {
        ImportNotes notes = new ImportNotes();
        Map<String, ForeignTask> build = new LinkedHashMap<>();
        long earlier = 0;
        long size;
        try (PackedFile in = PackedFile.open(file); Utf8Watch watch = new Utf8Watch(in)) {
            size = in.size();
            CsvRows rows = new CsvRows(watch);
            long last = Long.MIN_VALUE;
            long read = 0;
            for (String line = rows.nextLine(); line != null; line = rows.nextLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                List<String> cells = List.of(line.split("\t", -1));
                long start = ForeignTimes.nanos(cells.getFirst(), MILLIS);
                long end = cells.size() < 4 ? ForeignTimes.NONE : ForeignTimes.nanos(cells.get(1), MILLIS);
                if (start == ForeignTimes.NONE || end == ForeignTimes.NONE || end < start) {
                    notes.lost("line(s) that can't be read", rows.place());
                    continue;
                }
                if (end < last) { // commands are logged as they end: another build began
                    earlier += build.size();
                    build.clear();
                }
                last = end;
                add(build, start, end, cells);
                if (++read % REPORT_EVERY == 0 && !progress.report(in.position(), size)) {
                    throw new CancellationException("reading " + file + " was cancelled");
                }
            }
            watch.problem().ifPresent(notes::warn);
        }
        if (earlier > 0) {
            notes.remark(earlier + " tasks of earlier builds are not shown");
        }
        ImportedRun run = new ImportedRun(names, notes);
        build.values().forEach(run::add);
        if (run.isEmpty()) {
            throw new IOException(notes.problem(0).orElse("it has no tasks"));
        }
        return run.deliver(consumer, new LinkedHashMap<>(), size);
    }

    /** Adds an output; that of a command which is there already, by its times and its hash, to that command. */
    private static void add(Map<String, ForeignTask> build, long start, long end, List<String> cells) {
        String command = start + " " + end + " " + (cells.size() > 4 ? cells.get(4) : cells.get(3));
        ForeignTask task = build.computeIfAbsent(command, added -> new ForeignTask());
        task.label = task.label.isEmpty() ? cells.get(3) : task.label;
        task.pool = "ninja";
        task.poolId = task.pool;
        task.worker = "job";
        task.started = start;
        task.ended = end;
    }
}
