package io.poolscope.view.eventlog;

import io.poolscope.event.EventKind;
import io.poolscope.explore.eventlog.LogFilter;
import io.poolscope.explore.eventlog.LogRows;
import io.poolscope.explore.eventlog.LogView;
import java.util.Collections;
import java.util.function.BiFunction;
import javafx.collections.ObservableListBase;

/**
 * Chosen lines of the log as a list for a table. A line is made when the table asks for it, which is when it comes into
 * sight; the list itself holds none. JavaFX thread.
 */
final class LogItems extends ObservableListBase<LogLine> {
    /**
     * Stands for lines that are no longer shown. Nobody looks at them, there may be a million, and a run that is not shown any more
     * has taken its names along.
     */
    private static final LogLine GONE = new LogLine(-1, 0, "", -1, EventKind.LOG_WRITTEN, "");

    private final BiFunction<LogView, Long, LogLine> maker;
    private LogRows rows = LogRows.empty(LogFilter.ALL);

    LogItems(BiFunction<LogView, Long, LogLine> maker) {
        this.maker = maker;
    }

    LogRows rows() {
        return rows;
    }

    /** Shows later rows: tells the table of an addition at the end where it is one, else of a replacement. */
    void show(LogRows later) {
        LogRows before = rows;
        int oldSize = before.size();
        int newSize = later.size();
        boolean sameStart = oldSize > 0 && newSize >= oldSize && before.filter() == later.filter() && later.number(0) == before.number(0)
                && later.number(oldSize - 1) == before.number(oldSize - 1);
        beginChange();
        rows = later;
        if (sameStart) {
            if (newSize > oldSize) {
                nextAdd(oldSize, newSize);
            }
        } else {
            nextReplace(0, newSize, Collections.nCopies(oldSize, GONE));
        }
        endChange();
    }

    @Override
    public LogLine get(int index) {
        return maker.apply(rows.view(), rows.number(index));
    }

    @Override
    public int size() {
        return rows.size();
    }
}
