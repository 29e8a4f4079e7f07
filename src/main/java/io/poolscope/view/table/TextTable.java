package io.poolscope.view.table;

import io.poolscope.event.Event;
import io.poolscope.event.Role;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Moment;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.TaskStory;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import io.poolscope.words.TaskNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the timeline shows as rows of text, in the order of the picture: submitters, queues, workers, buffers, consumers.
 * Costs by the number of lanes, not of tasks.
 */
public final class TextTable {
    private static final int MOST_TASKS = 12;

    /**
     * A row.
     *
     * @param name of the lane, queue or buffer
     * @param kind what it is
     * @param now what it does at the moment looked at
     * @param share how busy, blocked or full it was in the window
     * @param shown the tasks or results in the window, the first dozen by name
     */
    public record Row(String name, String kind, String now, String share, String shown) {}

    private final Snapshot snapshot;
    private final TimeRange window;
    private final Moment moment;

    private TextTable(Snapshot snapshot, TimeRange window, long time) {
        this.snapshot = snapshot;
        this.window = window;
        moment = snapshot.at(time);
    }

    public static List<Row> of(Snapshot snapshot, TimeRange window, long time, Set<Integer> hidden) {
        TextTable table = new TextTable(snapshot, window, time);
        List<Row> rows = new ArrayList<>();
        List<Lane> lanes = snapshot.lanes().stream().filter(lane -> !hidden.contains(lane.key())).toList();
        lanes.stream().filter(lane -> lane.role() == Role.SUBMITTER).forEach(lane -> rows.add(table.submitter(lane)));
        snapshot.pools().forEach(pool -> rows.add(table.queue(pool)));
        lanes.stream().filter(lane -> lane.role() == Role.WORKER).forEach(lane -> rows.add(table.worker(lane)));
        snapshot.streams().forEach(stream -> rows.add(table.buffer(stream)));
        lanes.stream().filter(lane -> lane.role() == Role.CONSUMER).forEach(lane -> rows.add(table.consumer(lane)));
        return rows;
    }

    private long from(long begun) {
        return Math.max(window.from(), begun);
    }

    private long until(long ended) {
        return Math.min(window.until(), Math.min(ended, snapshot.end()));
    }

    private String percent(long part, long from, long until) {
        return until <= from ? "" : Percent.of((double) part / (until - from));
    }

    private Row submitter(Lane lane) {
        long from = from(lane.from());
        long until = until(lane.until());
        int first = lane.submits().firstAtOrAfter(window.from());
        int last = lane.submits().firstAtOrAfter(window.until());
        List<String> names = new ArrayList<>();
        for (int i = first; i < last && names.size() < MOST_TASKS; i++) {
            names.add(TaskNumber.of(lane.submits().task(i)));
        }
        return new Row(lane.name(), "submitter", moment.blocked(lane) ? "blocked" : "not blocked",
                "blocked " + percent(lane.blocked().total(from, until), from, until), listed(names, last - first, "submits"));
    }

    private Row queue(PoolTrack pool) {
        int capacity = pool.sizeAt(moment.time()).capacity();
        String of = capacity == Event.UNBOUNDED ? "" : " of " + capacity;
        return new Row("queue of " + pool.name(), "queue", moment.queued(pool.id()) + of + " tasks",
                "at most " + pool.queued().max(window.from(), window.until()), "");
    }

    private Row worker(Lane lane) {
        long task = moment.taskOn(lane);
        long from = from(lane.from());
        long until = until(lane.until());
        if (lane.depth() == 0) {
            return new Row(lane.name(), "worker", "idle", "busy 0 %", "");
        }
        SpanRow row = lane.row(0);
        int first = row.firstEndingAfter(window.from());
        List<String> names = new ArrayList<>();
        int last = first;
        while (last < row.size() && row.start(last) < window.until() && names.size() < MOST_TASKS) {
            names.add(TaskStory.named(snapshot.tasks(), row.task(last)));
            last++;
        }
        int end = last < row.size() ? row.firstStartingAtOrAfter(window.until()) : last;
        boolean open = row.openTask() >= 0 && row.openStart() < window.until();
        if (open && names.size() < MOST_TASKS) {
            names.add(TaskStory.named(snapshot.tasks(), row.openTask()) + " running");
        }
        return new Row(lane.name(), "worker", task < 0 ? "idle" : "runs " + TaskStory.named(snapshot.tasks(), task),
                "busy " + percent(row.busy(from, until), from, until), listed(names, end - first + (open ? 1 : 0), "tasks"));
    }

    private Row buffer(StreamTrack stream) {
        long parked = stream.parked().valueAt(moment.time());
        long blocked = stream.blocked().valueAt(moment.time());
        long head = stream.headAt(moment.time());
        return new Row("results of " + stream.name(), "buffer", parked + " parked, " + blocked + " blocked, next is " + (head + 1),
                "at most " + stream.parked().max(window.from(), window.until()), "");
    }

    private Row consumer(Lane lane) {
        long from = from(lane.from());
        long until = until(lane.until());
        long waits = moment.waitingFor(lane);
        long task = moment.consuming(lane);
        String now = waits == Moment.NOT_WAITING ? task < 0 ? "idle" : "busy with " + TaskStory.named(snapshot.tasks(), task)
                : waits < 0 ? "waits for any result" : "waits for result " + (waits + 1);
        Intervals consuming = lane.consuming();
        int first = consuming.firstEndingAfter(window.from());
        List<String> names = new ArrayList<>();
        int last = consuming.firstEndingAfter(window.until());
        int count = (last < consuming.size() && consuming.start(last) < window.until() ? last + 1 : last) - first;
        for (int i = first; i < first + count && names.size() < MOST_TASKS; i++) {
            names.add(TaskNumber.of(consuming.value(i)));
        }
        return new Row(lane.name(), "consumer", now, "waiting " + percent(lane.waiting().total(from, until), from, until),
                listed(names, count, "results"));
    }

    private static String listed(List<String> names, int count, String what) {
        String all = String.join(", ", names);
        return count > names.size() ? count + " " + what + ": " + all + " …" : all;
    }

    /** When it is, in words. */
    static String title(TimelineModel model) {
        return "At " + DurationWords.of(model.moment());
    }
}
