package io.poolscope.recording.format;

import io.poolscope.recording.exporting.FormulaGuard;
import io.poolscope.recording.format.TaskCsvImport.BadCellException;
import io.poolscope.timeline.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Reads a task from a row of a CSV. For one row. */
final class CsvTask {
    private static final long MAX_TIME = Long.MAX_VALUE - 1;

    private final CsvColumns columns;
    private final List<String> row;
    private final ImportNotes notes;
    private final String place;

    CsvTask(CsvColumns columns, List<String> row, ImportNotes notes, String place) {
        this.columns = columns;
        this.row = row;
        this.notes = notes;
        this.place = place;
    }

    ForeignTask read() throws BadCellException {
        ForeignTask task = new ForeignTask();
        task.label = text(CsvRole.LABEL);
        task.pool = text(CsvRole.POOL);
        task.poolId = task.pool;
        task.submitter = text(CsvRole.SUBMITTER);
        task.worker = text(CsvRole.WORKER);
        task.threadId = task.worker;
        if (!columns.has(CsvRole.WORKER) && columns.has(CsvRole.HOST)) {
            String host = text(CsvRole.HOST);
            task.worker = host.equals(":") ? "local" : host; // as GNU parallel says it
        }
        task.error = text(CsvRole.ERROR);
        task.number = number(CsvRole.NUMBER);
        task.number -= task.number > 0 && columns.name(CsvRole.NUMBER).equalsIgnoreCase("seq") ? 1 : 0; // counted from 1
        task.submitted = time(CsvRole.SUBMITTED);
        task.started = time(CsvRole.STARTED);
        task.ended = time(CsvRole.ENDED);
        task.released = time(CsvRole.RELEASED);
        task.buffered = time(CsvRole.BUFFERED);
        task.consumed = time(CsvRole.CONSUMED);
        task.dropped = time(CsvRole.DROPPED);
        task.cpu = time(CsvRole.CPU);
        task.bytes = number(CsvRole.BYTES);
        task.stream = number(CsvRole.STREAM);
        task.index = number(CsvRole.INDEX);
        long priority = number(CsvRole.PRIORITY);
        task.priority = priority == ForeignTask.UNKNOWN ? 0 : Math.clamp(priority, -(1 << 23), (1 << 23) - 1);
        length(task);
        outcome(task);
        if (task.first() == Long.MAX_VALUE) {
            throw new BadCellException("a task without any time");
        }
        return task;
    }

    /** A duration gives the end where there is a start, and the start where there is an end. */
    private void length(ForeignTask task) throws BadCellException {
        long length = time(CsvRole.DURATION);
        if (length == ForeignTask.UNKNOWN) {
            return;
        }
        if (length < 0) {
            throw new BadCellException(columns.name(CsvRole.DURATION) + " is negative");
        }
        if (task.started != ForeignTask.UNKNOWN && task.ended == ForeignTask.UNKNOWN) {
            task.ended = within(BigDecimal.valueOf(task.started).add(BigDecimal.valueOf(length)), CsvRole.DURATION);
        } else if (task.started == ForeignTask.UNKNOWN && task.ended != ForeignTask.UNKNOWN) {
            task.started = within(BigDecimal.valueOf(task.ended).subtract(BigDecimal.valueOf(length)), CsvRole.DURATION);
        }
    }

    private long within(BigDecimal time, CsvRole role) throws BadCellException {
        if (time.abs().compareTo(BigDecimal.valueOf(MAX_TIME)) > 0) {
            throw new BadCellException(columns.name(role) + " is beyond all times");
        }
        return time.longValueExact();
    }

    private void outcome(ForeignTask task) throws BadCellException {
        String said = text(CsvRole.OUTCOME).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        switch (said) {
            case "", "0", "SUCCESS", "SUCCEEDED", "SUCCESSFUL", "OK", "DONE", "COMPLETE", "COMPLETED", "PASS", "PASSED", "TRUE",
                    "EXITED" ->
                task.outcome = Outcome.FINISHED;
            case "FAIL", "FAILURE", "ERROR", "ERRORED", "ERR", "FALSE", "KILLED", "TIMEOUT", "TIMED_OUT", "CRASHED", "UPSTREAM_FAILED",
                    "LOST" ->
                task.outcome = Outcome.FAILED;
            case "CANCELED", "SKIPPED", "REVOKED", "INTERRUPTED", "REMOVED" -> task.outcome = Outcome.CANCELLED;
            case "REJECTED" -> task.outcome = Outcome.ABORTED;
            case "STARTED", "IN_PROGRESS", "ACTIVE" -> task.outcome = Outcome.RUNNING;
            case "PENDING", "WAITING", "SCHEDULED", "SUBMITTED", "NONE" -> task.outcome = Outcome.QUEUED;
            default -> task.outcome = known(said);
        }
        exit(task, CsvRole.EXIT, "exit ");
        exit(task, CsvRole.SIGNAL, "signal ");
    }

    private Outcome known(String said) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(said)) {
                return outcome;
            }
        }
        notes.passed("unknown outcome(s)", place + ": " + ImportNotes.shown(text(CsvRole.OUTCOME)) + ", taken for finished; known are "
                + String.join(", ", TaskCsvImport.outcomes()));
        return Outcome.FINISHED;
    }

    private void exit(ForeignTask task, CsvRole role, String word) throws BadCellException {
        long code = number(role);
        if (code != ForeignTask.UNKNOWN && code != 0) {
            task.outcome = Outcome.FAILED;
            task.error = task.error.isEmpty() ? word + code : task.error;
        }
    }

    /** A text, without the mark that keeps spreadsheets from taking it for a formula. */
    private String text(CsvRole role) {
        return FormulaGuard.unguarded(columns.text(row, role));
    }

    private long time(CsvRole role) throws BadCellException {
        String cell = columns.time(row, role);
        if (TimeCell.isNothing(cell)) {
            return ForeignTask.UNKNOWN;
        }
        long time = TimeCell.nanos(cell, columns.unit(role));
        if (time == ForeignTimes.NONE) {
            throw new BadCellException(columns.name(role) + " is " + ImportNotes.shown(cell) + ", which is no time");
        }
        return time;
    }

    private long number(CsvRole role) throws BadCellException {
        String cell = columns.time(row, role);
        if (TimeCell.isNothing(cell)) {
            return ForeignTask.UNKNOWN;
        }
        BigDecimal number = ForeignTimes.number(cell);
        long value = ForeignTimes.nanos(number, 0);
        if (value == ForeignTimes.NONE || number.stripTrailingZeros().scale() > 0) {
            if (role == CsvRole.NUMBER) {
                return ForeignTask.UNKNOWN; // a name, then
            }
            throw new BadCellException(columns.name(role) + " is " + ImportNotes.shown(cell) + ", not a whole number");
        }
        return value;
    }
}
