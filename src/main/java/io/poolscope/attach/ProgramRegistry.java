package io.poolscope.attach;

import io.poolscope.wire.ProgramFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All programs that a viewer has seen, in the order in which they came. Thread-safe. */
final class ProgramRegistry {
    /** So many are remembered; the oldest of those that are gone make room. */
    private static final int MOST = 200;

    private final Map<String, String> viewer = ProgramFacts.ofThisProcess("viewer", UUID.randomUUID().toString(), System.nanoTime());
    /** Guarded by this. */
    private final List<ObservedProgram> programs = new ArrayList<>();
    /** Those that have a connection. Guarded by this. */
    private final Set<ObservedProgram> connected = new HashSet<>();

    ProgramRegistry() {
    }

    /** What this process says of itself: its time 0 is that of the viewer. */
    Map<String, String> viewer() {
        return viewer;
    }

    /** The program with these facts: one that was here before, or a new one; null if its run is connected now. */
    synchronized ObservedProgram join(Map<String, String> facts) {
        ProgramInfo info = ProgramInfo.of(viewer, facts);
        ObservedProgram program = programs.stream().filter(each -> each.info().run().equals(info.run())).findFirst().orElse(null);
        if (program == null) {
            program = new ObservedProgram(info);
            programs.add(program);
            if (programs.size() > MOST) {
                programs.stream().filter(each -> !connected.contains(each)).findFirst().ifPresent(programs::remove);
            }
        }
        return connected.add(program) ? program : null;
    }

    /** A program's connection is over. */
    synchronized void left(ObservedProgram program) {
        connected.remove(program);
        if (program.standing() == ObservedProgram.Standing.CONNECTED) {
            program.standing(ObservedProgram.Standing.GONE);
        }
    }

    synchronized List<ObservedProgram> all() {
        return List.copyOf(programs);
    }
}
