package io.poolscope.recording.exporting;

import io.poolscope.event.Role;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.counter.Counter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * A run as Perfetto track events: a track for each submitter, queue, worker and consumer in the order of the window; parked
 * results each on a track where it meets no other; flows from submit over run to consumption; one correlation id a task.
 * Field numbers: {@code trace_packet.proto}, {@code track_descriptor.proto}, {@code track_event.proto},
 * {@code interned_data.proto} of the Perfetto project.
 */
final class PerfettoTrace {
    private static final int PACKET = 1;
    private static final int TIMESTAMP = 8;
    private static final int SEQUENCE_ID = 10;
    private static final int TRACK_EVENT = 11;
    private static final int INTERNED_DATA = 12;
    private static final int SEQUENCE_FLAGS = 13;
    private static final int TRACK_DESCRIPTOR = 60;
    private static final int STATE_CLEARED = 1;
    private static final int NEEDS_STATE = 2;
    private static final int SLICE_BEGIN = 1;
    private static final int SLICE_END = 2;
    private static final int INSTANT = 3;
    private static final int COUNTER = 4;
    private static final int EXPLICIT_ORDER = 3;
    /** Two workers of the same name stay two tracks. */
    private static final int NEVER_MERGED = 2;
    private static final long ROOT = 1;

    /** What is on a track; the tracks of a buffer have one name, by which viewers show them as one. */
    private enum Kind {
        LANE, COUNTER, BUFFER
    }

    /** Whether the flow of an event's task goes on after it. */
    enum Flow { NONE, GOES_ON, ENDS }

    private final ExportedRun exported;
    private final OutputStream out;
    private final ProtoBuffer packet = new ProtoBuffer();
    private final ProtoBuffer wrapped = new ProtoBuffer();
    private final ProtoBuffer event = new ProtoBuffer();
    private final ProtoBuffer interned = new ProtoBuffer();
    private final ProtoBuffer entry = new ProtoBuffer();
    private final Map<String, Long> eventNames = new HashMap<>();
    private final Map<Integer, Long> laneTracks = new HashMap<>();
    private long nextTrack = ROOT;
    private int nextRank;
    private boolean stateSent;

    private PerfettoTrace(ExportedRun exported, OutputStream out) {
        this.exported = exported;
        this.out = out;
    }

