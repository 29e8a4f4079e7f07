package io.poolscope.executor;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The names of a pool's workers, one after the other, by a pattern of {@link String#format} for one number. Thread-safe. */
final class WorkerNames {
    /*
     * A name is asked for by the thread that submits, or by a worker, while a thread is being made: whatever fails there
     * leaves a work-stealing pool without a worker, and with a queue that wakes none. A first call of String.format loads
     * half the JDK's locales, on a thread that may be foreign in all its methods. So a pattern with one plain %d, which
     * nearly all are, is put together here; for any other, the builder that has checked it has called String.format before.
     */
    private final String pattern;
    /** What comes before the number and after it; null if the pattern is not that plain. */
    private final String before;
    private final String after;
    private final AtomicInteger made = new AtomicInteger();

    /** @param pattern one that {@link String#format} takes for one number */
    WorkerNames(String pattern) {
        this.pattern = pattern;
        int at = numberOf(pattern);
        before = at < 0 ? null : pattern.substring(0, at).replace("%%", "%");
        after = at < 0 ? null : pattern.substring(at + 2).replace("%%", "%");
    }

    /** Where the only conversion stands, a plain %d; or -1 if there is another, or none. */
    private static int numberOf(String pattern) {
        int found = -1;
        for (int i = pattern.indexOf('%'); i >= 0; i = pattern.indexOf('%', i + 2)) {
            boolean number = pattern.startsWith("%d", i);
            if (number && found >= 0 || !number && !pattern.startsWith("%%", i)) {
                return -1;
            }
            found = number ? i : found;
        }
        return found;
    }

    /** The next name. */
    String next() {
        int number = made.incrementAndGet();
        if (before != null) {
            return before + number + after;
        }
        return String.format(Locale.ROOT, pattern, number);
    }
}
