package io.poolscope.recording.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Reads JSON as programs really write it, token by token, in memory that does not grow with the file. What a strict reader would end at
 * is read on:
 * commas too many or missing, NaN and Infinity, control characters and backslashes that escape nothing in strings, closing brackets that
 * are missing or wrong. Each such place is counted. Not thread-safe.
 */
final class LenientJson {
    /*
     * A stack of bits says what is open: an object or a list. In an object a name is due first; after its colon, or whatever stands in
     * its place,
     * a value. A bracket that does not fit closes all up to the one that it fits; "{" where a name is due closes the object, whose "}"
     * must be
     * missing. So a damaged event costs itself and hardly ever its neighbours.
     */

    /** What stands next in the file. */
    enum Token {
        BEGIN_OBJECT, END_OBJECT, BEGIN_LIST, END_LIST,
        /** The name of a member; its value follows. */
        NAME,
        /** A string. */
        TEXT,
        /** A number, true, false, null, or any other word. */
        WORD,
        /** The end of the file, whatever is still open. */
        END
    }

    private static final int MAX_DEPTH = 1000;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_WORD = 1000;
    private static final int CACHE = 1 << 11;

    private final InputStream in;
    private final ImportNotes notes;
    private final byte[] buffer = new byte[1 << 16];
    private final BitSet objects = new BitSet();
    private final String[] cache = new String[CACHE];
    private final byte[][] cached = new byte[CACHE][];
    private byte[] text = new byte[256];
    private int length;
    private int at;
    private int end;
    private long base;
    private int depth;
    /** In an object: whether a value is due. */
    private boolean valueDue;
    /** Whether a comma, or an opening bracket, was the last. */
    private boolean afterComma = true;
    private boolean afterOpening = true;
    private String value = "";

    LenientJson(InputStream in, ImportNotes notes) {
        this.in = in;
        this.notes = notes;
    }

    /** How many bytes were read up to the end of the last token. */
    long position() {
        return base + at;
    }

    /** How many objects and lists are open. */
    int depth() {
        return depth;
    }

    /** The last name, text or word. */
    String value() {
        return value;
    }

    private boolean inObject() {
        return depth > 0 && objects.get(depth - 1);
    }

    /**
     * Reads on.
     *
     * @throws IOException if the file can't be read, or nests deeper than anybody means
     */
    Token next() throws IOException {
        while (true) {
            int one = peek();
            switch (one) {
                case -1 -> {
                    return Token.END;
                }
                case ' ', '\t', '\n', '\r' -> at++;
                case ':' -> {
                    at++;
                    if (inObject() && !valueDue) {
                        odd("colon(s) without a name");
                    }
                }
                case ',' -> comma();
                case '{' -> {
                    if (inObject() && !valueDue) {
                        odd("missing bracket(s)");
                        return close(true);
                    }
                    return open(true);
                }
                case '[' -> {
                    if (inObject() && !valueDue) {
                        valueDue = true; // a list without a name
                        odd("value(s) without a name");
                        value = "";
                        return Token.NAME;
                    }
                    return open(false);
                }
                case '}', ']' -> {
                    Token closed = closing(one == '}');
                    if (closed != null) {
                        return closed;
                    }
                }
                case '"' -> {
                    at++;
                    string();
                    return scalar(Token.TEXT);
                }
                default -> {
                    word();
                    return scalar(Token.WORD);
                }
            }
        }
    }

    /** Passes over the value after a name. */
    void skipValue() throws IOException {
        skip(next());
    }

    /** Passes over the rest of what a token began. */
    void skip(Token token) throws IOException {
        if (token == Token.BEGIN_OBJECT || token == Token.BEGIN_LIST) {
            int outside = depth - 1;
            while (depth > outside && next() != Token.END) {
                // everything inside counts for nothing
            }
        }
    }

    private Token scalar(Token token) {
        boolean named = inObject() && !valueDue;
        begins();
        valueDue = named;
        return named ? Token.NAME : token;
    }

    /** A value or a name begins: a comma or a bracket should stand before it, or a colon. */
    private void begins() {
        if (!afterComma && depth > 0 && !valueDue) {
            odd("missing comma(s)");
        }
        afterComma = false;
        afterOpening = false;
    }

    private void comma() {
        at++;
        if (afterComma && depth > 0) {
            odd(afterOpening ? "comma(s) before the first value" : "comma(s) too many");
        }
        if (valueDue) {
            valueDue = false; // the name has no value
        }
        afterComma = true;
    }

