package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Holds the query for a row of pixels against a scan of all spans under the same snapping rule. */
class RowPixelsTest {
    private RowStore row = new RowStore(0, 0, 0);
    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private Outcome[] outcomes = new Outcome[0];

    private void fill(Random random, int spans) {
        row = new RowStore(0, 0, 0);
        starts = new long[spans];
        ends = new long[spans];
        outcomes = new Outcome[spans];
        long time = random.nextInt(1000);
        int gapless = random.nextInt(3);
        for (int i = 0; i < spans; i++) {
            time += gapless == 0 ? 0 : random.nextInt(200) == 0 ? random.nextInt(2_000_000) : random.nextInt(300);
            starts[i] = time;
            time += random.nextInt(20) == 0 ? random.nextInt(100_000) : random.nextInt(random.nextInt(5) == 0 ? 1 : 500);
            ends[i] = time;
            outcomes[i] = random.nextInt(300) == 0 ? Outcome.FAILED : random.nextInt(500) == 0 ? Outcome.CANCELLED : Outcome.FINISHED;
            row.open(i, starts[i], 0);
            row.close(ends[i], outcomes[i]);
        }
    }

    /** What a scan of all spans finds. */
    private final class Scan {
        final long first;
        final int shift;
        final double[] busy;
        final int[] count;
        final int[] bits;
        final int[] span;

        Scan(long first, int shift, int pixels) {
            this.first = first;
            this.shift = shift;
            busy = new double[pixels];
            count = new int[pixels];
            bits = new int[pixels];
            span = new int[pixels];
            Arrays.fill(span, PixelRow.NOTHING);
            int i = 0;
            while (i < starts.length) {
                int length = blockAt(i);
                take(i, length);
                i += length;
            }
        }

        /** The length of the block that is taken as one at a position. */
        private int blockAt(int i) {
            int best = 1;
            for (int length = 8; i % length == 0 && i + length <= starts.length; length *= 8) {
                if (end(i, length) <= (starts[i] >> shift) + 2 << shift) {
                    best = length;
                }
            }
            return best;
        }

        private long end(int i, int length) {
            return i + length < starts.length ? starts[i + length] : ends[starts.length - 1];
        }

