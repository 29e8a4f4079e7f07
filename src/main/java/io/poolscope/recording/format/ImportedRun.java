package io.poolscope.recording.format;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.RunEvent;
import io.poolscope.recording.HeapRoom;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RunFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns tasks of another program's file into the events that a run would have given, in the order of their times, which are counted from
 * the first. Not thread-safe.
 */
final class ImportedRun {
    /** Times further from each other are none that a run can have. */
    static final long MAX_SPAN = Long.MAX_VALUE / 4;
    /** Times that leave a hole of this many nanoseconds, 5 years, are of two clocks. */
    private static final long TWO_CLOCKS = 5L * 365 * 24 * 3600 * 1_000_000_000L;
    /** Times in nanoseconds since 1970 between 1990 and 2200 are a calendar's; no machine is up for 20 years. */
    private static final long CALENDAR_FROM = 631_152_000_000_000_000L;
    private static final long CALENDAR_UNTIL = 7_258_118_400_000_000_000L;
    /** Numbers of tasks are kept as the file has them if they leave no larger gaps than these. */
    private static final long FREE_IDS = 1 << 16;
    private static final long IDS_PER_TASK = 64;
    /** What a task takes at most until its events are delivered, and in the timeline that they go to. */
    private static final long BYTES_OF_TASK = 1_000;

    private final Names names;
    private final ImportNotes notes;
    private final List<ForeignTask> tasks = new ArrayList<>();
    private final List<ForeignMark> marks = new ArrayList<>();
    /** Null if the format has none. */
    private TraceCounters counters;
    /** When the file's clock was 0, in nanoseconds since 1970. */
    private long clockBase;
    private long origin;

    ImportedRun(Names names, ImportNotes notes) {
        this.names = names;
        this.notes = notes;
    }

    void add(ForeignTask task) {
        tasks.add(task);
    }

    void add(TraceCounters ofTrace) {
        counters = ofTrace;
    }

    void add(ForeignMark mark) {
        marks.add(mark);
    }

    void clockBase(long nanosSince1970) {
        clockBase = nanosSince1970;
    }

