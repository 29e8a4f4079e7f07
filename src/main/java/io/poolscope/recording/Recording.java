package io.poolscope.recording;

import io.poolscope.event.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file held, besides the events, which went to their consumer while it was read.
 *
 * @param names the names that the events speak of
 * @param facts what is known of the run: see {@link RunFacts}
 * @param events how many events were read
 * @param from the time of the earliest event in nanoseconds, 0 if there is none
 * @param until the time of the latest event in nanoseconds, 0 if there is none
 * @param bytes how many bytes of the file were read
 * @param warning what is wrong with the file and what could be read, in one line; empty if it is whole
 * @param lossy whether something that the file holds, and that is shown otherwise, could not be read
 * @param remarks how the file was read, where that had to be guessed, and what is good to know of it: a line each
 */
public record Recording(Names names, Map<String, String> facts, long events, long from, long until, long bytes,
        Optional<String> warning, boolean lossy, List<String> remarks) {
    /** Keeps its own copy of the facts. */
    public Recording {
        facts = Map.copyOf(facts);
        remarks = List.copyOf(remarks);
    }

    /** One of which there is no more to say. */
    public Recording(Names names, Map<String, String> facts, long events, long from, long until, long bytes, Optional<String> warning) {
        this(names, facts, events, from, until, bytes, warning, false, List.of());
    }
}