    static void write(ExportedRun exported, OutputStream out) throws IOException {
        try {
            new PerfettoTrace(exported, out).writeAll();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeAll() {
        String title = exported.facts().getOrDefault("title", "Poolscope run");
        root(title);
        lanes(Role.SUBMITTER);
        for (PoolTrack pool : exported.run().pools()) {
            counter("queue " + pool.name(), pool.queued());
        }
        lanes(Role.WORKER);
        for (StreamTrack stream : exported.run().streams()) {
            counter("parked " + stream.name(), stream.parked());
            counter("parked bytes " + stream.name(), stream.parkedBytes());
            parked(stream);
        }
        lanes(Role.CONSUMER);
        // A flow goes on in the order of time and, where that is the same, of the file.
        exported.forEachTask(this::submitted);
        for (Role role : new Role[] {Role.SUBMITTER, Role.WORKER, Role.CONSUMER}) {
            exported.run().lanes().stream().filter(lane -> lane.role() == role).forEach(this::ran);
        }
        Map<Integer, List<Lane>> consumers = exported.run().lanes().stream().filter(lane -> lane.role() == Role.CONSUMER)
                .collect(Collectors.groupingBy(Lane::stream));
        exported.forEachTask(task -> consumed(task, consumers.getOrDefault(exported.run().tasks().stream(task), List.of())));
    }

    private void lanes(Role role) {
        for (Lane lane : exported.run().lanes()) {
            if (lane.role() == role) {
                laneTracks.put(lane.key(), track(lane.name(), Kind.LANE));
            }
        }
    }

    private void submitted(long task) {
        Tasks tasks = exported.run().tasks();
        Long submitter = laneTracks.get(tasks.submitter(task));
        if (submitter != null) {
            Flow flow = tasks.started(task) == Snapshot.NONE ? Flow.NONE : Flow.GOES_ON;
            event(tasks.submitted(task), INSTANT, submitter, "submit " + exported.title(task), task, flow);
        }
    }

    /** What a lane did: runs of tasks at all depths, its waits, its busy times with results. */
    private void ran(Lane lane) {
        Tasks tasks = exported.run().tasks();
        NestedSlices slices = new NestedSlices();
        for (int depth = 0; depth < lane.depth(); depth++) {
            SpanRow row = lane.row(depth);
            for (int i = row.first(); i < row.size(); i++) {
                run(slices, row.task(i), row.start(i), row.end(i));
            }
            run(slices, row.openTask(), row.openStart(), exported.run().end());
        }
        intervals(slices, lane.blocked(), value -> "submitter blocked");
        intervals(slices, lane.waiting(), index -> index < 0 ? "waiting" : "waiting for #" + (index + 1));
        Intervals consuming = lane.consuming();
        for (int i = consuming.first(); i < consuming.size(); i++) {
            long task = consuming.value(i);
            long until = exported.orEnd(consuming.end(i));
            if (exported.touches(task) && until > consuming.start(i)) {
                slices.add(consuming.start(i), until, "consume " + exported.title(task), task,
                        tasks.started(task) == Snapshot.NONE ? Flow.NONE : Flow.ENDS);
            }
        }
        slices.write(new NestedSlices.Target() {
            @Override
            public long track(int number) {
                return number == 0 ? laneTracks.get(lane.key())
                        : PerfettoTrace.this.track(lane.name() + " (" + (number + 1) + ")", Kind.LANE);
            }

            @Override
            public void begin(long track, NestedSlices.Slice slice) {
                event(slice.from(), SLICE_BEGIN, track, slice.name(), slice.task(), slice.flow());
            }

            @Override
            public void end(long track, NestedSlices.Slice slice) {
                event(slice.until(), SLICE_END, track, null, Snapshot.NONE, Flow.NONE);
            }
        });
    }

    private void run(NestedSlices slices, long task, long from, long until) {
        if (task == Snapshot.NONE || !exported.touches(task)) {
            return;
        }
        Outcome outcome = exported.run().tasks().outcome(task);
        String title = exported.title(task);
        String name = outcome == Outcome.FINISHED || outcome == Outcome.RUNNING ? title
                : title + " (" + outcome.name().toLowerCase(Locale.ROOT) + ")";
        slices.add(from, until, name, task, exported.run().tasks().consumed(task) == Snapshot.NONE ? Flow.ENDS : Flow.GOES_ON);
    }

    private void intervals(NestedSlices slices, Intervals intervals, LongFunction<String> name) {
        for (int i = intervals.first(); i < intervals.size(); i++) {
            long from = intervals.start(i);
            long until = exported.orEnd(intervals.end(i));
            if (from < exported.until() && until >= exported.from()) {
                slices.add(from, until, name.apply(intervals.value(i)), Snapshot.NONE, Flow.NONE);
            }
        }
    }

    /** The parked results of a stream; a result takes the first track that is free when it is buffered. */
    private void parked(StreamTrack stream) {
        List<long[]> results = new ArrayList<>();
        stream.parked(exported.from(), exported.until(),
                (index, task, from, deliverable, until) -> results.add(new long[] {from, deliverable, exported.orEnd(until), task}));
        results.sort(Comparator.comparingLong(result -> result[0]));
        PriorityQueue<long[]> busy = new PriorityQueue<>(Comparator.comparingLong((long[] result) -> result[0]));
        PriorityQueue<Long> free = new PriorityQueue<>();
        String name = "buffer " + stream.name() + (stream.id() == 0 ? "" : " " + (stream.id() + 1));
        for (long[] result : results) {
            while (!busy.isEmpty() && busy.peek()[0] <= result[0]) {
                free.add(busy.poll()[1]);
            }
            long track = free.isEmpty() ? track(name, Kind.BUFFER) : free.poll();
            busy.add(new long[] {result[2], track});
            long deliverable = Math.min(exported.orEnd(result[1]), result[2]);
            String title = exported.title(result[3]);
            slice(track, result[0], deliverable, title + " blocked", result[3]);
            slice(track, deliverable, result[2], title + " deliverable", result[3]);
        }
    }

    private void slice(long track, long from, long until, String name, long task) {
        if (until > from) {
            event(from, SLICE_BEGIN, track, name, task, Flow.NONE);
            event(until, SLICE_END, track, null, Snapshot.NONE, Flow.NONE);
        }
    }

    /** A consumption that no busy time of its consumer tells of. */
    private void consumed(long task, List<Lane> consumers) {
        Tasks tasks = exported.run().tasks();
        long time = tasks.consumed(task);
        if (time == Snapshot.NONE || consumers.isEmpty()) {
            return;
        }
        for (Lane lane : consumers) {
            int at = lane.consuming().at(time);
            if (at >= 0 && lane.consuming().value(at) == task && exported.orEnd(lane.consuming().end(at)) > time) {
                return;
            }
        }
        event(time, INSTANT, laneTracks.get(consumers.getFirst().key()), "consume " + exported.title(task), task,
                tasks.started(task) == Snapshot.NONE ? Flow.NONE : Flow.ENDS);
    }

    private void counter(String name, Counter of) {
        if (of.peak() == 0) {
            return;
        }
        Counter counter = of.reader();
        long track = track(name, Kind.COUNTER);
        long until = Math.min(exported.until(), exported.run().end() + 1);
        for (long time = exported.from(); time < until; time = counter.nextChange(time)) {
            event.clear().number(9, COUNTER).number(11, track).number(30, counter.valueAt(time));
            packet(time);
        }
    }

    private void root(String name) {
        event.clear().number(1, nextTrack++).text(2, name).number(11, EXPLICIT_ORDER);
        descriptor();
    }

    private long track(String name, Kind kind) {
        long track = nextTrack++;
        event.clear().number(1, track).text(2, name).number(5, ROOT).number(12, nextRank++);
        if (kind == Kind.COUNTER) {
            event.message(8, entry.clear());
        } else if (kind == Kind.LANE) {
            event.number(15, NEVER_MERGED);
        }
        descriptor();
        return track;
    }

    private void descriptor() {
        packet.clear().number(SEQUENCE_ID, 1).message(TRACK_DESCRIPTOR, event);
        send();
    }

    private void event(long time, int type, long track, String name, long task, Flow flow) {
        event.clear().number(9, type).number(11, track);
        interned.clear();
        boolean added = false;
        if (name != null) {
            Long known = eventNames.get(name);
            if (known == null) {
                known = eventNames.size() + 1L;
                eventNames.put(name, known);
                interned.message(2, entry.clear().number(1, known).text(2, name));
                added = true;
            }
            event.number(10, known);
        }
        // The number that people see, from 1: readers take an id of 0 for none.
        if (task != Snapshot.NONE) {
            event.number(52, task + 1);
        }
        if (flow != Flow.NONE) {
            event.fixed64(flow == Flow.ENDS ? 48 : 47, task + 1);
        }
        packetOf(time, added);
    }

    private void packet(long time) {
        packetOf(time, false);
    }

    private void packetOf(long time, boolean withInterned) {
        packet.clear().number(TIMESTAMP, time).number(SEQUENCE_ID, 1)
                .number(SEQUENCE_FLAGS, stateSent ? NEEDS_STATE : STATE_CLEARED | NEEDS_STATE);
        stateSent = true;
        if (withInterned) {
            packet.message(INTERNED_DATA, interned);
        }
        packet.message(TRACK_EVENT, event);
        send();
    }

    private void send() {
        try {
            wrapped.clear().message(PACKET, packet).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
