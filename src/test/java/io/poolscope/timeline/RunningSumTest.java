package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.timeline.counter.BlockCounter;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.SliceChanges;
import io.poolscope.timeline.counter.StepBlocks;
import io.poolscope.timeline.counter.StepLog;
import io.poolscope.timeline.counter.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Holds what a row of pixels shows of intervals and counters against a scan of all of them. */
class RunningSumTest {
    private IntervalStore intervals = new IntervalStore();
    private long[] starts = new long[0];
    private long[] ends = new long[0];

    private void fill(Random random, int count) {
        intervals = new IntervalStore();
        starts = new long[count];
        ends = new long[count];
        long time = random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            time += random.nextInt(300) == 0 ? random.nextInt(1_000_000) : random.nextInt(200);
            starts[i] = time;
            intervals.open(time, i);
            time += random.nextInt(50) == 0 ? random.nextInt(50_000) : random.nextInt(300);
            ends[i] = time;
            if (i < count - 1 || random.nextBoolean()) {
                intervals.close(time);
            } else {
                ends[i] = Long.MAX_VALUE;
            }
        }
    }

    /** How much lies in intervals up to a time, under the rule that small blocks are spread evenly. */
    private double upTo(long time, int shift) {
        double sum = 0;
        for (int i = 0; i < starts.length && starts[i] < time; i++) {
            int block = i & ~63;
            boolean taken = block + 64 < starts.length && starts[block + 64] <= (starts[block] >> shift) + 2 << shift;
            if (taken && starts[block + 64] >= time) {
                double all = 0;
                for (int k = block; k < block + 64; k++) {
                    all += ends[k] - starts[k];
                }
                return sum + all * (time - starts[block]) / (starts[block + 64] - starts[block]);
            }
            sum += Math.min(ends[i], time) - starts[i];
        }
        return sum;
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void pixelsOfIntervals_equalAScanUnderTheSharingRule(@ForAll long seed, @ForAll @IntRange(min = 1, max = 2000) int count) {
        Random random = new Random(seed);
        fill(random, count);
        IntervalStore frozen = intervals.freeze();
        for (int window = 0; window < 6; window++) {
            int shift = random.nextInt(20);
            int n = 1 + random.nextInt(300);
            long first = (long) (starts[count - 1] * 1.1 * random.nextDouble()) - 50 >> shift;
            long end = random.nextBoolean() ? Long.MAX_VALUE : starts[count - 1] + 500;
            float[] nanos = new float[n];
            frozen.pixels(first, shift, n, end, nanos);
            for (int p = 0; p < n; p++) {
                double expected = upTo(Math.min(end, first + p + 1 << shift), shift) - upTo(Math.min(end, first + p << shift), shift);
                assertThat((double) nanos[p]).as("pixel %d of %d from %d << %d", p, n, first, shift)
                        .isCloseTo(expected, within(1e-3 + expected * 1e-5));
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void wholeRow_keepsTheSum_andMovedByWholePixelsShowsTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int count) {
        Random random = new Random(seed);
        fill(random, count);
        IntervalStore frozen = intervals.freeze();
        int shift = 4 + random.nextInt(16);
        int n = (int) Math.min(1 << 16, (starts[count - 1] + 100_000 >> shift) + 2);
        float[] whole = new float[n];
        frozen.pixels(0, shift, n, Long.MAX_VALUE, whole);
        double sum = 0;
        for (float nanos : whole) {
            sum += nanos;
        }
        long total = frozen.total(0, (long) n << shift);
        assertThat(sum).isCloseTo(total, within(1 + total * 1e-4));
        int from = random.nextInt(n);
        float[] part = new float[n - from];
        frozen.pixels(from, shift, n - from, Long.MAX_VALUE, part);
        for (int p = 0; p < part.length; p++) {
            assertThat((double) part[p]).isCloseTo(whole[from + p], within(1e-3 + whole[from + p] * 1e-5));
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void counterAskedForItsRange_equalsAScanOfItsSteps(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40_000) int steps) {
        Random random = new Random(seed);
        StepLog log = new StepLog(1, new SliceChanges(16));
        long[] times = new long[steps];
        long[] values = new long[steps];
        long time = 0;
        long value = 0;
        for (int i = 0; i < steps; i++) {
            time += random.nextInt(10);
            long delta = random.nextInt(21) - 10L;
            log.add(time, delta);
            value += delta;
            times[i] = time;
            values[i] = value;
        }
        log.commit(time - random.nextInt(1000));
        Counter counter = new BlockCounter(new StepView(log.freeze(), (after, until, into) -> {
            long before = 0;
            for (int i = 0; i < steps; i++) {
                into.add(times[i], values[i] - before);
                before = values[i];
            }
        }, 0), 0).reader();
        for (int query = 0; query < 20; query++) {
            long from = (long) (random.nextDouble() * time);
            long until = from + 1 + (long) (random.nextDouble() * random.nextDouble() * (time - from));
            long before = 0;
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            int changes = 0;
            for (int i = 0; i < steps; i++) {
                boolean lastOfItsTime = i + 1 == steps || times[i + 1] > times[i];
                if (times[i] <= from) {
                    before = values[i];
                } else if (times[i] < until && lastOfItsTime) {
                    least = Math.min(least, values[i]);
                    most = Math.max(most, values[i]);
                }
                changes += times[i] >= from && times[i] < until ? 1 : 0;
            }
            least = Math.min(least, before);
            most = Math.max(most, before);
            assertThat(counter.min(from, until)).isEqualTo(least);
            assertThat(counter.max(from, until)).isEqualTo(most);
            long wanted = random.nextBoolean() ? most : before + random.nextInt(30) - 5;
            long expected = before >= wanted ? from : Snapshot.OPEN;
            for (int i = 0; i < steps && expected == Snapshot.OPEN; i++) {
                boolean lastOfItsTime = i + 1 == steps || times[i + 1] > times[i];
                expected = times[i] > from && times[i] < until && lastOfItsTime && values[i] >= wanted ? times[i] : expected;
            }
            assertThat(counter.firstReaching(from, until, wanted)).as("%d from %d until %d", wanted, from, until).isEqualTo(expected);
            assertThat(counter.changes(from, until)).isBetween(changes / 2L - 2 * StepBlocks.BLOCK, (long) changes);
        }
    }

    /** A full queue: what leaves it is replaced at once, so that it hardly ever changes, however much happens. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void nextChange_overLongStretchesWithoutOne_equalsAScan(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int moves) {
        Random random = new Random(seed);
        StepLog log = new StepLog(1, new SliceChanges(16));
        long[] times = new long[2 * moves];
        long[] deltas = new long[2 * moves];
        List<Long> changes = new ArrayList<>();
        int rarely = 1 + random.nextInt(20_000);
        long time = 0;
        for (int i = 0; i < moves; i++) {
            time += 1 + random.nextInt(10);
            boolean changed = random.nextInt(rarely) == 0;
            times[2 * i] = time;
            deltas[2 * i] = 1;
            times[2 * i + 1] = time;
            deltas[2 * i + 1] = changed ? 1 : -1;
            log.add(time, 1);
            log.add(time, deltas[2 * i + 1]);
            if (changed) {
                changes.add(time);
            }
        }
        log.commit(time - random.nextInt(1000));
        Counter counter = new BlockCounter(new StepView(log.freeze(), (after, until, into) -> {
            for (int i = 0; i < times.length; i++) {
                into.add(times[i], deltas[i]);
            }
        }, 0), 0).reader();
        long at = -1;
        for (long change : changes) {
            at = counter.nextChange(at);
            assertThat(at).isEqualTo(change);
        }
        assertThat(counter.nextChange(at)).isEqualTo(Snapshot.OPEN);
    }
}
