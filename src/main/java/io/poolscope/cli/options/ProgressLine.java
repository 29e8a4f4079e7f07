package io.poolscope.cli.options;

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
    /** Ends the line when the program ends; null while no line is shown. Guarded by this object's monitor. */
    private Thread atTheEnd;
    /** How much stands in the line. Guarded by this object's monitor. */
    private int written;
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
            line = String.format(Locale.ROOT, "[%s%s] %3.0f %%  %s", "█".repeat(full), "░".repeat(WIDTH - full), Math.min(1, share) * 100, text);
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
            err.flush();
        }
        written = 0;
        ended = true;
    }

    /** Clears the line. */
    @Override
    public synchronized void close() {
        if (written > 0) {
            err.print("\r" + " ".repeat(written) + "\r");
            err.flush();
            written = 0;
        }
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
