package io.poolscope.attach;

import io.poolscope.wire.LinkWords;
import io.poolscope.wire.ProgramFacts;
import java.util.Map;

/**
 * How a program's clock lies to the viewer's. Programs on one machine share its monotonic clock, and are put beside each
 * other to the nanosecond; others by the wall clocks of the two machines.
 *
 * @param offset what to add to a time of the program for the viewer's, in nanoseconds
 * @param uncertainty how far that may be off, in nanoseconds; 0 on one clock, else what is known of it: what two wall clocks are apart
 *     can't be told from here
 * @param sameClock whether both read one monotonic clock
 */
public record ClockAnchor(long offset, long uncertainty, boolean sameClock) {
    /** Two processes of one machine read its wall clock within so much of each other: else their monotonic clocks are not one. */
    private static final long SAME = 50_000_000L;
    /** 73 years: no clock is set farther. */
    private static final long FAR = Long.MAX_VALUE / 4;

    /**
     * Compares what two processes say of themselves.
     *
     * @param viewer the viewer's facts
     * @param program the program's
     */
    public static ClockAnchor of(Map<String, String> viewer, Map<String, String> program) {
        long wall = number(program, ProgramFacts.WALL) - number(viewer, ProgramFacts.WALL);
        long monotonic = number(program, ProgramFacts.MONOTONIC) - number(viewer, ProgramFacts.MONOTONIC);
        long uncertainty = Math.max(0, LinkWords.number(program, ProgramFacts.UNCERTAINTY))
                + Math.max(0, LinkWords.number(viewer, ProgramFacts.UNCERTAINTY));
        boolean sameMachine = viewer.getOrDefault(ProgramFacts.BOOT, "").equals(program.getOrDefault(ProgramFacts.BOOT, ""))
                && viewer.getOrDefault(ProgramFacts.HOST, "").equals(program.getOrDefault(ProgramFacts.HOST, ""))
                || !viewer.getOrDefault(ProgramFacts.BOOT, "").isEmpty()
                        && viewer.get(ProgramFacts.BOOT).equals(program.get(ProgramFacts.BOOT));
        boolean same = sameMachine && Math.abs(wall - monotonic) < SAME + uncertainty;
        return same ? new ClockAnchor(monotonic, 0, true) : new ClockAnchor(Math.max(-FAR, Math.min(FAR, wall)), uncertainty, false);
    }

    private static long number(Map<String, String> facts, String key) {
        try {
            // Nanoseconds since 1970 have 19 digits.
            return Math.max(-FAR * 2, Math.min(FAR * 2, Long.parseLong(facts.getOrDefault(key, "0"))));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
