package io.poolscope.wire;

import java.util.zip.Deflater;

/**
 * Writes the payload of a names block. Labels of tasks often differ in a number only, so what a name shares with the one before it is
 * left out. Not thread-safe.
 */
final class NameBlockEncoder implements AutoCloseable {
    private static final int FULL = 1 << 18;

    private final ByteWriter content = new ByteWriter(1 << 12);
    private final ByteWriter head = new ByteWriter(16);
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private NameBuffer name = new NameBuffer();
    private NameBuffer previous = new NameBuffer();
    private final NameBuffer expected = new NameBuffer();
    private boolean counts;
    private int first;
    private int count;
    private long bytesOfNames;
    private long allowed;

    /** Starts a block whose first name has this number, behind {@code bytesWritten} bytes of the file. */
    void begin(int firstName, long bytesWritten) {
        content.clear();
        first = firstName;
        count = 0;
        allowed = WireFormat.FREE_NAME_BYTES + WireFormat.MAX_NAME_GROWTH * bytesWritten - bytesOfNames;
    }

    /** Whether no more should be added. */
    boolean isFull() {
        return content.size() >= FULL || count >= WireFormat.MAX_NAMES;
    }

    void add(String text, int number) {
        NameBuffer before = name;
        name = previous;
        previous = before;
        name.set(fitting(text, number));
        bytesOfNames += name.length();
        allowed -= name.length();
        if (count++ % WireFormat.NAME_GROUP == 0 || allowed < 0) {
            write(0);
        } else if (counts && name.sameAs(expected)) {
            content.varint(0);
        } else {
            write(name.sharedWith(previous));
        }
        if (!counts || !name.sameAs(expected)) {
            expected.copy(name);
        }
        counts = expected.countUp();
    }

    private void write(int shared) {
        content.varint(shared + 1L);
        content.varint(name.length() - shared);
        content.raw(name.bytes(), shared, name.length() - shared);
    }

    /**
     * A name may be any text that a program logs; a very long one is cut so that its block stays small. It ends with its number then,
     * for two names never become the same. A character takes at most 3 bytes for each char of the text.
     */
    private static String fitting(String name, int number) {
        int longest = WireFormat.MAX_NAME_BYTES / 3;
        return name.length() <= longest ? name : name.substring(0, longest - 40) + "\u2026 (name " + number + ", cut)";
    }

    /** Names so alike that they would outgrow what a reader grants are written as they are. */
    void writeTo(ByteWriter block, boolean wanted) {
        boolean compress = wanted && allowed >= 0;
        block.u8(compress ? WireFormat.DEFLATED : 0);
        head.clear();
        head.varint(first);
        head.varint(count);
        if (!compress) {
            block.raw(head);
            block.raw(content);
            return;
        }
        head.raw(content);
        deflater.reset();
        deflater.setInput(head.bytes(), 0, head.size());
        deflater.finish();
        byte[] part = new byte[1 << 13];
        while (!deflater.finished()) {
            block.raw(part, 0, deflater.deflate(part));
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