        private void take(int i, int length) {
            long p = (starts[i] >> shift) - first;
            if (p >= 0 && p < busy.length) {
                count[(int) p] += length;
            }
            long end = length == 1 ? ends[i] : end(i, length);
            double total = 0;
            for (int k = i; k < i + length; k++) {
                total += ends[k] - starts[k];
                if (length > 1 && p >= 0 && p < busy.length) {
                    bits[(int) p] |= outcomes[k].bit();
                    span[(int) p] = PixelRow.SEVERAL;
                }
            }
            for (long q = Math.max(p, 0); q < busy.length && first + q << shift <= end; q++) {
                long overlap = Math.min(first + q + 1 << shift, end) - Math.max(first + q << shift, starts[i]);
                if (overlap > 0) {
                    busy[(int) q] += total * overlap / (end - starts[i]);
                }
                if (length == 1 && (overlap > 0 || starts[i] == end && q == p)) {
                    bits[(int) q] |= outcomes[i].bit();
                    span[(int) q] = span[(int) q] == PixelRow.NOTHING ? i : PixelRow.SEVERAL;
                }
            }
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void anyWindow_equalsAScanUnderTheSnappingRule(@ForAll long seed, @ForAll @IntRange(min = 0, max = 6000) int spans) {
        Random random = new Random(seed);
        fill(random, spans);
        RowStore frozen = row.freeze();
        long end = spans == 0 ? 1000 : ends[spans - 1];
        PixelRow pixels = new PixelRow();
        for (int window = 0; window < 8; window++) {
            int n = 1 + random.nextInt(400);
            int shift = random.nextInt(1 + Math.max(1, 64 - Long.numberOfLeadingZeros(end / n + 1)));
            long first = (long) ((end + 100) * random.nextDouble()) - 100 >> shift;
            frozen.pixels(first, shift, n, pixels);
            Scan scan = new Scan(first, shift, n);
            for (int p = 0; p < n; p++) {
                String where = "pixel " + p + " of " + n + " from " + first + " << " + shift;
                assertThat(pixels.count[p]).as("count in %s", where).isEqualTo(scan.count[p]);
                assertThat((int) pixels.outcomes[p]).as("outcomes in %s", where).isEqualTo(scan.bits[p]);
                assertThat(pixels.span[p]).as("span in %s", where).isEqualTo(scan.span[p]);
                // Sums are added up in another order.
                assertThat((double) pixels.busy[p] * (1L << shift)).as("busy in %s", where)
                        .isCloseTo(scan.busy[p], within(1e-3 + (1L << shift) * 1e-6));
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void movedByWholePixels_showsExactlyTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6000) int spans) {
        Random random = new Random(seed);
        fill(random, spans);
        RowStore frozen = row.freeze();
        int shift = random.nextInt(1 + Math.max(1, 64 - Long.numberOfLeadingZeros(ends[spans - 1] / 100)));
        int all = (int) Math.min(20_000, (ends[spans - 1] >> shift) + 3);
        PixelRow whole = new PixelRow();
        frozen.pixels(-1, shift, all, whole);
        PixelRow part = new PixelRow();
        for (int window = 0; window < 20; window++) {
            int from = random.nextInt(all);
            int n = 1 + random.nextInt(all - from);
            frozen.pixels(from - 1, shift, n, part);
            for (int p = 0; p < n; p++) {
                assertThat(part.busy[p]).isEqualTo(whole.busy[from + p]);
                assertThat(part.count[p]).isEqualTo(whole.count[from + p]);
                assertThat(part.outcomes[p]).isEqualTo(whole.outcomes[from + p]);
                assertThat(part.span[p]).isEqualTo(whole.span[from + p]);
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void wholeRow_everySpanLiesInExactlyOnePixel_andBusyTimeIsKept(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int spans) {
        Random random = new Random(seed);
        fill(random, spans);
        int shift = random.nextInt(1 + Math.max(10, 64 - Long.numberOfLeadingZeros(ends[spans - 1])));
        int n = (int) Math.min(1 << 20, (ends[spans - 1] >> shift) + 1);
        PixelRow pixels = new PixelRow();
        row.freeze().pixels(0, shift, n, pixels);
        long counted = 0;
        double busy = 0;
        int failures = 0;
        for (int p = 0; p < n; p++) {
            counted += pixels.count[p];
            busy += pixels.busy[p] * (1L << shift);
            failures |= pixels.outcomes[p];
        }
        if (n == (ends[spans - 1] >> shift) + 1) {
            assertThat(counted).isEqualTo(spans);
            assertThat(busy).isCloseTo(row.busy(0, Long.MAX_VALUE / 2), within(1 + busy * 1e-6));
            assertThat(Outcome.FAILED.in(failures)).isEqualTo(Arrays.asList(outcomes).contains(Outcome.FAILED));
        }
    }

    @Test
    void openSpan_isBusyToTheRightEdge_andRunning() {
        row.open(7, 100, 0);
        PixelRow pixels = new PixelRow();
        row.freeze().pixels(0, 3, 20, pixels);
        assertThat(pixels.busy[11]).isZero();
        assertThat(pixels.busy[12]).isEqualTo(0.5f);
        assertThat(pixels.busy[13]).isEqualTo(1f);
        assertThat(pixels.busy[19]).isEqualTo(1f);
        assertThat(Outcome.RUNNING.in(pixels.outcomes[15])).isTrue();
        assertThat(pixels.span[15]).isZero();
        assertThat(pixels.count[12]).isEqualTo(1);
        row.freeze().pixels(20, 3, 5, pixels);
        assertThat(pixels.busy).startsWith(1f, 1f, 1f, 1f, 1f);
        assertThat(pixels.count[0]).isZero();
        assertThat(Outcome.RUNNING.in(pixels.outcomes[0])).isTrue();
    }

    @Test
    void oneFailureAmongAMillion_isSeen() {
        for (int i = 0; i < 1_000_000; i++) {
            row.open(i, i * 10L, 0);
            row.close(i * 10L + 9, i == 654_321 ? Outcome.FAILED : Outcome.FINISHED);
        }
        PixelRow pixels = new PixelRow();
        row.freeze().pixels(0, 13, 1220, pixels);
        int failed = 6_543_210 >> 13;
        int seen = 0;
        for (int p = 0; p < 1220; p++) {
            if (Outcome.FAILED.in(pixels.outcomes[p])) {
                assertThat(p).isBetween(failed - 1, failed);
                seen++;
            }
            assertThat(pixels.busy[p]).isCloseTo(0.9f, within(0.01f));
        }
        assertThat(seen).isEqualTo(1);
    }
}
