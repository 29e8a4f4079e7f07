package io.poolscope.recording.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.HeapRoom;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a CSV of tasks: columns by name, as {@link TaskCsv} writes them, of which only {@code started_ns} and {@code ended_ns} (or
 * {@code submitted_ns}) must be there, so that a few lines of any program can make one.
 */
final class TaskCsvImport {
    private static final long REPORT_EVERY = 1 << 12;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,18})");

    private TaskCsvImport() {
    }

    static Recording read(Path file, Names names, EventConsumer consumer, Progress progress) throws IOException {
        long size = Files.size(file);
        ImportedRun run = new ImportedRun(names);
        long rows = 0;
        String stopped = null;
        Optional<String> foreign = Optional.empty();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                Utf8Watch watch = new Utf8Watch(in);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(afterMark(watch), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : csv) {
                if (rows == 0) {
                    checkHeader(row);
                }
                if (rows >= run.mostTasks()) {
                    stopped = where(file, row.getStartingLineNumber()) + HeapRoom.tooSmall();
                    break;
                }
                run.add(task(row));
                if (++rows % REPORT_EVERY == 0 && !progress.report(watch.position(), size)) {
                    throw new CancellationException("reading " + file + " was cancelled");
                }
            }
            foreign = watch.problem();
        } catch (BadRow e) {
            stopped = where(file, e.line) + e.getMessage();
        } catch (CsvParseException e) {
            stopped = where(file, line(e)) + reason(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (run.isEmpty()) {
            throw new IOException(stopped == null ? "it has no tasks" : stopped);
        }
        ImportedRun.Extent extent = run.deliver(consumer);
        Optional<String> warning = stopped != null ? Optional.of(stopped + "; " + rows + " tasks before it could be read")
                : foreign.or(run::problem);
        return new Recording(names, Map.of(), extent.events(), 0, extent.until(), size, warning);
    }

    /** The text after the byte order mark, if it begins with one. */
    private static InputStream afterMark(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, MARK.length);
        byte[] start = text.readNBytes(MARK.length);
        if (!Arrays.equals(start, MARK)) {
            text.unread(start);
        }
        return text;
    }

    /** The line that a record began on which is no CSV: the library says so in words alone. */
    private static long line(CsvParseException e) {
        Matcher line = LINE.matcher(e.getMessage());
        return line.find() ? Long.parseLong(line.group(1)) : 1;
    }

    private static String reason(CsvParseException e) {
        String reason = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        return reason.startsWith("The maximum buffer size") ? "a field is too long, or its quote is never closed"
                : reason.lines().findFirst().orElse("it is no CSV");
    }

    private static void checkHeader(NamedCsvRecord row) {
        if (!row.getHeader().contains("started_ns") && !row.getHeader().contains("submitted_ns")) {
            throw new BadRow(1, "it names none of the columns started_ns and submitted_ns, but "
                    + row.getHeader().stream().limit(8).map(TaskCsvImport::shown).collect(Collectors.joining(", ")));
        }
    }

    private static ForeignTask task(NamedCsvRecord row) {
        ForeignTask task = new ForeignTask();
        task.label = text(row, "label");
        task.pool = text(row, "pool");
        task.submitter = text(row, "submitter");
        task.worker = text(row, "worker");
        task.error = text(row, "error");
        task.number = number(row, "task");
        task.submitted = number(row, "submitted_ns");
        task.started = number(row, "started_ns");
        task.ended = number(row, "ended_ns");
        task.released = number(row, "released_ns");
        task.buffered = number(row, "buffered_ns");
        task.consumed = number(row, "consumed_ns");
        task.dropped = number(row, "dropped_ns");
        task.cpu = number(row, "cpu_ns");
        task.bytes = number(row, "bytes");
        task.stream = number(row, "stream");
        task.index = number(row, "index");
        long priority = number(row, "priority");
        task.priority = priority == ForeignTask.UNKNOWN ? 0 : Math.clamp(priority, -(1 << 23), (1 << 23) - 1);
        String outcome = text(row, "outcome");
        if (!outcome.isEmpty()) {
            task.outcome = Arrays.stream(Outcome.values()).filter(known -> known.name().equals(outcome.toUpperCase(Locale.ROOT)))
                    .findFirst().orElseThrow(() -> new BadRow(row, "unknown outcome "
                            + shown(outcome) + "; known are " + Arrays.toString(Outcome.values()).toLowerCase(Locale.ROOT)));
        }
        if (task.first() == Long.MAX_VALUE) {
            throw new BadRow(row, "a task without any time");
        }
        return task;
    }

    /** "line 3 at byte 25: ", by counting once more: records don't know their place. */
    private static String where(Path file, long line) throws IOException {
        long at = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            boolean afterReturn = false;
            long passed = 1;
            for (int next = in.read(); next >= 0 && (passed < line || afterReturn && next == '\n'); next = in.read()) {
                at++;
                if (next == '\r' || next == '\n' && !afterReturn) {
                    passed++;
                }
                afterReturn = next == '\r';
            }
        }
        return "line " + line + " at byte " + at + ": ";
    }

    private static String text(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("");
    }

    private static long number(NamedCsvRecord row, String column) {
        String text = text(row, column).strip();
        if (text.isEmpty()) {
            return ForeignTask.UNKNOWN;
        }
        try {
            long value = Long.parseLong(text);
            if (Math.abs(value) > Long.MAX_VALUE / 8) {
                throw new NumberFormatException("too large");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new BadRow(row, column + " is " + shown(text)
                    + ", not a whole number of nanoseconds in ±" + Long.MAX_VALUE / 8);
        }
    }

    /** A value for a message: short, and on one line. */
    private static String shown(String text) {
        String line = text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).limit(41)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return line.length() > 40 ? line.substring(0, 39) + "\u2026" : line;
    }

    /** A row that can't be read; what was before it stays. */
    private static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long line;

        BadRow(NamedCsvRecord row, String message) {
            this(row.getStartingLineNumber(), message);
        }

        BadRow(long line, String message) {
            super(message);
            this.line = line;
        }
    }
}
