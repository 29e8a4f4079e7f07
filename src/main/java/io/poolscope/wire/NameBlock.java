package io.poolscope.wire;

import io.poolscope.event.Names;

/**
 * The names of one block as they lie in the file, held to be right before: read a group at a time when one of them is asked for.
 * Immutable.
 */
final class NameBlock implements Names.Block {
    private final byte[] content;
    private final int size;
    /** Where each group of {@link WireFormat#NAME_GROUP} begins in the content. */
    private final int[] groups;

    NameBlock(byte[] content, int size, int[] groups) {
        this.content = content;
        this.size = size;
        this.groups = groups;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int i, Names.Taker taker) {
        int group = i / WireFormat.NAME_GROUP;
        int first = group * WireFormat.NAME_GROUP;
        int last = Math.min(size, first + WireFormat.NAME_GROUP);
        ByteReader in = new ByteReader(content, groups[group], content.length);
        NameBuffer name = new NameBuffer();
        try {
            for (int next = first; next < last; next++) {
                next(in, name);
                taker.take(next, name.text());
            }
        } catch (WireException e) {
            throw new IllegalStateException("the block was read to its end before", e);
        }
    }

    /** Makes a name into the one after it. */
    static void next(ByteReader in, NameBuffer name) throws WireException {
        int code = in.count("the shared part of a name", name.length() + 1L);
        if (code == 0) {
            if (!name.countUp() || name.length() > WireFormat.MAX_NAME_BYTES) {
                throw new WireException("a name counts up one that has no digits, or is too long");
            }
            return;
        }
        int shared = code - 1;
        int rest = in.count("a name's length", Math.min(in.remaining(), WireFormat.MAX_NAME_BYTES - shared));
        name.keep(shared, rest);
        in.copy(name.bytes(), shared, rest);
    }
}
