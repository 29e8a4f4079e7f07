package io.poolscope.event;

import java.util.ArrayList;
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

    private final ConcurrentHashMap<String, Integer> ids = new ConcurrentHashMap<>();
    /** Guarded by itself; its element at index i is name i, or null if that lies in a block and was not asked for yet. */
    private final List<String> names = new ArrayList<>();
    /** Guarded by {@link #names}; in the order of their first numbers. */
    private final List<Appended> blocks = new ArrayList<>();

    /** A table that holds only the empty name. */
    public Names() {
        intern("");
    }

    /** The number of a name, given now if it is new. */
    public int intern(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        synchronized (names) {
            if (!blocks.isEmpty()) {
                readAll();
            }
            return ids.computeIfAbsent(name, added -> {
                names.add(added);
                return names.size() - 1;
            });
        }
    }

    /**
     * Adds names without reading them yet: a recording may have millions of which a window shows a few. What a block gives for a
     * number must stay the same; it is asked under this table's lock.
     *
     * @return the number of the first
     */
    public int append(Block block) {
        synchronized (names) {
            int first = names.size();
            for (int i = block.size(); i > 0; i--) {
                names.add(null);
            }
            blocks.add(new Appended(first, block));
            return first;
        }
    }

    /**
     * The name with a number.
     *
     * @throws IllegalArgumentException if no name has it
     */
    public String name(int id) {
        synchronized (names) {
            if (id < 0 || id >= names.size()) {
                throw new IllegalArgumentException("no name " + id + "; known are 0 to " + (names.size() - 1));
            }
            String name = names.get(id);
            if (name == null) {
                name = read(id);
            }
            return name;
        }
    }

    /** How many names there are: at least 1. */
    public int size() {
        synchronized (names) {
            return names.size();
        }
    }

    /** The names from number {@code from} on, as they are now: what a writer has not written yet. */
    public List<String> since(int from) {
        synchronized (names) {
            if (!blocks.isEmpty()) {
                readAll();
            }
            return new ArrayList<>(names.subList(from, names.size()));
        }
    }

    private String read(int id) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (blocks.get(middle).first <= id) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Appended found = blocks.get(low);
        found.block.read(id - found.first, (i, name) -> names.set(found.first + i, name));
        return names.get(id);
    }

    private void readAll() {
        for (int id = 0; id < names.size(); id++) {
            if (names.get(id) == null) {
                read(id);
            }
            ids.putIfAbsent(names.get(id), id);
        }
        blocks.clear();
    }

    /** Names that are read when they are asked for. */
    public interface Block {
        /** How many. */
        int size();

        /** Gives name {@code i}, and any others that came to light with it, from 0. */
        void read(int i, Taker taker);
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
    }
}
