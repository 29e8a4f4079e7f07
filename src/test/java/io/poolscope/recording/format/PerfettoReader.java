package io.poolscope.recording.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a viewer makes of a Perfetto trace, written from the public schema alone ({@code trace_packet.proto},
 * {@code track_descriptor.proto}, {@code track_event.proto}, {@code interned_data.proto}): names resolved, events sorted by
 * time and else left in the order of the file, each end closing what began last on its track. For tests.
 */
final class PerfettoReader {
    /** {@code order} is how a track wants its children ordered, {@code merge} whether it may be joined with others of its name. */
    record Track(long id, long parent, String name, long order, long rank, boolean counter, long merge) {
    }

    /** A slice, or an instant where {@code until} is {@link #INSTANT}; {@code depth} slices lie around it. */
    record Slice(Track track, long from, long until, String name, long correlation, List<Long> flows, List<Long> flowEnds, int depth) {
    }

    record Count(Track track, long time, long value) {
    }

    static final long INSTANT = -1;

    private record Packet(long time, ProtoMessage event, String name) {
    }

    final Map<Long, Track> tracks = new LinkedHashMap<>();
    final List<Slice> slices = new ArrayList<>();
    final List<Count> counts = new ArrayList<>();

    PerfettoReader(byte[] trace) {
        Map<Long, String> names = new HashMap<>();
        List<Packet> packets = new ArrayList<>();
        boolean cleared = false;
        for (ProtoMessage packet : ProtoMessage.of(trace).messages(1)) {
            require(packet.number(10) == 1, "every packet is of the one sequence");
            for (ProtoMessage track : packet.messages(60)) {
                Track read = new Track(track.number(1), track.number(5), track.text(2), track.number(11), track.number(12), track.has(8),
                        track.number(15));
                require(tracks.put(read.id(), read) == null, "track " + read.id() + " is told once");
            }
            long flags = packet.number(13);
            if ((flags & 1) != 0) {
                names.clear();
                cleared = true;
            }
            for (ProtoMessage interned : packet.messages(12)) {
                for (ProtoMessage name : interned.messages(2)) {
                    require(name.number(1) > 0 && names.put(name.number(1), name.text(2)) == null, "a name is told once");
                }
            }
            for (ProtoMessage event : packet.messages(11)) {
                require(cleared && (flags & 2) != 0, "an event with interned names needs the state before it");
                require(tracks.containsKey(event.number(11)), "the track comes before its events");
                require(!event.has(10) || names.containsKey(event.number(10)), "the name comes before its events");
                packets.add(new Packet(packet.number(8), event, names.getOrDefault(event.number(10), "")));
            }
        }
        packets.sort(Comparator.comparingLong(Packet::time));
        read(packets);
    }

    private void read(List<Packet> packets) {
        Map<Long, Deque<Packet>> open = new HashMap<>();
        for (Packet packet : packets) {
            long id = packet.event.number(11);
            Deque<Packet> begun = open.computeIfAbsent(id, added -> new ArrayDeque<>());
            switch ((int) packet.event.number(9)) {
                case 1 -> begun.push(packet);
                case 2 -> {
                    require(!begun.isEmpty(), "an end has a beginning");
                    Packet began = begun.pop();
                    slices.add(slice(began, packet.time, begun.size()));
                }
                case 3 -> slices.add(slice(packet, INSTANT, begun.size()));
                case 4 -> counts.add(new Count(tracks.get(id), packet.time, packet.event.number(30)));
                default -> throw new AssertionError("an event of type " + packet.event.number(9));
            }
        }
        open.values().forEach(left -> require(left.isEmpty(), "every slice ends"));
    }

    private Slice slice(Packet began, long until, int depth) {
        require(!began.name.isEmpty(), "a slice has a name");
        return new Slice(tracks.get(began.event.number(11)), began.time, until, began.name, began.event.number(52), began.event.numbers(47),
                began.event.numbers(48), depth);
    }

    /** The tracks under the root in the order in which they are to be shown. */
    List<Track> shown() {
        return tracks.values().stream().filter(track -> track.parent() != 0).sorted(Comparator.comparingLong(Track::rank)).toList();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }
}
