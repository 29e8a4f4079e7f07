package io.poolscope.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of one run, each kept once and spoken of by a number: labels, thread and pool names, error texts, log
 * lines. Numbers are dense from 0, where 0 is the empty name. Names are only ever added, so a reader that has seen
 * {@link #size()} names knows them for good. Thread-safe; a look-up of a known name takes no lock.
 */
public final class Names {
    /** The number of the empty name, "no name given". */
    public static final int NONE = 0;

    private static final int PAGE_SHIFT = 8;
    private static final int PAGE = 1 << PAGE_SHIFT;

    /*
     * A name is either interned, then it lies in its page and in `ids`, or held by an appended block, then its page entry is null (and
     * its page may be) until somebody asks for it. A recording has hundreds of thousands of labels of which a window shows a few.
     */
    private final ConcurrentHashMap<String, Integer> ids = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    // All below is guarded by lock.
    private String[][] pages = new String[4][];
    private int size;
    /** Which interned names are the one before them, counted up. */
    private final BitSet counted = new BitSet();
    private final Succession succession = new Succession();
    /** In the order of their first numbers. */
    private final List<Appended> blocks = new ArrayList<>();

    private final NameLimits limits;
    /** How many characters the interned names have, and how many names stand for kinds of names. */
    private long characters;
    private int kinds;
    /** The number of the text that says that the table is full; {@link #NONE} until it is. */
    private int notice;

    /** A table without limits that holds only the empty name. */
    public Names() {
        this(NameLimits.NONE);
    }

    /** A table that holds only the empty name, and will hold no more than the limits allow. */
    public Names(NameLimits limits) {
        this.limits = limits;
        intern("");
    }

    /**
     * The number of a name, given now if it is new. One that is too long is kept by its beginning; when the table is full, a new
     * one is told by what it has in common with others: a failure by its class, a label by its beginning.
     */
    public int intern(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        if (limits == NameLimits.NONE) {
            return add(name);
        }
        String kept = limits.cut(name);
        return add(isFull(kept) ? internable(kept) : kept);
    }

    private boolean isFull(String name) {
        synchronized (lock) {
            if (notice == NONE && size < limits.most() && characters + name.length() <= limits.characters()) {
                return false;
            }
            if (notice == NONE) {
                notice = add(limits.notice());
            }
            return true;
        }
    }

    /** What stands for a name in a full table. */
    private String internable(String name) {
        if (ids.containsKey(name)) {
            return name;
        }
        String kind = NameLimits.kind(name);
        synchronized (lock) {
            if (ids.containsKey(kind)) {
                return kind;
            }
            if (kinds < NameLimits.KINDS) {
                kinds++;
                return kind;
            }
        }
        return NameLimits.rest(name);
    }

    /** The number of the text that says that the table is full and what that means, or {@link #NONE} while there is room. */
    public int notice() {
        synchronized (lock) {
            return notice;
        }
    }

    private int add(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        synchronized (lock) {
            if (!blocks.isEmpty()) {
                readAll();
            }
            known = ids.get(name);
            if (known != null) {
                return known;
            }
            int id = size++;
            characters += name.length();
            put(id, name);
            if (succession.follows(name)) {
                counted.set(id);
            }
            ids.put(name, id);
            return id;
        }
    }

    /**
     * Adds names without reading them yet: a recording may have millions of which a window shows a few. What a block gives for a
     * number must stay the same; it is asked under this table's lock.
     *
     * @return the number of the first
     * @throws IllegalArgumentException if there would be more than 2³¹−1 names
     */
    public int append(Block block) {
        synchronized (lock) {
            if (block.size() > Integer.MAX_VALUE - size) {
                throw new IllegalArgumentException(block.size() + " names more than " + size + "; allowed are " + Integer.MAX_VALUE);
            }
            int first = size;
            size += block.size();
            if (block.size() > 0) {
                blocks.add(new Appended(first, block));
            }
            return first;
        }
    }

    /**
     * The name with a number.
     *
     * @throws IllegalArgumentException if no name has it
     */
    public String name(int id) {
        synchronized (lock) {
            if (id < 0 || id >= size) {
                throw new IllegalArgumentException("no name " + id + "; known are 0 to " + (size - 1));
            }
            String name = kept(id);
            if (name == null) {
                read(holder(id), id);
                name = kept(id);
            }
            return name;
        }
    }

    /** How many names there are: at least 1. */
    public int size() {
        synchronized (lock) {
            return size;
        }
    }

    /** The names from number {@code from} on, as they are now, one by one. */
    public List<String> since(int from) {
        synchronized (lock) {
            List<String> names = new ArrayList<>(Math.max(0, size - from));
            for (int id = from; id < size; id++) {
                names.add(name(id));
            }
            return names;
        }
    }

    /** The names from number {@code from} on, as they are now, in runs: what a writer has not written yet. */
    public List<NameRun> runs(int from) {
        synchronized (lock) {
            List<NameRun> runs = new ArrayList<>();
            int id = from;
            while (id < size) {
                Appended holder = holder(id);
                if (holder != null) {
                    runs.addAll(holder.block.runs(id - holder.first));
                    id = holder.end();
                } else {
                    int end = Math.min(size, counted.nextClearBit(id + 1));
                    runs.add(new NameRun(kept(id), end - id - 1));
                    id = end;
                }
            }
            return runs;
        }
    }

    private String kept(int id) {
        int page = id >>> PAGE_SHIFT;
        return page >= pages.length || pages[page] == null ? null : pages[page][id & PAGE - 1];
    }

    private void put(int id, String name) {
        int page = id >>> PAGE_SHIFT;
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
        }
        if (pages[page] == null) {
            pages[page] = new String[PAGE];
        }
        pages[page][id & PAGE - 1] = name;
    }

    /** The block that holds a name, or null if it was interned. */
    private Appended holder(int id) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            Appended block = blocks.get(middle);
            if (id < block.first) {
                high = middle - 1;
            } else if (id >= block.end()) {
                low = middle + 1;
            } else {
                return block;
            }
        }
        return null;
    }

    private void read(Appended holder, int id) {
        holder.block.read(id - holder.first, (i, name) -> put(holder.first + i, name));
    }

    /** For a caller that interns into a table that was read: from now on it must know all its names. */
    private void readAll() {
        for (Appended block : blocks) {
            for (int id = block.first; id < block.end(); id++) {
                if (kept(id) == null) {
                    read(block, id);
                }
                ids.putIfAbsent(kept(id), id);
            }
        }
        blocks.clear();
    }

    /** Names that are read when they are asked for. Immutable. */
    public interface Block {
        /** How many. */
        int size();

        /** Gives name {@code i}, and any others that came to light with it, from 0. */
        void read(int i, Taker taker);

        /** The names from {@code i} on, in runs. */
        List<NameRun> runs(int i);
    }

    /** Takes names of a block. */
    @FunctionalInterface
    public interface Taker {
        /** Takes name {@code i} of the block. */
        void take(int i, String name);
    }

    private static final class Appended {
        private final int first;
        private final Block block;

        Appended(int first, Block block) {
            this.first = first;
            this.block = block;
        }

        int end() {
            return first + block.size();
        }
    }
}
