package io.poolscope.recording.format;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.HeapRoom;
import io.poolscope.recording.PackedFile;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.exporting.TaskCsv;
import io.poolscope.timeline.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Reads a CSV of tasks: as {@link TaskCsv} writes it, and as people have it, with other names for the columns, other separators and other
 * ways to
 * say a time. Some column must say when tasks started, or were submitted. A row that can't be read is left out and told.
 */
final class TaskCsvImport {
    private static final long REPORT_EVERY = 1 << 12;
    /** So many rows are looked at to find out what the columns mean. */
    private static final int FIRST_ROWS = 200;

    private final Path file;
    private final ColumnChoice chosen;
    private final ImportNotes notes = new ImportNotes();
    private final ImportedRun run;
    private CsvRows rows;
    private char separator;
    private CsvColumns columns;

    /** A row, and where it stands. */
    private record Row(List<String> cells, String place, String problem) {
    }

    private TaskCsvImport(Path file, Names names, ColumnChoice chosen) {
        this.file = file;
        this.chosen = chosen;
        run = new ImportedRun(names, notes);
    }

    static Recording read(Path file, Names names, EventConsumer consumer, Progress progress, ColumnChoice chosen) throws IOException {
        return new TaskCsvImport(file, names, chosen).read(consumer, progress);
    }

    private Recording read(EventConsumer consumer, Progress progress) throws IOException {
        long size;
        try (PackedFile in = PackedFile.open(file); Utf8Watch watch = new Utf8Watch(in)) {
            size = in.size();
            rows = new CsvRows(ImportFormat.afterMark(watch));
            Deque<Row> first = head();
            long read = 0;
            try {
                for (Row row = next(first); row != null; row = next(first)) {
                    if (run.size() >= ImportedRun.mostTasks()) {
                        notes.stopped(row.place + ": " + HeapRoom.tooSmall());
                        break;
                    }
                    take(row);
                    if (++read % REPORT_EVERY == 0 && !progress.report(in.position(), size)) {
                        throw new CancellationException("reading " + file + " was cancelled");
                    }
                }
            } catch (IOException e) {
                if (run.isEmpty()) {
                    throw e;
                }
                notes.stopped(e.getMessage());
            }
            watch.problem().ifPresent(notes::warn);
        }
        if (run.isEmpty()) {
            throw new IOException(notes.isLossy() ? notes.problem(0).orElseThrow() : "it has no tasks");
        }
        if (!columns.remark().isEmpty()) {
            notes.remark(columns.remark());
        }
        return run.deliver(consumer, new LinkedHashMap<>(), size);
    }

    /** Reads the header and the first rows, and finds out what they mean. */
    private Deque<Row> head() throws IOException {
        String line = rows.nextLine();
        if (line != null && line.toLowerCase(Locale.ROOT).startsWith("sep=") && line.strip().length() == 5) {
            separator = line.charAt(4); // as spreadsheets say it
            line = rows.nextLine();
        }
        while (line != null && line.startsWith("#")) {
            line = rows.nextLine();
        }
        if (line == null) {
            throw new IOException("it has no tasks");
        }
        separator = separator == 0 ? separatorOf(line) : separator;
        String where = rows.place();
        rows.split(separator);
        List<String> header = rows.cells().stream().map(String::strip).toList();
        Deque<Row> first = new ArrayDeque<>();
        while (first.size() < FIRST_ROWS && rows.nextLine() != null) {
            rows.split(separator);
            first.add(new Row(rows.cells(), rows.place(), rows.problem()));
        }
        try {
            columns = CsvColumns.of(header, first.stream().map(Row::cells).toList(), separator != ',', chosen);
        } catch (IOException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
        return first;
    }

    /** The one that stands most often in the header. */
    private static char separatorOf(String header) {
        char best = ',';
        long most = header.chars().filter(c -> c == ',').count();
        for (char one : new char[] {';', '\t', '|'}) {
            long count = header.chars().filter(c -> c == one).count();
            if (count > most) {
                best = one;
                most = count;
            }
        }
        return best;
    }

    private Row next(Deque<Row> first) throws IOException {
        if (!first.isEmpty()) {
            return first.poll();
        }
        if (rows.nextLine() == null) {
            return null;
        }
        rows.split(separator);
        return new Row(rows.cells(), rows.place(), rows.problem());
    }

    private void take(Row row) {
        String problem = row.problem;
        ForeignTask task = null;
        if (problem.isEmpty() && row.cells.size() > columns.count() && row.cells.subList(columns.count(),
                row.cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            problem = row.cells.size() + " cells where the header has " + columns.count();
        }
        if (problem.isEmpty()) {
            try {
                task = new CsvTask(columns, row.cells, notes, row.place).read();
            } catch (BadCellException e) {
                problem = e.getMessage();
            }
        }
        if (task == null) {
            notes.lost("row(s) that can't be read", row.place + ": " + problem);
        } else {
            run.add(task);
        }
    }

    /** A cell that can't be read. */
    static final class BadCellException extends Exception {
        private static final long serialVersionUID = 1L;

        BadCellException(String message) {
            super(message);
        }
    }

    static List<String> outcomes() {
        return new ArrayList<>(Arrays.stream(Outcome.values())
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT)).toList());
    }
}
