package io.poolscope.cli.options;

import io.poolscope.words.Percent;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A progress bar in one line of a terminal; elsewhere silent, as a log wants no rewriting. Where the end isn't known it
 * tells the time and the count. Where the program is interrupted meanwhile, the line is ended, so that the shell begins its own.
 *
 * <p>Used by one thread, and by the one that ends the program, named {@code poolscope-progress}.
 */
public final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal;
    /** Ends the line when the program ends; null while there is nothing to end. Guarded by this object's monitor. */
    private Thread atTheEnd;
    /** How much stands in the line. Guarded by this object's monitor. */
    private int written;
    /** What is said when the program ends meanwhile; "" for nothing. Guarded by this object's monitor. */
    private String lastWords = "";
    /** Whether the program ends. Guarded by this object's monitor. */
    private boolean ended;

    public ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Shows how far it is.
     *
     * @param share 0 to 1, or negative where it isn't known
     */
    public synchronized void show(double share, String text) {
        if (!terminal || ended) {
            return;
        }
        String line;
        if (share < 0) {
            line = text;
        } else {
            int full = (int) Math.round(Math.min(1, share) * WIDTH);
            line = String.format(Locale.ROOT, "[%s%s] %5s  %s", "█".repeat(full), "░".repeat(WIDTH - full), Percent.of(Math.min(1, share)),
                    text);
        }
        if (atTheEnd == null) {
            watchTheEnd();
            if (ended) {
                return;
            }
        }
        err.print("\r" + line + " ".repeat(Math.max(0, written - line.length())));
        err.flush();
        written = line.length();
    }

    /** Says a line where the program is interrupted before this is closed, below what is shown; also where there is no terminal. */
    public synchronized void ifInterrupted(String line) {
        lastWords = line;
        if (atTheEnd == null && !ended) {
            watchTheEnd();
        }
    }

    private void watchTheEnd() {
        Thread hook = new Thread(this::end, "poolscope-progress");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            atTheEnd = hook;
        } catch (IllegalStateException e) {
            ended = true; // the program ends already
        }
    }

    /** Ends the line where it stands; nothing is shown after it. */
    public synchronized void end() {
        if (written > 0) {
            err.println();
        }
        if (!lastWords.isEmpty()) {
            err.println(lastWords);
        }
        err.flush();
        lastWords = "";
        written = 0;
        ended = true;
    }

    /** Clears the line, so that another can be printed in its place; the next that is shown stands below. */
    public synchronized void clear() {
        if (written > 0) {
            err.print("\r" + " ".repeat(written) + "\r");
            err.flush();
            written = 0;
        }
    }

    /** Clears the line; an interruption from now on says nothing. */
    @Override
    public synchronized void close() {
        clear();
        lastWords = "";
        if (atTheEnd != null && !ended) {
            try {
                Runtime.getRuntime().removeShutdownHook(atTheEnd);
            } catch (IllegalStateException e) {
                ended = true; // the program ends; the hook finds an empty line
            }
            atTheEnd = null;
        }
    }
}
