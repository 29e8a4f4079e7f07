package io.poolscope.timeline.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderTest {
    private final Random random = new Random(1);

    @Test
    void sort_keepsTheOrderOfWhatHasTheSameTime_howeverFarTheTimesLieApart() {
        for (int count : new int[] {0, 1, 2, 47, 49, 100, 1000, 4097}) {
            for (long farthest : new long[] {1, 50, 1L << 40, Long.MAX_VALUE / 4}) {
                long[] times = random.longs(count, 0, farthest).toArray();
                if (count > 3) {
                    times[2] = times[count - 1];
                }
                long[] before = times.clone();
                long[] values = IntStream.range(0, count).asLongStream().toArray();
                TimeOrder.sort(times, values, count);
                int[] expected =
                        IntStream.range(0, count).boxed().sorted(Comparator.comparingLong(i -> before[i])).mapToInt(i -> i).toArray();
                for (int i = 0; i < count; i++) {
                    assertThat(values[i]).isEqualTo(expected[i]);
                    assertThat(times[i]).isEqualTo(before[expected[i]]);
                }
            }
        }
    }

    @Test
    void sort_ofManyTimesFarApart_isNotQuadratic() {
        int count = 1 << 20;
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = (long) (count - i) * (Long.MAX_VALUE / 8 / count);
        }
        // Moving each behind all others is 550 billion moves.
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> TimeOrder.sort(times, new long[count], count));
        assertThat(times).isSorted();
    }
}
