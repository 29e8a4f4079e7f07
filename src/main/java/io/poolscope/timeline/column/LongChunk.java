package io.poolscope.timeline.column;

import java.util.Arrays;

/** Some successive positions of a {@link LongColumn}: a header over arrays, which the writer changes only in the epoch that made it. */
final class LongChunk {
    private static final long UNSET = Long.MIN_VALUE;

    int epoch;
    int[] low;
    long[] base;
    byte[] high;
    int[] higher;
    /** Whether there is {@link #high} or {@link #higher}. */
    boolean far;
    int capacity;
    /** The run, while {@link #low} is null: positions from {@code from} to before {@code to}. */
    int from;
    int to;
    long value;
    int slope;

    LongChunk(LongColumn.Sort sort, int capacity) {
        this.capacity = capacity;
        if (!sort.runs) {
            allocate(sort);
        }
    }

    private LongChunk(LongChunk other) {
        low = other.low;
        base = other.base;
        high = other.high;
        higher = other.higher;
        far = other.far;
        capacity = other.capacity;
        from = other.from;
        to = other.to;
        value = other.value;
        slope = other.slope;
    }

    LongChunk copy(boolean keepArrays) {
        LongChunk copy = new LongChunk(this);
        if (!keepArrays && low != null) {
            copy.low = low.clone();
            copy.base = base == null ? null : base.clone();
            copy.high = high == null ? null : high.clone();
            copy.higher = higher == null ? null : higher.clone();
        }
        return copy;
    }

    private void allocate(LongColumn.Sort sort) {
        low = new int[capacity];
        if (sort.based) {
            base = new long[capacity >>> 6];
            Arrays.fill(base, UNSET);
        }
    }

    long get(int j) {
        int[] lows = low;
        if (lows == null) {
            return j >= from && j < to ? value + (long) slope * (j - from) : Absent.NONE;
        }
        if (j >= lows.length) {
            return Absent.NONE;
        }
        int offset = lows[j];
        if (far) {
            return getFar(j, offset);
        }
        return offset == 0 ? Absent.NONE : (base == null ? -1 : base[j >>> 6]) + (offset & 0xFFFFFFFFL);
    }

    private long getFar(int j, int offset) {
        long top;
        if (higher != null) {
            if (higher[j] == Integer.MIN_VALUE) {
                return Absent.NONE;
            }
            top = higher[j];
        } else {
            if (high[j] == Byte.MIN_VALUE) {
                return Absent.NONE;
            }
            top = high[j];
        }
        return (base == null ? -1 : base[j >>> 6]) + (top << 32 | offset & 0xFFFFFFFFL);
    }

    void set(int j, long number, LongColumn.Sort sort) {
        int[] lows = low;
        if (lows == null || j >= lows.length) {
            if (lows == null && extendRun(j, number)) {
                return;
            }
            lows = room(j, sort);
        }
        long bottom = -1;
        long[] bases = base;
        if (bases != null) {
            bottom = bases[j >>> 6];
            if (bottom == UNSET) {
                bottom = number - sort.slack - 1;
                bases[j >>> 6] = bottom;
            }
        }
        long offset = number - bottom;
        if (!far && offset > 0 && offset >>> 32 == 0) {
            lows[j] = (int) offset;
        } else {
            setFar(j, offset);
        }
    }

    /** Sets positions of a block whose first is set to {@code values[from…to)}; returns where it had to stop. */
    int setBlock(int j, long[] values, int begin, int end) {
        int[] lows = low;
        byte[] highs = high;
        if (lows == null || far && highs == null) {
            return begin;
        }
        long bottom = base == null ? -1 : base[j >>> 6];
        int shift = j - begin;
        if (far) {
            for (int n = begin; n < end; n++) {
                long offset = values[n] - bottom;
                long top = offset >> 32;
                if (top <= Byte.MIN_VALUE || top > Byte.MAX_VALUE) {
                    return n;
                }
                lows[n + shift] = (int) offset;
                highs[n + shift] = (byte) top;
            }
            return end;
        }
        for (int n = begin; n < end; n++) {
            long offset = values[n] - bottom;
            if (offset <= 0 || offset >>> 32 != 0) {
                return n;
            }
            lows[n + shift] = (int) offset;
        }
        return end;
    }

    /** Makes a run that ends before {@code j} longer by up to {@code count} and returns by how much. */
    int prolong(int j, long number, int step, int count) {
        if (low != null || to != j || from == to || to > from + 1 && slope != step || value + (long) step * (j - from) != number) {
            return 0;
        }
        slope = step;
        to += count;
        return count;
    }

    boolean isRun(int j, long number, int count) {
        return low == null && j >= from && j + count <= to && (slope == 1 || count == 1) && value + (long) slope * (j - from) == number;
    }

    private int[] room(int j, LongColumn.Sort sort) {
        if (low == null) {
            leaveRun(sort);
        }
        if (j >= low.length) {
            grow(j);
        }
        return low;
    }

    private void setFar(int j, long offset) {
        if (!far) {
            widen();
        }
        long top = offset >> 32;
        if (higher == null && (top <= Byte.MIN_VALUE || top > Byte.MAX_VALUE)) {
            higher = new int[low.length];
            for (int i = 0; i < high.length; i++) {
                higher[i] = high[i] == Byte.MIN_VALUE ? Integer.MIN_VALUE : high[i];
            }
            high = null;
        }
        low[j] = (int) offset;
        if (higher != null) {
            higher[j] = (int) top;
        } else {
            high[j] = (byte) top;
        }
    }

    private void widen() {
        far = true;
        high = new byte[low.length];
        for (int i = 0; i < low.length; i++) {
            high[i] = low[i] == 0 ? Byte.MIN_VALUE : 0;
        }
    }

    private void grow(int j) {
        int old = low.length;
        int size = old;
        while (size <= j) {
            size = Math.min(LongColumn.SIZE, size * 4);
        }
        capacity = size;
        low = Arrays.copyOf(low, size);
        if (base != null) {
            base = Arrays.copyOf(base, size >>> 6);
            Arrays.fill(base, old >>> 6, base.length, UNSET);
        }
        if (high != null) {
            high = Arrays.copyOf(high, size);
            Arrays.fill(high, old, size, Byte.MIN_VALUE);
        }
        if (higher != null) {
            higher = Arrays.copyOf(higher, size);
            Arrays.fill(higher, old, size, Integer.MIN_VALUE);
        }
    }

    private boolean extendRun(int j, long number) {
        if (from == to) {
            from = j;
            to = j + 1;
            value = number;
            return true;
        }
        if (j >= from && j < to) {
            return get(j) == number;
        }
        if (j != to) {
            return false;
        }
        if (to == from + 1 && (number == value || number == value + 1)) {
            slope = (int) (number - value);
        } else if (number != value + (long) slope * (j - from)) {
            return false;
        }
        to++;
        return true;
    }

    private void leaveRun(LongColumn.Sort sort) {
        int end = to;
        while (capacity < end) {
            capacity = Math.min(LongColumn.SIZE, capacity * 4);
        }
        long start = value;
        allocate(sort);
        for (int j = from; j < end; j++) {
            set(j, start + (long) slope * (j - from), sort);
        }
    }

    long bytes() {
        long bytes = 72;
        bytes += low == null ? 0 : 16 + 4L * low.length;
        bytes += base == null ? 0 : 16 + 8L * base.length;
        bytes += high == null ? 0 : 16 + high.length;
        bytes += higher == null ? 0 : 16 + 4L * higher.length;
        return bytes;
    }
}
