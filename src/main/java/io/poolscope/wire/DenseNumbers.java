package io.poolscope.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers from 0 on in place of others, in the order in which they come: a reader's tables grow with the highest number,
 * and a part of a long run, or the events of several runs, must not make them large. Not thread-safe.
 *
 * <p>Tasks are numbered by the {@value #CHUNK}, so that the order within such a group is kept; and groups that follow each
 * other here as there are remembered as one, so that a run of days takes no more memory than one of minutes. An index of a
 * stream counts from the first that comes; one below it must not be spoken of.
 */
public final class DenseNumbers implements EventTranslation.Numbers {
    /** How many tasks are numbered together, a power of two: so many numbers may be left out for each that is used. */
    static final int CHUNK = 64;
    /** How many such groups are set aside at once for each of several runs. */
    private static final int SHARED_CHUNKS = 64;

    private final Given given;
    private final int reserve;
    private final TreeMap<Long, Range> chunks = new TreeMap<>();
    private final Map<Integer, Integer> pools = new HashMap<>();
    private final Map<Integer, Integer> streams = new HashMap<>();
    private final Map<Integer, Long> firstIndexes = new HashMap<>();
    private final Map<Integer, Integer> queues = new HashMap<>();
    private final Map<Integer, Integer> locks = new HashMap<>();
    private final Map<Integer, Integer> scripts = new HashMap<>();
    private Range last;
    private long earlier;

    /** Groups of tasks that follow each other, and the groups of numbers given to them, which do too. */
    private static final class Range {
        private final long first;
        private final long given;
        /** How many are given, and how many of these are in use. */
        private long count;
        private long used;

        Range(long first, long given, long count) {
            this.first = first;
            this.given = given;
            this.count = count;
        }
    }

    /** Numbers for a run that stands alone. */
    public DenseNumbers() {
        this(new Given(), 1);
    }

    /** Numbers for one of several runs that become one. */
    public DenseNumbers(Given given) {
        this(given, SHARED_CHUNKS);
    }

    private DenseNumbers(Given given, int reserve) {
        this.given = given;
        this.reserve = reserve;
    }

    /** What was given so far to all runs that become one. Not thread-safe. */
    public static final class Given {
        private long chunks;
        private int pools;
        private int streams;
        private int queues;
        private int locks;
        private int scripts;

        /** Nothing yet. */
        public Given() {
        }
    }

    /** Times are counted from here on, in nanoseconds. */
    public void timesFrom(long origin) {
        earlier = origin;
    }

    @Override
    public long time(long time) {
        return Math.max(0, time - earlier);
    }

    @Override
    public long task(long id) {
        long chunk = id / CHUNK;
        if (last == null || chunk < last.first || chunk >= last.first + last.used) {
            last = range(chunk);
        }
        return (last.given + chunk - last.first) * CHUNK + (id & CHUNK - 1);
    }

    /** The range that a group is in, made or made longer for it. */
    private Range range(long chunk) {
        Map.Entry<Long, Range> before = chunks.floorEntry(chunk);
        if (before != null) {
            Range range = before.getValue();
            if (chunk < range.first + range.used) {
                return range;
            }
            boolean grows = range.given + range.count == given.chunks;
            if (chunk == range.first + range.used && (range.used < range.count || grows)) {
                if (range.used == range.count) {
                    range.count += reserve;
                    given.chunks += reserve;
                }
                range.used++;
                return range;
            }
        }
        Range fresh = new Range(chunk, given.chunks, reserve);
        fresh.used = 1;
        given.chunks += reserve;
        chunks.put(chunk, fresh);
        return fresh;
    }

    /** How many ranges are remembered: for tests of what it takes. */
    int ranges() {
        return chunks.size();
    }

    @Override
    public int pool(int id) {
        return pools.computeIfAbsent(id, key -> given.pools++);
    }

    @Override
    public int lane(int lane) {
        return lane;
    }

    @Override
    public int stream(int id) {
        return streams.computeIfAbsent(id, key -> given.streams++);
    }

    @Override
    public long index(int stream, long index) {
        return Math.max(-1, index - firstIndexes.computeIfAbsent(stream, key -> index));
    }

    @Override
    public int queue(int id) {
        return queues.computeIfAbsent(id, key -> given.queues++);
    }

    @Override
    public int lock(int id) {
        return locks.computeIfAbsent(id, key -> given.locks++);
    }

    @Override
    public int script(int id) {
        return scripts.computeIfAbsent(id, key -> given.scripts++);
    }

    @Override
    public int name(int name) {
        return name;
    }
}
