package io.poolscope.analysis.statistics;

import io.poolscope.event.PoolKind;
import io.poolscope.event.Role;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.counter.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the figures of a range from a snapshot. Counts of starts, ends and submits come from positions in the rows,
 * averages over time from the counters' integrals: neither costs by the number of tasks. Only the spreads look at
 * single tasks: at all of them, as the one that took longest is what people look for, or in haste at no more than
 * {@link #SAMPLES}, evenly spread over each lane.
 */
public final class RangeReader {
    /** How many tasks each spread looks at in haste, at most about. */
    public static final int SAMPLES = 1 << 18;

    private final Snapshot snapshot;
    private final Tasks tasks;
    private final long from;
    private final long until;
    private final boolean hasty;
    private final Samples queueWaits = new Samples();
    private final Samples runTimes = new Samples();
    private final Samples blockedWaits = new Samples();
    private final Samples deliverableWaits = new Samples();
    /** Of those that came to an end, whatever it was. */
    private double timeInSystem;
    private long leavers;
    private long started;
    private long ended;
    private long finished;
    private long failed;
    private long lastEnd = Snapshot.NONE;
    private int stride = 1;

    RangeReader(Snapshot snapshot, long from, long until, boolean hasty) {
        this.snapshot = snapshot;
        this.tasks = snapshot.tasks();
        this.hasty = hasty;
        this.from = Math.max(from, snapshot.begin());
        // The range is half-open, so what happened at the very end of the run lies in the nanosecond after it.
        this.until = Math.max(this.from, Math.min(until, snapshot.end() + 1));
    }

    RangeStatistics read() {
        readSpans();
        readConsumed();
        long submitted = 0;
        long firstSubmit = Long.MAX_VALUE;
        for (Lane lane : snapshot.lanes()) {
            int n = TimeSearch.submits(tasks, lane, from, until);
            submitted += n;
            if (n > 0) {
                firstSubmit = Math.min(firstSubmit, lane.submits().time(lane.submits().firstAtOrAfter(from)));
            }
        }
        RangeStatistics.Outcomes outcomes = outcomes(submitted);
        Spread queueWait = queueWaits.spread();
        Spread runTime = runTimes.spread();
        double seconds = Math.max(1, until - from) / 1e9;
        long blocked = 0;
        long submitting = 0;
        long waiting = 0;
        long consuming = 0;
        for (Lane lane : snapshot.lanes()) {
            blocked += lane.blocked().total(from, until);
            if (lane.role() == Role.SUBMITTER) {
                submitting += TimeSearch.overlap(lane.from(), lastSubmit(lane), from, until);
            } else if (lane.role() == Role.CONSUMER) {
                waiting += lane.waiting().total(from, until);
                consuming += TimeSearch.overlap(lane.from(), Math.min(lane.until(), closed(lane)), from, until);
            }
        }
        List<RangeStatistics.NamedLevel> queues = queues();
        List<RangeStatistics.NamedLevel> buffers = buffers();
        long makespan = firstSubmit == Long.MAX_VALUE || lastEnd < firstSubmit ? 0 : lastEnd - firstSubmit;
        return new RangeStatistics(from, until, outcomes, (finished + failed) / seconds, queueWait, runTime, blockedWaits.spread(),
                deliverableWaits.spread(), workers(), sum(queues), queues, sum(buffers), buffers, blocked, share(blocked, submitting),
                waiting,
                share(waiting, consuming), little(submitted), makespan, stride);
    }

    private void readSpans() {
        List<SpanRow> rows = TimeSearch.rows(snapshot);
        long inRange = 0;
        for (SpanRow row : rows) {
            inRange += Math.max(0, row.firstStartingAtOrAfter(until) - row.firstEndingAtOrAfter(from));
        }
        stride = stride(inRange);
        for (SpanRow row : rows) {
            int startFrom = row.firstStartingAtOrAfter(from);
            int startUntil = row.firstStartingAtOrAfter(until);
            started += TimeSearch.tasks(tasks, row, startFrom, startUntil);
            for (int i = startFrom; i < startUntil; i += stride) {
                queueWait(row.task(i), row.start(i));
            }
            if (row.openTask() != Snapshot.NONE && row.openStart() >= from && row.openStart() < until && TimeSearch.isTask(tasks,
                    row.openTask())) {
                started++;
                queueWait(row.openTask(), row.openStart());
            }
            int endFrom = row.firstEndingAtOrAfter(from);
            int endUntil = row.firstEndingAtOrAfter(until);
            ended += TimeSearch.tasks(tasks, row, endFrom, endUntil);
            for (int i = endFrom; i < endUntil; i += stride) {
                end(row, i);
            }
            if (endUntil > endFrom) {
                lastEnd = Math.max(lastEnd, row.end(endUntil - 1));
            }
        }
        finished *= stride;
        failed *= stride;
        if (stride > 1) {
            failed = Math.min(failed, ended);
            finished = Math.min(finished, ended - failed);
        }
    }

    private int stride(long count) {
        return hasty ? (int) Math.max(1, (count + SAMPLES - 1) / SAMPLES) : 1;
    }

    private void queueWait(long task, long start) {
        long submit = tasks.submitted(task);
        if (submit != Snapshot.NONE && TimeSearch.isTask(tasks, task)) {
            queueWaits.add(Math.max(0, start - submit));
        }
    }

    private void end(SpanRow row, int i) {
        if (!TimeSearch.isTask(tasks, row.task(i))) {
            return;
        }
        Outcome outcome = row.outcome(i);
        long end = row.end(i);
        if (outcome == Outcome.FINISHED) {
            finished++;
        } else if (outcome == Outcome.FAILED) {
            failed++;
        }
        if (outcome == Outcome.FINISHED || outcome == Outcome.FAILED) {
            runTimes.add(end - row.start(i));
        }
        long submit = tasks.submitted(row.task(i));
        left(submit == Snapshot.NONE ? row.start(i) : submit, end, stride);
    }

    /** Counts tasks that are no longer there; {@code count} stand for one that was looked at. */
    private void left(long submit, long end, long count) {
        timeInSystem += (double) count * Math.max(0, end - submit);
        leavers += count;
    }

    private void readConsumed() {
        for (Lane lane : snapshot.lanes()) {
            Intervals consuming = lane.consuming();
            int first = consuming.firstStartingAtOrAfter(from);
            int after = consuming.firstStartingAtOrAfter(until);
            int step = stride(Math.max(0, after - first));
            for (int i = first; i < after; i += step) {
                long task = consuming.value(i);
                long buffered = tasks.buffered(task);
                long deliverable = tasks.deliverable(task);
                if (buffered != Snapshot.NONE && deliverable != Snapshot.NONE) {
                    blockedWaits.add(Math.max(0, deliverable - buffered));
                    deliverableWaits.add(Math.max(0, consuming.start(i) - Math.max(buffered, deliverable)));
                }
            }
            if (after > first) {
                lastEnd = Math.max(lastEnd, consuming.start(after - 1));
                stride = Math.max(stride, step);
            }
        }
    }

    private RangeStatistics.Outcomes outcomes(long submitted) {
        long[] counts = new long[Outcome.values().length];
        if (tasks.count(Outcome.CANCELLED) + tasks.count(Outcome.ABORTED) + tasks.count(Outcome.DISCARDED) > 0) {
            // Those have no span of their own, or one that outlasts them; they are found by their ids.
            long step = hasty ? Math.max(1, (tasks.size() - tasks.first()) / (4L * SAMPLES)) : 1;
            for (long task = tasks.first(); task < tasks.size(); task += step) {
                Outcome outcome = tasks.outcome(task);
                if (outcome.compareTo(Outcome.CANCELLED) >= 0) {
                    unspanned(task, outcome, counts, step);
                }
            }
        }
        if (from <= 0 && until > snapshot.end()) { // else the counts would be of tasks that were dropped, and the rates not
            RangeStatistics.Outcomes all = RangeStatistics.Outcomes.of(tasks);
            finished = all.finished();
            failed = all.failed();
            return all;
        }
        return new RangeStatistics.Outcomes(submitted, started, finished, failed, counts[Outcome.CANCELLED.ordinal()],
                counts[Outcome.ABORTED.ordinal()], counts[Outcome.DISCARDED.ordinal()]);
    }

    /** Counts a task that was given up, and how long it was there if no span tells that. */
    private void unspanned(long task, Outcome outcome, long[] counts, long step) {
        long end = tasks.ended(task);
        if (end < from || end >= until) {
            return;
        }
        counts[outcome.ordinal()] += step;
        long submit = tasks.submitted(task);
        if (submit != Snapshot.NONE && tasks.started(task) == Snapshot.NONE) {
            left(submit, end, step);
        }
    }

    private List<RangeStatistics.WorkerShare> workers() {
        List<RangeStatistics.WorkerShare> shares = new ArrayList<>();
        for (Lane lane : snapshot.lanes()) {
            if (lane.role() == Role.WORKER && !isAsync(lane)) {
                long lived = TimeSearch.overlap(lane.from(), Math.min(lane.until(), snapshot.end()), from, until);
                long busy = lane.depth() == 0 ? 0 : lane.row(0).busy(from, until);
                shares.add(new RangeStatistics.WorkerShare(lane.key(), lane.name(), busy, share(busy, lived)));
            }
        }
        return shares;
    }

    /** Whether it is no thread's. */
    private boolean isAsync(Lane lane) {
        return lane.pool() >= 0 && lane.pool() < snapshot.pools().size() && snapshot.pools().get(lane.pool()).kind() == PoolKind.ASYNC;
    }

    private List<RangeStatistics.NamedLevel> queues() {
        return snapshot.pools().stream().map(pool -> level(pool.name(), "pool " + (pool.id() + 1), pool.queued())).toList();
    }

    private List<RangeStatistics.NamedLevel> buffers() {
        return snapshot.streams().stream().map(stream -> level(stream.name(), "stream " + (stream.id() + 1), stream.parked())).toList();
    }

    private RangeStatistics.NamedLevel level(String name, String otherwise, Counter counter) {
        return new RangeStatistics.NamedLevel(name.isEmpty() ? otherwise : name,
                new RangeStatistics.Level(counter.average(from, until), counter.max(from, until)));
    }

    /** Of all: averages add up, peaks need not have been at one time. */
    private static RangeStatistics.Level sum(List<RangeStatistics.NamedLevel> each) {
        return new RangeStatistics.Level(each.stream().mapToDouble(one -> one.level().mean()).sum(),
                each.stream().mapToLong(one -> one.level().peak()).max().orElse(0));
    }

    private RangeStatistics.LittlesLaw little(long submitted) {
        double seconds = Math.max(1, until - from) / 1e9;
        double inSystem = 0;
        for (PoolTrack pool : snapshot.pools()) {
            inSystem += pool.queued().average(from, until) + pool.running().average(from, until);
        }
        double mean = leavers == 0 ? 0 : timeInSystem / leavers / 1e9;
        double rate = submitted / seconds;
        return new RangeStatistics.LittlesLaw(rate, mean, rate * mean, inSystem);
    }

    private static long lastSubmit(Lane lane) {
        Intervals blocked = lane.blocked();
        if (blocked.size() > blocked.first() && blocked.end(blocked.size() - 1) == Snapshot.OPEN) {
            return Snapshot.OPEN;
        }
        int n = lane.submits().size();
        long last = n > lane.submits().first() ? lane.submits().time(n - 1) : lane.from();
        return blocked.size() > blocked.first() ? Math.max(last, blocked.end(blocked.size() - 1)) : last;
    }

    private long closed(Lane consumer) {
        return consumer.stream() >= 0 && consumer.stream() < snapshot.streams().size()
                ? snapshot.streams().get(consumer.stream()).closed() : Snapshot.OPEN;
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? 0 : Math.min(1, (double) part / whole);
    }
}
