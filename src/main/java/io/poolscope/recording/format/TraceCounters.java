package io.poolscope.recording.format;

import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.RunEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the counters of a trace, each series of values for itself, and tells them as the depths of queues, which is how a run tells of
 * a number that
 * changes. A depth is whole: small values with decimals are told a thousandfold, and that is said in the name. Not thread-safe.
 */
final class TraceCounters {
    /** More say nothing in a picture. */
    private static final int MOST = 200;
    private static final int SCALE = 1000;

    private final ImportNotes notes;
    private final Map<String, Series> all = new LinkedHashMap<>();
    private long left;

    /** The values of one counter. */
    private static final class Series {
        private final String name;
        private final List<double[]> values = new ArrayList<>();
        private final List<Long> times = new ArrayList<>();

        Series(String name) {
            this.name = name;
        }
    }

    TraceCounters(ImportNotes notes) {
        this.notes = notes;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Takes an event of a counter, at a time. */
    void add(TraceEvent event, long time, String where) {
        event.arguments().forEach((key, text) -> {
            double value = value(text);
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                notes.passed("counter value(s) that no number stands for", where + ", '" + ImportNotes.shown(event.name) + "'");
                return;
            }
            String id = event.process + '\0' + event.name + '\0' + key + '\0' + event.id();
            Series series = all.get(id);
            if (series == null && all.size() == MOST) {
                left++;
                return;
            }
            if (series == null) {
                series = new Series(key.equals("value") || key.equals(event.name) || key.isEmpty() ? event.name : event.name + " " + key);
                all.put(id, series);
            }
            series.times.add(time);
            series.values.add(new double[] {value});
        });
    }

    private static double value(String text) {
        try {
            return text.length() > 40 ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Tells all; what was before the first task counts from there on. */
    void tell(long origin, ImportedEvents events, Names names) {
        int queue = 0;
        for (Series series : all.values()) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < series.times.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingLong(series.times::get));
            double most = series.values.stream().mapToDouble(value -> Math.abs(value[0])).max().orElse(0);
            boolean small = most < SCALE && series.values.stream().anyMatch(value -> value[0] != Math.rint(value[0]));
            events.ranked(TaskEvents.OPENS);
            new RunEvent.QueueOpened(0, queue, series.name + (small ? " \u00d71000" : ""), -1).emitTo(events, names);
            events.ranked(TaskEvents.MARKS);
            for (int i : order) {
                double value = series.values.get(i)[0] * (small ? SCALE : 1);
                if (value < 0 || value > Integer.MAX_VALUE) {
                    notes.passed("counter value(s) below 0 or over 2 000 000 000", "'" + ImportNotes.shown(series.name) + "' " + value);
                }
                long time = series.times.get(i) <= origin ? 0 : series.times.get(i) - origin;
                if (time >= 0 && time <= ImportedRun.MAX_SPAN) { // less than 0: it is too far behind
                    int depth = Math.clamp(Math.round(value), 0, Integer.MAX_VALUE);
                    new RunEvent.ItemPut(time, queue, EventWord.NO_LANE, depth, -1).emitTo(events, names);
                }
            }
            queue++;
        }
        if (left > 0) {
            notes.remark(left + " values of more than " + MOST + " counters are not shown");
        }
    }
}
