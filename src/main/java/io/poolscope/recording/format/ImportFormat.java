package io.poolscope.recording.format;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.PackedFile;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RecordingReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The formats that runs are read from. A file's own first bytes tell which it is, not its name. */
public enum ImportFormat {
    /** Our own recordings. */
    POOL,
    /** The Trace Event Format, JSON. */
    CHROME,
    /** Spans of OpenTelemetry, JSON. */
    OTLP,
    /** The log that Ninja keeps of its builds. */
    NINJA,
    /** A CSV of tasks, with any separator. */
    CSV;

    private static final int FIRST_BYTES = 1 << 12;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /**
     * Which format a file has.
     *
     * @throws IOException if it can't be read, is empty, or is none of them
     */
    public static ImportFormat of(Path file) throws IOException {
        byte[] start;
        try (PackedFile in = PackedFile.open(file)) {
            start = in.first(FIRST_BYTES);
        }
        if (start.length == 0) {
            throw new IOException("it is compressed with gzip, and holds nothing");
        }
        if (isUtf16(start)) {
            throw new IOException("it is text in UTF-16; text in UTF-8 can be read");
        }
        String magic = "POOLSCOP";
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (start.length < magic.length() && magic.startsWith(text)) {
            throw new IOException("it ends at byte " + start.length + ", within the first word of a Poolscope recording");
        }
        if (text.startsWith(magic)) {
            return POOL;
        }
        Optional<String> known = KnownKind.of(start);
        if (known.isPresent()) {
            throw new IOException(known.get());
        }
        int at = Arrays.equals(start, 0, Math.min(start.length, MARK.length), MARK, 0, MARK.length) ? MARK.length : 0;
        while (at < start.length && Character.isWhitespace(start[at])) {
            at++;
        }
        if (at == start.length) {
            throw new IOException(start.length < FIRST_BYTES ? "it holds nothing but white space"
                    : "it begins with " + FIRST_BYTES + " bytes of white space");
        }
        if (start[at] == '{' || start[at] == '[') {
            return OtlpImport.begins(text) ? OTLP : CHROME;
        }
        if (text.startsWith(NinjaLogImport.FIRST)) {
            return NINJA;
        }
        if (KnownKind.isBinary(start)) {
            throw new IOException("it is no Poolscope recording, no trace events in JSON and no CSV of tasks");
        }
        return CSV;
    }

    /** The text behind the byte order mark, if it begins with one. */
    static InputStream afterMark(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, MARK.length);
        byte[] start = text.readNBytes(MARK.length);
        if (!Arrays.equals(start, MARK)) {
            text.unread(start);
        }
        return text;
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

    /** Reads a file of this format; the columns of a CSV are found by their names. */
    public Recording read(Path file, Names names, EventConsumer consumer, Progress progress) throws IOException {
        return read(file, names, consumer, progress, ColumnChoice.NONE);
    }

    /**
     * Reads a file of this format, also where it is compressed with gzip.
     *
     * @param names the table that the consumer's events will speak of; new
     * @param columns which columns of a CSV are read as what
     * @throws IOException if nothing of it can be read, with one line that says why and where
     * @throws java.util.concurrent.CancellationException if {@code progress} ended it
     */
    public Recording read(Path file, Names names, EventConsumer consumer, Progress progress, ColumnChoice columns) throws IOException {
        return switch (this) {
            case POOL -> new RecordingReader(file, names).read(consumer, progress);
            case CHROME -> ChromeTraceImport.read(file, names, consumer, progress);
            case OTLP -> OtlpImport.read(file, names, consumer, progress);
            case NINJA -> NinjaLogImport.read(file, names, consumer, progress);
            case CSV -> TaskCsvImport.read(file, names, consumer, progress, columns);
        };
    }
}
