package io.poolscope.recording.format;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RecordingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The formats that runs are read from. A file's own first bytes tell which it is, not its name. */
public enum ImportFormat {
    /** Our own recordings. */
    POOL,
    /** The Trace Event Format, JSON. */
    CHROME,
    /** A CSV of tasks. */
    CSV;

    private static final int FIRST_BYTES = 1 << 12;

    /**
     * Which format a file has.
     *
     * @throws IOException if it can't be read, is empty, or is none of them
     */
    public static ImportFormat of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(FIRST_BYTES);
        }
        if (start.length == 0) {
            throw new IOException("it is empty");
        }
        if (isUtf16(start)) {
            throw new IOException("it is text in UTF-16; text in UTF-8 can be read");
        }
        int at = start.length >= 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB && (start[2] & 0xFF) == 0xBF ? 3 : 0;
        while (at < start.length && Character.isWhitespace(start[at])) {
            at++;
        }
        if (at == start.length) {
            throw new IOException(start.length < FIRST_BYTES ? "it holds nothing but white space" : "it begins with " + FIRST_BYTES + " bytes of white space");
        }
        String magic = "POOLSCOP";
        if (start.length < magic.length() && magic.startsWith(new String(start, java.nio.charset.StandardCharsets.ISO_8859_1))) {
            throw new IOException("it ends at byte " + start.length + ", within the first word of a Poolscope recording");
        }
        if (start[0] == 'P' && start.length >= 8 && new String(start, 0, 8, java.nio.charset.StandardCharsets.ISO_8859_1).equals(magic)) {
            return POOL;
        }
        if (at < start.length && (start[at] == '{' || start[at] == '[')) {
            return CHROME;
        }
        for (byte one : start) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                throw new IOException("it is no Poolscope recording, no trace events in JSON and no CSV of tasks");
            }
        }
        return CSV;
    }

    /** Whether a text is in UTF-16: it begins with that mark, or with a character of ASCII of two bytes. */
    private static boolean isUtf16(byte[] start) {
        if (start.length < 2) {
            return false;
        }
        int mark = (start[0] & 0xFF) << Byte.SIZE | start[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE || isPrintable(mark) || isPrintable(mark >> Byte.SIZE) && (mark & 0xFF) == 0
                && (start.length < 4 || start[3] == 0);
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character < 0x7F || character == '\n' || character == '\r' || character == '\t';
    }

    /**
     * Reads a file of this format.
     *
     * @param names the table that the consumer's events will speak of; new
     * @throws IOException if nothing of it can be read, with one line that says why and where
     * @throws java.util.concurrent.CancellationException if {@code progress} ended it
     */
    public Recording read(Path file, Names names, EventConsumer consumer, Progress progress) throws IOException {
        return switch (this) {
            case POOL -> new RecordingReader(file, names).read(consumer, progress);
            case CHROME -> ChromeTraceImport.read(file, names, consumer, progress);
            case CSV -> TaskCsvImport.read(file, names, consumer, progress);
        };
    }
}