    private Token open(boolean object) throws IOException {
        at++;
        if (depth == MAX_DEPTH) {
            throw new IOException("its values lie more than " + MAX_DEPTH + " deep in each other at byte " + position());
        }
        begins();
        objects.set(depth++, object);
        valueDue = false;
        afterComma = true;
        afterOpening = true;
        return object ? Token.BEGIN_OBJECT : Token.BEGIN_LIST;
    }

    /** A closing bracket; null if it closes nothing. */
    private Token closing(boolean object) {
        int fits = depth - 1;
        while (fits >= 0 && objects.get(fits) != object) {
            fits--;
        }
        if (fits < 0) {
            at++;
            odd("bracket(s) too many");
            return null;
        }
        if (fits < depth - 1) {
            odd("missing bracket(s)");
            return close(!object); // and comes back to this one
        }
        at++;
        if (afterComma && !afterOpening) {
            odd("comma(s) too many");
        }
        return close(object);
    }

    private Token close(boolean object) {
        depth--;
        valueDue = false;
        afterComma = false;
        afterOpening = false;
        return object ? Token.END_OBJECT : Token.END_LIST;
    }

    private void odd(String what) {
        notes.passed(what, "at byte " + position());
    }

    private int peek() throws IOException {
        if (at == end) {
            base += end;
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at];
    }

    private void keep(int one) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = (byte) one;
    }

    private void word() throws IOException {
        length = 0;
        for (int one = peek(); !ends(one); one = peek()) {
            if (length < MAX_WORD) {
                keep(one);
            }
            at++;
        }
        value = text();
    }

    private static boolean ends(int one) {
        return switch (one) {
            case -1, ' ', '\t', '\n', '\r', ',', ':', '"', '{', '}', '[', ']' -> true;
            default -> false;
        };
    }

    /** A string after its first quote. A line end that a bracket or a new object follows is taken for its end: its quote is missing. */
    private void string() throws IOException {
        length = 0;
        int one = peek();
        while (one != '"' && one != -1) {
            at++;
            if (one == '\\') {
                escape();
            } else {
                if (one >= 0 && one < ' ') {
                    odd("control character(s) in strings");
                }
                if (one == '\n' && endsHere(peek())) {
                    odd("missing quote(s)");
                    value = text();
                    return;
                }
                if (length < MAX_TEXT) {
                    keep(one);
                }
            }
            one = peek();
        }
        at += one == -1 ? 0 : 1;
        value = text();
    }

    private static boolean endsHere(int one) {
        return one == '{' || one == '}' || one == '[' || one == ']' || one == ',';
    }

    private void escape() throws IOException {
        int one = peek();
        switch (one) {
            case '"', '\\', '/' -> escaped(one);
            case 'n' -> escaped('\n');
            case 't' -> escaped('\t');
            case 'r' -> escaped('\r');
            case 'b' -> escaped('\b');
            case 'f' -> escaped('\f');
            case 'u' -> {
                at++;
                unicode();
            }
            default -> {
                odd("bad escape(s) in strings");
                keep('\\');
            }
        }
    }

    private void escaped(int meant) {
        at++;
        keep(meant);
    }

    private void unicode() throws IOException {
        int code = hex();
        if (code < 0) {
            return;
        }
        int whole = code;
        if (Character.isHighSurrogate((char) code) && peek() == '\\') {
            at++;
            if (peek() != 'u') {
                keepText("\uFFFD");
                escape();
                return;
            }
            at++;
            int low = hex();
            if (low < 0) {
                keepText("\uFFFD");
                return;
            }
            whole = Character.isLowSurrogate((char) low) ? Character.toCodePoint((char) code, (char) low) : 0xFFFD;
        }
        keepText(whole >= Character.MIN_SURROGATE && whole <= Character.MAX_SURROGATE ? "\uFFFD" : Character.toString(whole));
    }

    private void keepText(String some) {
        for (byte one : some.getBytes(StandardCharsets.UTF_8)) {
            keep(one);
        }
    }

    /** Four digits, or -1: then what stands there is kept as it is. */
    private int hex() throws IOException {
        int code = 0;
        int from = length;
        keep('\\');
        keep('u');
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(Math.max(0, peek()), 16);
            if (digit < 0) {
                odd("bad escape(s) in strings");
                return -1;
            }
            keep(peek());
            at++;
            code = code << 4 | digit;
        }
        length = from;
        return code;
    }

    /** The bytes kept, as a string; the same one for the same short bytes, of which a trace has millions. */
    private String text() {
        if (length > 64) {
            return new String(text, 0, length, StandardCharsets.UTF_8);
        }
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ hash >>> 11) & CACHE - 1;
        byte[] known = cached[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, text, 0, length)) {
            cached[slot] = Arrays.copyOf(text, length);
            cache[slot] = new String(text, 0, length, StandardCharsets.UTF_8);
        }
        return cache[slot];
    }
}
