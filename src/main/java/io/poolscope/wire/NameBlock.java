package io.poolscope.wire;

import io.poolscope.event.NameRun;
import io.poolscope.event.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names of one block as they lie in the file, held to be right before: read a few at a time when one of them is asked for.
 * Immutable.
 */
final class NameBlock implements Names.Block {
    /** How many names are read together. */
    private static final int SLICE = 64;

    private final byte[] content;
    private final int size;
    /** Where reading can begin: offsets in the content of names that share nothing with the one before. */
    private final int[] offsets;
    /** The numbers of those names, from 0 in the block. */
    private final int[] firsts;

    NameBlock(byte[] content, int size, int[] offsets, int[] firsts) {
        this.content = content;
        this.size = size;
        this.offsets = offsets;
        this.firsts = firsts;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int i, Names.Taker taker) {
        int from = i / SLICE * SLICE;
        int until = Math.min(size, from + SLICE);
        walk(from, until, (first, name, more) -> {
            int begin = Math.max(from, first);
            int end = Math.min(until, first + more + 1);
            name.countUp(begin - first);
            for (int next = begin; next < end; next++) {
                taker.take(next, name.text());
                name.countUp(1);
            }
        });
    }

    @Override
    public List<NameRun> runs(int i) {
        List<NameRun> runs = new ArrayList<>();
        walk(i, size, (first, name, more) -> {
            int skipped = Math.max(0, i - first);
            name.countUp(skipped);
            runs.add(new NameRun(name.text(), more - skipped));
        });
        return runs;
    }

    /** Visits all runs that have a name in a part of the block. */
    private void walk(int from, int until, Visitor visitor) {
        int found = Arrays.binarySearch(firsts, from);
        int start = found >= 0 ? found : -found - 2;
        ByteReader in = new ByteReader(content, offsets[start], content.length);
        NameBuffer name = new NameBuffer();
        NameBuffer visited = new NameBuffer();
        try {
            int next = firsts[start];
            while (next < until) {
                readName(in, name);
                int more = readCount(in, size - next - 1);
                if (next + more >= from) {
                    visited.copy(name);
                    visitor.visit(next, visited, more);
                }
                name.countUp(more);
                next += more + 1;
            }
        } catch (WireException e) {
            throw new IllegalStateException("the block was read to its end before", e);
        }
    }

    /** Makes a name into the one written after it. */
    static void readName(ByteReader in, NameBuffer name) throws WireException {
        int code = in.count("the shared part of a name", name.length() + 1L);
        if (code == 0) {
            throw new WireException("a name to count up from is missing");
        }
        int shared = code - 1;
        int rest = in.count("a name's length", WireFormat.MAX_NAME_BYTES - shared);
        name.keep(shared, rest);
        in.copy(name.bytes(), shared, rest);
    }

    /** How many names count up from the one just read. */
    static int readCount(ByteReader in, int most) throws WireException {
        if (in.remaining() == 0 || in.peek() != 0) {
            return 0;
        }
        in.u8();
        return in.count("the number of names that count up", most);
    }

    /** Is shown runs. */
    private interface Visitor {
        /** A run of {@code more + 1} names; the visitor may change {@code name}. */
        void visit(int first, NameBuffer name, int more);
    }
}
