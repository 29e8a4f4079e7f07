package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.export.TextDirection;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Writes text to where a terminal may show it. Names come from files that anybody made: what a terminal would obey in them, or what turns
 * the
 * direction of a line, is written as a replacement character. Line ends and tabs stay, and the return that rewrites a line of progress.
 */
final class PlainOutput extends PrintWriter {
    private final PrintWriter target;

    private PlainOutput(PrintWriter target, boolean rewritesLines) {
        super(new Filter(target, rewritesLines));
        this.target = target;
    }

    /** The same host, with guarded outputs. */
    static Host guarded(Host host) {
        return new Host(new PlainOutput(host.out(), false), new PlainOutput(host.err(), true), host.terminal(), host.scenarios(),
                host.painter(), host.window(),
                host.open());
    }

    @Override
    public void println() {
        super.println();
        if (target != null) {
            target.flush(); // as the stream that it writes to may do at every line
        }
    }

    @Override
    public boolean checkError() {
        return target.checkError();
    }

    private static final class Filter extends FilterWriter {
        private final boolean rewritesLines;

        Filter(PrintWriter target, boolean rewritesLines) {
            super(target);
            this.rewritesLines = rewritesLines;
        }

        @Override
        public void write(int c) throws IOException {
            out.write(shown((char) c));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            char[] safe = new char[length];
            for (int i = 0; i < length; i++) {
                safe[i] = shown(text[from + i]);
            }
            out.write(safe, 0, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }

        private char shown(char c) {
            boolean allowed = c == '\n' || c == '\t' || c == '\r' && (rewritesLines || System.lineSeparator().indexOf('\r') >= 0);
            return !allowed && Character.isISOControl(c) || TextDirection.isControl(c) ? '\uFFFD' : c;
        }
    }
}
