package io.poolscope.observe;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scope has to say to the person who runs the program: each line once, to the program's own log (the logger
 * {@code io.poolscope} of {@link System.Logger}) and to whoever asks. Thread-safe. Nothing here fails a program: a log
 * that throws is left alone.
 */
final class ScopeProblems {
    private static final int MOST = 100;

    private final System.Logger logger = System.getLogger("io.poolscope");
    /** Guarded by itself. */
    private final List<String> lines = new ArrayList<>();

    ScopeProblems() {
    }

    /** Says something that is no problem, to the log only. */
    void note(String line) {
        log(System.Logger.Level.INFO, line);
    }

    /** Tells a line, unless it was told before or there were too many already. */
    void tell(String line) {
        synchronized (lines) {
            if (lines.size() >= MOST || lines.contains(line)) {
                return;
            }
            lines.add(line);
        }
        log(System.Logger.Level.WARNING, line);
    }

    private void log(System.Logger.Level level, String line) {
        try {
            logger.log(level, "poolscope: " + line);
        } catch (RuntimeException foreign) {
            synchronized (lines) {
                lines.add("the program's log failed: " + foreign);
            }
        }
    }

    /** All lines, the oldest first. */
    List<String> all() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
