package io.poolscope.cli.options;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * A progress bar in one line of a terminal; elsewhere silent, as a log wants no rewriting. Where the end isn't known it
 * tells the time and the count. Used by one thread.
 */
public final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal;
    private int written;

    public ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Shows how far it is.
     *
     * @param share 0 to 1, or negative where it isn't known
     */
    public void show(double share, String text) {
        if (!terminal) {
            return;
        }
        String line;
        if (share < 0) {
            line = text;
        } else {
            int full = (int) Math.round(Math.min(1, share) * WIDTH);
            line = String.format(Locale.ROOT, "[%s%s] %3.0f %%  %s", "█".repeat(full), "░".repeat(WIDTH - full), Math.min(1, share) * 100, text);
        }
        err.print("\r" + line + " ".repeat(Math.max(0, written - line.length())));
        err.flush();
        written = line.length();
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (written > 0) {
            err.print("\r" + " ".repeat(written) + "\r");
            err.flush();
            written = 0;
        }
    }
}
