package io.poolscope.cli;

import io.poolscope.file.IoErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/**
 * Takes results. A print writer keeps quiet of what it can't write, and a command would play on for nobody; so what can't be written
 * ends the command at once, by an exception that a print writer lets through. It is thrown once: what is written after it, as the rest of
 * a buffer, goes nowhere. Used by one thread.
 */
public final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private boolean lost;

    /** Writes to a stream that is not buffered, as the process's own. */
    public StandardOutput(OutputStream out) {
        this.out = Objects.requireNonNull(out);
    }

    /** Results can't be written any more. */
    public static final class LostException extends UncheckedIOException {
        @Serial
        private static final long serialVersionUID = 1;

        LostException(IOException cause) {
            super("standard output can't be written: " + IoErrors.message(cause), cause);
        }

        /** Whether their reader has gone, as {@code head} does: no failure of ours. */
        public boolean isReaderGone() {
            String why = String.valueOf(getCause().getMessage()).toLowerCase(Locale.ROOT);
            return why.contains("broken pipe") || why.contains("pipe is being closed") || why.contains("pipe has been ended");
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (lost) {
            return;
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            lost = true;
            throw new LostException(e);
        }
    }

    @Override
    public void flush() {
        if (lost) {
            return;
        }
        try {
            out.flush();
        } catch (IOException e) {
            lost = true;
            throw new LostException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
