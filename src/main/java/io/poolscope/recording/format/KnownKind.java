package io.poolscope.recording.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Files that can't be read, but that people have and try: what they are is better told than what they are not. A file is known by its
 * first bytes.
 *
 * @param magic what it begins with
 * @param what what it is, for people
 */
record KnownKind(byte[] magic, String what) {
    private static final List<KnownKind> ALL = List.of(
            of(new int[] {0x28, 0xB5, 0x2F, 0xFD},
                    "it is compressed with zstd; unpacked ('zstd -d') or compressed with gzip it can be read"),
            of(new int[] {0xFD, '7', 'z', 'X', 'Z', 0},
                    "it is compressed with xz; unpacked ('xz -d') or compressed with gzip it can be read"),
            of("BZh", "it is compressed with bzip2; unpacked ('bzip2 -d') or compressed with gzip it can be read"),
            of(new int[] {0x04, 0x22, 0x4D, 0x18}, "it is compressed with lz4; unpacked ('lz4 -d') or compressed with gzip it can be read"),
            of(new int[] {'P', 'K', 3, 4}, "it is an archive (zip); the files in it may be what can be read"),
            of(new int[] {'7', 'z', 0xBC, 0xAF}, "it is an archive (7z); the files in it may be what can be read"),
            of(new int[] {'F', 'L', 'R', 0}, "it is a flight recording (JFR), which can't be read yet"),
            of(new int[] {0x7F, 'E', 'L', 'F'}, "it is a program (ELF)"),
            of(new int[] {0xCA, 0xFE, 0xBA, 0xBE}, "it is a Java class file"),
            of("JAVA PROFILE ", "it is a heap dump"),
            of("PERFILE2", "it is a recording of Linux perf, which can't be read"),
            of("PAR1", "it is a Parquet file; written as CSV it can be read"),
            of("SQLite format 3", "it is an SQLite database; a query's result as CSV can be read"),
            of(new int[] {0x89, 'P', 'N', 'G'}, "it is a picture (PNG)"),
            of(new int[] {0xFF, 0xD8, 0xFF}, "it is a picture (JPEG)"),
            of("GIF8", "it is a picture (GIF)"),
            of("%PDF", "it is a PDF"),
            of("<!DOCTYPE", "it is a page (HTML) or XML; the data behind it may be what can be read"),
            of("<html", "it is a page (HTML); the data behind it may be what can be read"),
            of("<?xml", "it is XML"),
            of("<svg", "it is a picture (SVG)"));
    /** A protobuf file whose first field is the first one of a trace of Perfetto: a packet. */
    private static final int PERFETTO_PACKET = 0x0A;

    private static KnownKind of(int[] magic, String what) {
        byte[] bytes = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            bytes[i] = (byte) magic[i];
        }
        return new KnownKind(bytes, what);
    }

    private static KnownKind of(String magic, String what) {
        return new KnownKind(magic.getBytes(StandardCharsets.US_ASCII), what);
    }

    /** What a file is, if it is of a kind that can't be read. */
    static Optional<String> of(byte[] start) {
        for (KnownKind kind : ALL) {
            if (begins(start, kind.magic)) {
                return Optional.of(kind.what);
            }
        }
        if (start.length > 2 && start[0] == PERFETTO_PACKET && isBinary(start)) {
            return Optional
                    .of("it seems to be a trace of Perfetto (protobuf), which can't be read yet; ui.perfetto.dev converts it to JSON");
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] start, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || lower(start[i]) != lower(magic[i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte one) {
        return one >= 'A' && one <= 'Z' ? one + 32 : one;
    }

    /** Whether no text begins like this: the first line has characters that none has. */
    static boolean isBinary(byte[] start) {
        for (byte one : start) {
            if (one == 0) {
                return true;
            }
        }
        int at = 0;
        while (at < start.length && (start[at] == '\n' || start[at] == '\r')) {
            at++;
        }
        for (; at < start.length && start[at] != '\n' && start[at] != '\r'; at++) {
            if (start[at] >= 0 && start[at] < ' ' && start[at] != '\t' && start[at] != '\f') {
                return true;
            }
        }
        return false;
    }
}
