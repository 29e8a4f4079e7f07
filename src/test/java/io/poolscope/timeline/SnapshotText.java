package io.poolscope.timeline;

import io.poolscope.timeline.counter.Counter;
import java.util.Comparator;

/** All that a snapshot says, as text: two that came from the same events must read the same. Lanes go by their numbers, not their keys. */
final class SnapshotText {
    private final StringBuilder text = new StringBuilder();
    private final Snapshot s;

    private SnapshotText(Snapshot s) {
        this.s = s;
    }

    static String of(Snapshot snapshot) {
        SnapshotText text = new SnapshotText(snapshot);
        text.all();
        return text.text.toString();
    }

    private void line(Object... parts) {
        for (Object part : parts) {
            text.append(part).append(' ');
        }
        text.append('\n');
    }

    private void all() {
        line("end", s.end(), "begin", s.begin(), "events", s.events(), s.lostEvents(), s.lateEvents(), s.oddEvents());
        Tasks tasks = s.tasks();
        line("tasks", tasks.first(), tasks.size(), tasks.submittedCount(), tasks.startedCount());
        for (Outcome outcome : Outcome.values()) {
            line(outcome, tasks.count(outcome));
        }
        for (long task = tasks.first(); task < tasks.size(); task++) {
            task(tasks, task);
        }
        s.lanes().stream().sorted(Comparator.comparingInt(Lane::number)).forEach(this::lane);
        for (PoolTrack pool : s.pools()) {
            line("pool", pool.id(), pool.name(), pool.started(), pool.sizes());
            counter("queued", pool.queued());
            counter("running", pool.running());
        }
        s.streams().forEach(this::stream);
    }

    private int number(int laneKey) {
        return laneKey < 0 ? laneKey : s.lanes().get(laneKey).number();
    }

    private void task(Tasks t, long id) {
        line("task", id, t.outcome(id), t.submitted(id), t.started(id), t.ended(id), t.released(id), t.buffered(id), t.deliverable(id),
                t.consumed(id), t.dropped(id), "lane", number(t.lane(id)), t.depth(id), t.span(id), "by", number(t.submitter(id)), "pool",
                t.pool(id), t.label(id), "stream", t.stream(id), t.index(id), t.priority(id), t.error(id), t.bytes(id), t.blocks(id),
                t.phases(id));
    }

    private void lane(Lane lane) {
        line("lane", lane.number(), lane.role(), lane.pool(), lane.stream(), lane.name(), lane.from(), lane.until());
        for (int depth = 0; depth < lane.depth(); depth++) {
            SpanRow row = lane.row(depth);
            line("row", depth, row.first(), row.size(), row.openTask(), row.openStart(), row.busy(0, s.end()));
            for (int i = row.first(); i < row.size(); i++) {
                line(row.start(i), row.end(i), row.task(i), row.outcome(i));
            }
        }
        Instants submits = lane.submits();
        for (int i = 0; i < submits.size(); i++) {
            line("submit", submits.time(i), submits.task(i));
        }
        intervals("blocked", lane.blocked());
        intervals("waiting", lane.waiting());
        intervals("consuming", lane.consuming());
    }

    private void intervals(String what, Intervals intervals) {
        for (int i = intervals.first(); i < intervals.size(); i++) {
            line(what, intervals.start(i), intervals.end(i), intervals.value(i));
        }
    }

    private void stream(StreamTrack stream) {
        line("stream", stream.id(), stream.name(), stream.delivery(), stream.size(), stream.head(), stream.totals(), stream.closed());
        for (long index = 0; index < stream.size(); index++) {
            line(index, stream.task(index));
        }
        counter("parked", stream.parked());
        counter("blocked", stream.blocked());
        counter("deliverable", stream.deliverable());
        counter("bytes", stream.parkedBytes());
        for (long time = 0; time <= s.end(); time += s.end() / 20 + 1) {
            line("head at", time, stream.headAt(time));
        }
    }

    private void counter(String what, Counter of) {
        Counter counter = of.reader();
        line(what, counter.last(), counter.peak(), counter.integral(0, s.end()));
        for (long time = counter.nextChange(-1); time < Snapshot.OPEN; time = counter.nextChange(time)) {
            line(time, counter.valueAt(time));
        }
        long step = s.end() / 7 + 1;
        for (long time = 0; time <= s.end(); time += step) {
            line(time, counter.min(time, time + step), counter.max(time, time + step));
        }
    }
}
