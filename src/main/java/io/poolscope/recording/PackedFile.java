package io.poolscope.recording;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, unpacked where it is compressed with gzip. It is read to the length that it had when it was opened, so that a file
 * which grows as fast as it is read comes to an end. Not thread-safe, but for {@link #position}.
 */
public final class PackedFile extends InputStream {
    /** What unpacks to more than this many times what was read of it, and to more than {@link #FREE}, is made to fill memory. */
    static final int MOST_RATIO = 200;
    static final long FREE = 64L << 20;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    private final Counted raw;
    private final InputStream in;
    private final boolean packed;
    private final long size;
    private long unpacked;

    private PackedFile(Path file) throws IOException {
        size = Files.size(file);
        raw = new Counted(Files.newInputStream(file), size);
        InputStream opened = null;
        try {
            // No buffer of its own, which would wait until it is full: what a slow disk has given is handed on at once.
            PushbackInputStream looked = new PushbackInputStream(raw, 2);
            byte[] start = looked.readNBytes(2);
            looked.unread(start);
            packed = start.length == 2 && (start[0] & 0xFF) == GZIP_FIRST && (start[1] & 0xFF) == GZIP_SECOND;
            opened = packed ? new GZIPInputStream(looked, 1 << 16) : looked;
        } catch (EOFException | ZipException e) {
            throw new IOException("it is compressed with gzip, but its beginning is damaged", e);
        } finally {
            if (opened == null) {
                raw.close();
            }
        }
        in = opened;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it can't be read, or is empty
     */
    public static PackedFile open(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw new IOException("it is empty"); // also a device's file of /proc, which might wait for ever
        }
        return new PackedFile(file);
    }

    /** Its first bytes, at most so many; fewer where its compression is damaged behind them, which is told when it is read. */
    public byte[] first(int most) throws IOException {
        byte[] bytes = new byte[most];
        int size = 0;
        try {
            for (int got = read(bytes, 0, most); got > 0; got = read(bytes, size, most - size)) {
                size += got;
            }
        } catch (PackingException e) {
            if (size == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Whether it is compressed. */
    public boolean isPacked() {
        return packed;
    }

    /** How large the file is, as it lies there. */
    public long size() {
        return size;
    }

    /** How many bytes of the file, as it lies there, were read. */
    public long position() {
        return raw.count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int got;
        try {
            got = in.read(bytes, from, length);
        } catch (EOFException | ZipException e) {
            throw new PackingException("its compression with gzip is " + (e instanceof EOFException ? "cut" : "damaged") + " at byte "
                    + raw.count, e);
        }
        unpacked += Math.max(0, got);
        if (packed && unpacked > FREE && unpacked > MOST_RATIO * raw.count) {
            throw new IOException("it unpacks to more than " + MOST_RATIO + " times its size, which no run does");
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The compression is damaged: what was unpacked before is good. */
    static final class PackingException extends IOException {
        private static final long serialVersionUID = 1L;

        PackingException(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** Counts what is read, and ends where the file did. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        /** Written by who reads; others may look. */
        private volatile long count;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (count >= most) {
                return -1;
            }
            int got = in.read(bytes, from, (int) Math.min(length, most - count));
            if (got > 0) {
                count = count + got; // one thread writes
            }
            return got;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return 0; // nobody skips what is counted
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), most - count);
        }
    }
}
