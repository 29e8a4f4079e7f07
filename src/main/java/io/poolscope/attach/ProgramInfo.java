package io.poolscope.attach;

import io.poolscope.wire.ProgramFacts;
import java.util.Map;

/**
 * What a program says of itself.
 *
 * @param title what a person calls it
 * @param run the mark of its run
 * @param pid its process's number, as text
 * @param host its machine
 * @param runtime what runs it
 * @param clock how its clock lies to the viewer's
 */
public record ProgramInfo(String title, String run, String pid, String host, String runtime, ClockAnchor clock) {
    private static final int MOST_TEXT = 80;

    /** As its facts say; texts that are too long for a list are cut, and control characters taken out. */
    static ProgramInfo of(Map<String, String> viewer, Map<String, String> facts) {
        return new ProgramInfo(text(facts, ProgramFacts.TITLE), text(facts, ProgramFacts.RUN), text(facts, ProgramFacts.PID),
                text(facts, ProgramFacts.HOST), text(facts, ProgramFacts.RUNTIME), ClockAnchor.of(viewer, facts));
    }

    private static String text(Map<String, String> facts, String key) {
        StringBuilder line = new StringBuilder();
        facts.getOrDefault(key, "?").codePoints().limit(MOST_TEXT).forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString();
    }

    /** As a person reads it: "render farm (4711 on host, Java 17.0.12)". */
    @Override
    public String toString() {
        return title + " (" + pid + " on " + host + ", " + runtime + ")";
    }
}
