package io.poolscope.recording.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to say of a file that was not read as it is: what was left out, what may look wrong, and what is good to know. Of each
 * kind of
 * thing only the number and the first place are kept. Not thread-safe.
 */
final class ImportNotes {
    private final Map<String, Seen> lost = new LinkedHashMap<>();
    private final Map<String, Seen> passed = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private String stopped = "";

    /** How often something was seen, and where first. */
    private static final class Seen {
        private final String where;
        private long count;

        Seen(String where) {
            this.where = where;
        }
    }

    /**
     * Something of the file is not shown.
     *
     * @param what what there is, as "event(s) without a time"
     * @param where where it is
     */
    void lost(String what, String where) {
        count(lost, what, where);
    }

    /** Something is not as it should be, but nothing is lost by it. */
    void passed(String what, String where) {
        count(passed, what, where);
    }

    private static void count(Map<String, Seen> seen, String what, String where) {
        seen.computeIfAbsent(what, first -> new Seen(where)).count++;
    }

    /** Reading ended before the file did. */
    void stopped(String why) {
        stopped = stopped.isEmpty() ? why : stopped;
    }

    /** The picture is not quite what the file says. */
    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** How the file was read. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    /** Whether something of the file is not shown. */
    boolean isLossy() {
        return !lost.isEmpty() || !stopped.isEmpty();
    }

    /** Why reading ended before the file did, or "". */
    String whyStopped() {
        return stopped;
    }

    /** What was left out and what may look wrong, in one line; empty if nothing. */
    Optional<String> problem(long tasks) {
        List<String> parts = new ArrayList<>();
        if (!stopped.isEmpty()) {
            parts.add(stopped + "; " + tasks + " tasks before it could be read");
        }
        lost.forEach((what, seen) -> parts.add(words(what, seen, "left out")));
        parts.addAll(warnings);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    /** What is good to know, a line each. */
    List<String> remarks() {
        List<String> lines = new ArrayList<>(remarks);
        if (!passed.isEmpty()) {
            lines.add(passed.entrySet().stream().map(entry -> words(entry.getKey(), entry.getValue(),
                    "passed over")).collect(Collectors.joining("; ")));
        }
        return lines;
    }

    private static String words(String what, Seen seen, String fate) {
        return seen.count == 1 ? "1 " + what.replace("(s)", "") + " is " + fate + ": " + seen.where
                : seen.count + " " + what.replace("(s)", "s") + " are " + fate + ", the first: " + seen.where;
    }

    /** A text of the file for a message: short, on one line, and nothing that a terminal obeys. */
    static String shown(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(41).map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' '
                : c).forEach(line::appendCodePoint);
        return line.codePointCount(0, line.length()) > 40 ? line.substring(0, line.offsetByCodePoints(0, 39)) + "\u2026" : line.toString();
    }
}
