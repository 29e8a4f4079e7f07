package io.poolscope.recording.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The rows of a CSV: cells between separators, in double quotes where a cell holds a separator, a quote (then twice) or a line end. A row
 * that is
 * none is told as such, and what follows its first line is read on, so that a quote that is never closed costs one row. Not thread-safe.
 */
final class CsvRows {
    private static final int MAX_LINE = 1 << 20;
    private static final int MAX_LINES_OF_ROW = 200;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    /** Lines that were read ahead for a quote, and belong to no row yet. */
    private final Deque<Line> ahead = new ArrayDeque<>();
    private long position;
    private long lines;
    private Line current;
    private List<String> cells = List.of();
    private String problem = "";

    /** A line without its end. */
    private record Line(byte[] text, long number, long position) {
    }

    CsvRows(InputStream in) {
        this.in = in;
    }

    /** The next line as it is, without its end; null at the end of the file. It becomes a row by {@link #split}. */
    String nextLine() throws IOException {
        do {
            current = ahead.isEmpty() ? read() : ahead.poll();
        } while (current != null && isBlank(current.text));
        return current == null ? null : new String(current.text, StandardCharsets.UTF_8);
    }

    /** Where the row begins: "line 3 at byte 25". */
    String place() {
        return "line " + current.number + " at byte " + current.position;
    }

    /** The cells of the row, with the blanks around them unless they are in quotes. */
    List<String> cells() {
        return cells;
    }

    /** Why the row is none, or "". */
    String problem() {
        return problem;
    }

    private static boolean isBlank(byte[] text) {
        for (byte one : text) {
            if (one != ' ' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Splits the line into cells, with the lines behind it that a quote holds; see {@link #problem}. */
    void split(char separator) throws IOException {
        problem = "";
        List<Line> joined = new ArrayList<>(List.of(current));
        byte[] text = current.text;
        List<String> found = parse(text, separator);
        while (found == null && joined.size() < MAX_LINES_OF_ROW && text.length < MAX_LINE) {
            Line more = ahead.isEmpty() ? read() : ahead.poll();
            if (more == null) {
                break;
            }
            joined.add(more);
            byte[] longer = Arrays.copyOf(text, text.length + 1 + more.text.length);
            longer[text.length] = '\n';
            System.arraycopy(more.text, 0, longer, text.length + 1, more.text.length);
            text = longer;
            // Only a line with a quote can close one.
            found = has(more.text, '"') ? parse(text, separator) : null;
        }
        if (found == null || joined.size() > 1 && !problem.isEmpty()) { // it closes at the quote of another row
            problem = "a quote that is never closed";
            for (int i = joined.size() - 1; i > 0; i--) {
                ahead.addFirst(joined.get(i));
            }
            found = List.of();
        }
        cells = found;
    }

    private static boolean has(byte[] text, char what) {
        for (byte one : text) {
            if (one == what) {
                return true;
            }
        }
        return false;
    }

    /** The cells of a row; null if a quote is open at its end. */
    private List<String> parse(byte[] text, char separator) {
        problem = "";
        List<String> found = new ArrayList<>();
        ByteArrayOutputStream cell = new ByteArrayOutputStream();
        int i = 0;
        while (true) {
            int begin = i;
            int from = i;
            while (from < text.length && (text[from] == ' ' || text[from] == '\t' && separator != '\t')) {
                from++;
            }
            boolean quoted = from < text.length && text[from] == '"';
            if (quoted) {
                cell.reset();
                i = quoted(text, from + 1, cell);
                if (i < 0) {
                    return null;
                }
                found.add(cell.toString(StandardCharsets.UTF_8));
                int behind = i;
                while (i < text.length && text[i] != separator) {
                    i++;
                }
                if (!isBlank(Arrays.copyOfRange(text, behind, i))) {
                    problem = "text behind a closing quote";
                }
            } else {
                while (i < text.length && text[i] != separator) {
                    i++;
                }
                found.add(new String(text, begin, i - begin, StandardCharsets.UTF_8));
            }
            if (i >= text.length) {
                return found;
            }
            i++;
        }
    }

    /** Reads a quoted cell and returns the place behind its closing quote, or -1 if there is none. */
    private static int quoted(byte[] text, int from, ByteArrayOutputStream cell) {
        int i = from;
        while (i < text.length) {
            if (text[i] != '"') {
                cell.write(text[i++]);
            } else if (i + 1 < text.length && text[i + 1] == '"') {
                cell.write('"');
                i += 2;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    private Line read() throws IOException {
        long began = position;
        ByteArrayOutputStream text = new ByteArrayOutputStream(128);
        int one = next();
        if (one < 0) {
            return null;
        }
        while (one >= 0 && one != '\n' && one != '\r') {
            if (text.size() < MAX_LINE) {
                text.write(one);
            }
            one = next();
        }
        if (one == '\r' && peek() == '\n') {
            next();
        }
        return new Line(text.toByteArray(), ++lines, began);
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return end == 0 ? -1 : buffer[at] & 0xFF;
    }

    private int next() throws IOException {
        int one = peek();
        if (one >= 0) {
            at++;
            position++;
        }
        return one;
    }
}
