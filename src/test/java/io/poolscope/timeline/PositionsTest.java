package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches by time of spans, intervals, moments and steps give what a look at one after the other gives. */
class PositionsTest {
    private static final int MOST = 300;

    private static int first(int from, int size, IntPredicate wanted) {
        int i = from;
        while (i < size && !wanted.test(i)) {
            i++;
        }
        return i;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rowsAndIntervals_withGapsAndWithout_someOfNoLength(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RowStore row = new RowStore(0, 0, 0);
        IntervalStore intervals = new IntervalStore();
        int count = random.nextInt(MOST);
        long time = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            row.open(i, time, 0);
            intervals.open(time, i);
            time += random.nextInt(4);
            row.close(time, Outcome.FINISHED);
            if (i < count - 1 || random.nextBoolean()) {
                intervals.close(time);
            }
            time += random.nextInt(3);
        }
        if (random.nextBoolean()) {
            row.dropBefore(time / 2);
            intervals.dropBefore(time / 2);
        }
        check(row, time);
        check(row.freeze(), time);
        check(intervals, time);
        check(intervals.freeze(), time);
    }

    private static void check(SpanRow row, long until) {
        for (long at = -2; at <= until + 2; at++) {
            long time = at;
            assertThat(row.firstEndingAfter(time)).isEqualTo(first(row.first(), row.size(), i -> row.end(i) > time));
            assertThat(row.firstEndingAtOrAfter(time)).isEqualTo(first(row.first(), row.size(), i -> row.end(i) >= time));
            assertThat(row.firstStartingAtOrAfter(time)).isEqualTo(first(row.first(), row.size(), i -> row.start(i) >= time));
        }
        assertThat(row.firstEndingAfter(Long.MAX_VALUE)).isEqualTo(row.size());
        assertThat(row.firstEndingAtOrAfter(Long.MIN_VALUE)).isEqualTo(row.first());
        assertThat(row.firstStartingAtOrAfter(Long.MAX_VALUE)).isEqualTo(row.size());
    }

    private static void check(Intervals intervals, long until) {
        for (long at = -2; at <= until + 2; at++) {
            long time = at;
            int starting = first(intervals.first(), intervals.size(), i -> intervals.start(i) >= time);
            int ending = first(intervals.first(), intervals.size(), i -> intervals.end(i) > time);
            assertThat(intervals.firstEndingAfter(time)).isEqualTo(ending);
            assertThat(intervals.firstStartingAtOrAfter(time)).isEqualTo(starting);
            Intervals byEnds = new Plain(intervals);
            assertThat(byEnds.firstStartingAtOrAfter(time)).as("found by the ends").isEqualTo(starting);
        }
        assertThat(intervals.firstEndingAfter(Long.MAX_VALUE)).isEqualTo(intervals.size());
    }

    /** Intervals with nothing but what they must have. */
    private record Plain(Intervals of) implements Intervals {
        @Override
        public int first() {
            return of.first();
        }

        @Override
        public int size() {
            return of.size();
        }

        @Override
        public long start(int i) {
            return of.start(i);
        }

        @Override
        public long end(int i) {
            return of.end(i);
        }

        @Override
        public long value(int i) {
            return of.value(i);
        }

        @Override
        public int firstEndingAfter(long time) {
            return of.firstEndingAfter(time);
        }

        @Override
        public long total(long from, long until) {
            return of.total(from, until);
        }

        @Override
        public void pixels(long first, int shift, int pixels, long end, float[] nanos) {
            of.pixels(first, shift, pixels, end, nanos);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void momentsAndSteps_severalAtATime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MomentStore moments = new MomentStore();
        StepStore store = new StepStore(0, "main");
        long time = 0;
        int count = random.nextInt(1, MOST);
        for (int i = 0; i < count; i++) {
            time += random.nextInt(3);
            moments.add(time, i);
            store.add(time, i + 1);
        }
        StepTrack steps = store.freeze();
        for (long at = -1; at <= time + 1; at++) {
            long moment = at;
            assertThat(moments.firstAtOrAfter(moment)).isEqualTo(first(0, count, i -> moments.time(i) >= moment));
            assertThat(steps.firstAfter(moment)).isEqualTo(first(0, count, i -> steps.time(i) > moment));
            assertThat(steps.lineAt(moment)).isEqualTo(first(0, count, i -> steps.time(i) > moment));
        }
    }
}
