package io.poolscope.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DigitSortTest {
    private static final int PLACE_BITS = 21;

    /** Times of every span, from a few nanoseconds to the longest that a round allows, so that many are equal and many are not. */
    @Provide
    Arbitrary<long[]> times() {
        return Arbitraries.integers().between(0, 42)
                .flatMap(bits -> Arbitraries.longs().between(0, (1L << bits) - 1).array(long[].class).ofMinSize(0).ofMaxSize(3_000));
    }

    @Property(tries = 300)
    void sort_anyTimes_ordersByTimeAndKeepsTheOrderOfEqualOnes(@ForAll("times") long[] times) {
        // Places fall, so that an order by whole keys would differ from one by times.
        long[] keys = new long[times.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = times[i] << PLACE_BITS | keys.length - i;
        }
        long[] expected = LongStream.of(keys).boxed().sorted(Comparator.comparingLong(key -> key >>> PLACE_BITS)).mapToLong(Long::longValue)
                .toArray();

        long[] sorted = new DigitSort(PLACE_BITS).sort(keys, new long[keys.length], keys.length);

        assertThat(sorted).isEqualTo(expected);
    }

    @Test
    void sort_onlyTheFirstKeysCount_leavesTheOthersOut() {
        long[] keys = {3L << PLACE_BITS, 1L << PLACE_BITS, 2L << PLACE_BITS, 0, 0};

        long[] sorted = new DigitSort(PLACE_BITS).sort(keys, new long[5], 3);

        assertThat(Arrays.copyOf(sorted, 3)).containsExactly(1L << PLACE_BITS, 2L << PLACE_BITS, 3L << PLACE_BITS);
    }
}