    /** For how many tasks there is memory. */
    static long mostTasks() {
        return HeapRoom.bytes() / BYTES_OF_TASK;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    List<ForeignTask> tasks() {
        return tasks;
    }

    int size() {
        return tasks.size();
    }

    /**
     * Hands all events to a consumer, and says what there is to say.
     *
     * @param facts what the file says of its run; the time of its beginning is added where its clock is a calendar's
     * @throws IOException if no task is left that can be shown
     */
    Recording deliver(EventConsumer consumer, Map<String, String> facts, long bytes) throws IOException {
        long seen = tasks.size();
        checkClock();
        if (tasks.isEmpty()) {
            throw new IOException(notes.problem(0).orElse("it has no tasks"));
        }
        long moved = 0;
        for (ForeignTask task : tasks) {
            task.shift(-origin);
            moved += task.straighten() ? 1 : 0;
        }
        if (moved > 0) {
            notes.warn(moved + " tasks had times that contradict each other");
        }
        tasks.sort(Comparator.comparingLong((ForeignTask task) -> task.submitted)
                .thenComparingLong(task -> task.started == ForeignTask.UNKNOWN ? Long.MAX_VALUE : task.started));
        number();
        checkIndexes();
        ImportedEvents events = events();
        // The timeline that the events go to needs the memory that the tasks took.
        tasks.clear();
        marks.clear();
        long until = events.deliver(names, consumer);
        if (isCalendar(origin + clockBase)) {
            facts.putIfAbsent(RunFacts.STARTED_AT, Instant.ofEpochSecond(0, origin + clockBase).toString());
        }
        return new Recording(names, facts, events.size(), 0, until, bytes, notes.problem(seen), notes.isLossy(), notes.remarks());
    }

    /** All that there is to hand on. The plan of lanes is let go with this method. */
    private ImportedEvents events() {
        LanePlan plan = LanePlan.of(tasks);
        ImportedEvents events = new ImportedEvents();
        new TaskEvents(names, notes, events, tasks, plan).emitAll();
        tellMarks(plan, events);
        if (counters != null) {
            counters.tell(origin, events, names);
        }
        return events;
    }

    static boolean isCalendar(long nanosSince1970) {
        return nanosSince1970 >= CALENDAR_FROM && nanosSince1970 < CALENDAR_UNTIL;
    }

    /** Leaves out tasks whose times can't be of the same run as the others', and finds the first time. */
    private void checkClock() {
        if (tasks.isEmpty()) {
            return;
        }
        long[] firsts = tasks.stream().mapToLong(ForeignTask::first).sorted().toArray();
        long lasts = tasks.stream().mapToLong(ForeignTask::last).max().orElseThrow();
        if (isFurther(firsts[0], lasts, MAX_SPAN)) {
            long middle = firsts[firsts.length / 2];
            tasks.removeIf(task -> {
                boolean absurd = isFurther(task.first(), middle, MAX_SPAN / 2) || isFurther(task.last(), middle, MAX_SPAN / 2);
                if (absurd) {
                    notes.lost("task(s) with times decades from the others'", "'" + ImportNotes.shown(task.label) + "'");
                }
                return absurd;
            });
            firsts = tasks.stream().mapToLong(ForeignTask::first).sorted().toArray();
        }
        origin = firsts.length == 0 ? 0 : firsts[0];
        for (int i = 1; i < firsts.length; i++) {
            if (firsts[i] - firsts[i - 1] > TWO_CLOCKS) {
                long behind = firsts[i];
                boolean early = i <= firsts.length / 2;
                long count = early ? i : firsts.length - i;
                String first = tasks.stream().filter(task -> task.first() < behind == early).findFirst().orElseThrow().label;
                notes.warn("its times are of two clocks: " + count + (count == 1 ? " task lies " : " tasks lie ")
                        + (behind - firsts[i - 1]) / 86_400_000_000_000L
                        + " days " + (early ? "before" : "behind") + " the others, the first '" + ImportNotes.shown(first) + "'");
                return;
            }
        }
    }

    private static boolean isFurther(long from, long until, long most) {
        long length = until - from;
        return length > most || length < -most || (from < 0) != (until < 0) && (length < 0) != (until < from);
    }

    /** Gives each task the id that the file numbers it with, or else all of them their place in the order of submits. */
    private void number() {
        Set<Long> numbers = new HashSet<>();
        long most = FREE_IDS + IDS_PER_TASK * tasks.size();
        boolean kept = tasks.stream().allMatch(task -> task.number >= 0 && task.number < most && numbers.add(task.number));
        for (int place = 0; place < tasks.size() && !kept; place++) {
            tasks.get(place).number = place;
        }
    }

    /** Results keep their places in streams as far as a stream's table, which grows with its largest index, stays small. */
    private void checkIndexes() {
        List<ForeignTask> placed = new ArrayList<>(tasks);
        placed.removeIf(task -> task.buffered == ForeignTask.UNKNOWN);
        placed.sort(Comparator.comparingLong(task -> task.index));
        long left = FREE_IDS + IDS_PER_TASK * tasks.size();
        Map<Long, Long> ends = new HashMap<>();
        Set<List<Long>> places = new HashSet<>();
        for (ForeignTask task : placed) {
            long end = ends.getOrDefault(task.stream, 0L);
            long more = Math.max(0, task.index + 1 - end);
            boolean again = !places.add(List.of(task.stream, task.index));
            if (more > left || again) {
                notes.lost(again ? "result(s) at a place of another" : "result(s) at a place far beyond all others",
                        "index " + task.index + " of stream " + task.stream);
                task.buffered = ForeignTask.UNKNOWN;
                task.consumed = ForeignTask.UNKNOWN;
                task.dropped = ForeignTask.UNKNOWN;
            } else {
                left -= more;
                ends.put(task.stream, end + more);
            }
        }
    }

    private void tellMarks(LanePlan plan, ImportedEvents events) {
        long outside = 0;
        for (ForeignMark mark : marks) {
            long time = mark.time() - origin;
            if (isFurther(origin, mark.time(), MAX_SPAN) || time < 0) {
                outside++;
            } else {
                LanePlan.PlannedLane lane = plan.ofThread(mark.poolId(), mark.threadId());
                events.ranked(TaskEvents.MARKS);
                new RunEvent.LogWritten(time, lane == null ? EventWord.NO_LANE : lane.number, mark.text(),
                        -1).emitTo(events, names);
            }
        }
        if (outside > 0) {
            notes.remark(outside + (outside == 1 ? " mark lies" : " marks lie") + " before the first task, where nothing is shown");
        }
    }
}
