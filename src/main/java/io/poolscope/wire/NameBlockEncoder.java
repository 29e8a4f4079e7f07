package io.poolscope.wire;

import java.util.zip.Deflater;

/**
 * Writes the payload of a names block. Labels of tasks often differ in a number only, so what a name shares with the one before it is
 * left out. Not thread-safe.
 */
final class NameBlockEncoder implements AutoCloseable {
    private static final int FULL = 1 << 18;
    private static final int PAID = 1 << 12;
    /** By how many digits counting up can lengthen a name of one block. */
    private static final int MOST_GROWTH = 5;

    private final ByteWriter content = new ByteWriter(1 << 12);
    private final ByteWriter head = new ByteWriter(16);
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private NameBuffer name = new NameBuffer();
    private NameBuffer previous = new NameBuffer();
    private int first;
    private int count;
    private int written;
    /** Whether the block's last name is written out, so that others can count up from it. */
    private boolean countable;
    private long bytesOfNames;
    private long granted;
    private long allowed;

    /** Starts a block whose first name has this number, after {@code bytesWritten} bytes of the file. */
    void begin(int firstName, long bytesWritten) {
        content.clear();
        first = firstName;
        count = 0;
        written = 0;
        countable = false;
        granted = WireFormat.FREE_NAME_BYTES + WireFormat.MAX_NAME_GROWTH * bytesWritten - bytesOfNames;
        allowed = granted;
    }

    /** Whether no more should be added. Where names outgrow what a reader grants, the next block is granted more for this one's bytes. */
    boolean isFull() {
        return content.size() >= (allowed < 0 ? PAID : FULL) || count >= WireFormat.MAX_NAMES;
    }

    /** Adds a name; the block is not full. */
    void add(String text) {
        turn();
        name.set(fitting(text, first + count));
        write();
    }

    /**
     * Adds names that count up from the one before, which may be the last of the block before.
     *
     * @param most how many, at least 1
     * @return how many of them fitted in, at least 1
     */
    int addCounted(int most) {
        turn();
        name.copy(previous);
        int wanted = (int) Math.min(Math.min(most, WireFormat.MAX_NAMES - count),
                allowed / (WireFormat.NAME_OVERHEAD + name.length() + MOST_GROWTH));
        if (countable && wanted > 0) {
            countable = false;
            content.varint(0);
            content.varint(wanted);
            long added = (long) WireFormat.NAME_OVERHEAD * wanted + name.countUp(wanted);
            count += wanted;
            bytesOfNames += added;
            allowed -= added;
            return wanted;
        }
        name.countUp(1);
        write();
        return 1;
    }

    private void turn() {
        NameBuffer before = name;
        name = previous;
        previous = before;
    }

    private void write() {
        count++;
        countable = true;
        int added = WireFormat.NAME_OVERHEAD + name.length();
        bytesOfNames += added;
        allowed -= added;
        int shared = written++ % WireFormat.NAME_GROUP == 0 || allowed < 0 ? 0 : name.sharedWith(previous);
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
        head.clear();
        head.varint(first);
        head.varint(count);
        boolean compress = wanted && allowed >= 0 && head.size() + content.size() <= granted;
        block.u8(compress ? WireFormat.DEFLATED : 0);
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
