package io.poolscope.recording.format;

import io.poolscope.event.Role;
import io.poolscope.timeline.Counter;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

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
    private static final long ROOT = 1;

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

    static void write(ExportedRun exported, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            new PerfettoTrace(exported, out).writeAll();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeAll() {
        String title = exported.facts().getOrDefault("title", "Poolscope run");
        track(0, title, false);
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
        exported.forEachTask(this::task);
        for (Lane lane : exported.run().lanes()) {
            intervals(lane, lane.blocked(), "submitter blocked");
            intervals(lane, lane.waiting(), "waiting");
        }
    }

    private void lanes(Role role) {
        for (Lane lane : exported.run().lanes()) {
            if (lane.role() == role) {
                laneTracks.put(lane.key(), track(ROOT, lane.name(), false));
            }
        }
    }

    private void task(long task) {
        Tasks tasks = exported.run().tasks();
        String title = exported.title(task);
        // A flow id of 0 means none, and ids are global in a trace.
        long flow = task + 1;
        Long submitter = laneTracks.get(tasks.submitter(task));
        if (submitter != null) {
            event(tasks.submitted(task), INSTANT, submitter, "submit " + title, task, flow, false);
        }
        Long worker = laneTracks.get(tasks.lane(task));
        if (worker != null && tasks.started(task) != Snapshot.NONE) {
            Outcome outcome = tasks.outcome(task);
            String name = outcome == Outcome.FINISHED || outcome == Outcome.RUNNING ? title
                    : title + " (" + outcome.name().toLowerCase(Locale.ROOT) + ")";
            event(tasks.started(task), SLICE_BEGIN, worker, name, task, flow, tasks.consumed(task) == Snapshot.NONE);
            event(exported.orEnd(tasks.released(task)), SLICE_END, worker, null, task, 0, false);
        }
    }

    /** The parked results of a stream; a result takes the first track that is free when it is buffered. */
    private void parked(StreamTrack stream) {
        List<long[]> results = new ArrayList<>();
        stream.parked(exported.from(), exported.until(), (index, task, from, deliverable, until) ->
                results.add(new long[] {from, deliverable, exported.orEnd(until), task, until}));
        results.sort((a, b) -> Long.compare(a[0], b[0]));
        PriorityQueue<long[]> busy = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
        PriorityQueue<Long> free = new PriorityQueue<>();
        long consumer = consumerTrack(stream);
        for (long[] result : results) {
            while (!busy.isEmpty() && busy.peek()[0] <= result[0]) {
                free.add(busy.poll()[1]);
            }
            long track = free.isEmpty() ? track(ROOT, "buffer " + stream.name(), false) : free.poll();
            busy.add(new long[] {result[2], track});
            long deliverable = Math.min(exported.orEnd(result[1]), result[2]);
            String title = exported.title(result[3]);
            if (deliverable > result[0]) {
                event(result[0], SLICE_BEGIN, track, title + " blocked", result[3], 0, false);
                event(deliverable, SLICE_END, track, null, result[3], 0, false);
            }
            if (result[2] > deliverable) {
                event(deliverable, SLICE_BEGIN, track, title + " deliverable", result[3], 0, false);
                event(result[2], SLICE_END, track, null, result[3], 0, false);
            }
            long consumed = exported.run().tasks().consumed(result[3]);
            if (consumed != Snapshot.NONE && consumer != 0) {
                event(consumed, INSTANT, consumer, "consume " + title, result[3], result[3] + 1, true);
            }
        }
    }

    private long consumerTrack(StreamTrack stream) {
        for (Lane lane : exported.run().lanes()) {
            if (lane.role() == Role.CONSUMER && lane.stream() == stream.id()) {
                return laneTracks.computeIfAbsent(lane.key(), key -> track(ROOT, lane.name(), false));
            }
        }
        return 0;
    }

    private void intervals(Lane lane, Intervals intervals, String name) {
        Long track = laneTracks.get(lane.key());
        for (int i = intervals.first(); track != null && i < intervals.size(); i++) {
            long from = intervals.start(i);
            long until = exported.orEnd(intervals.end(i));
            if (from < exported.until() && until >= exported.from()) {
                event(from, SLICE_BEGIN, track, name, Snapshot.NONE, 0, false);
                event(until, SLICE_END, track, null, Snapshot.NONE, 0, false);
            }
        }
    }

    private void counter(String name, Counter counter) {
        if (counter.peak() == 0) {
            return;
        }
        long track = track(ROOT, name, true);
        long until = Math.min(exported.until(), exported.run().end() + 1);
        for (long time = exported.from(); time < until; time = counter.nextChange(time)) {
            event.clear().number(9, COUNTER).number(11, track).number(30, counter.valueAt(time));
            packet(time);
        }
    }

    private long track(long parent, String name, boolean counts) {
        long track = nextTrack++;
        event.clear().number(1, track).text(2, name);
        if (parent == 0) {
            event.number(11, EXPLICIT_ORDER);
        } else {
            event.number(5, parent).number(12, nextRank++);
        }
        if (counts) {
            event.message(8, entry.clear());
        }
        packet.clear().number(SEQUENCE_ID, 1).message(TRACK_DESCRIPTOR, event);
        send();
        return track;
    }

    private void event(long time, int type, long track, String name, long task, long flow, boolean last) {
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
        if (task != Snapshot.NONE && name != null) {
            event.number(52, task);
        }
        if (flow != 0) {
            event.fixed64(last ? 48 : 47, flow);
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
