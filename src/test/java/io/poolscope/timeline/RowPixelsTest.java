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
        final long[] edges;
        final double[] busy;
        final int[] count;
        final int[] bits;
        final long[] task;

        Scan(long from, double step, int pixels) {
            edges = new long[pixels + 1];
            Arrays.setAll(edges, p -> RowPixels.edge(from, step, p));
            busy = new double[pixels];
            count = new int[pixels];
            bits = new int[pixels];
            task = new long[pixels];
            Arrays.fill(task, Snapshot.NONE);
            int i = 0;
            while (i < starts.length && ends[i] <= from) {
                i++;
            }
            while (i < starts.length && starts[i] < edges[pixels]) {
                int length = blockAt(i);
                take(i, length);
                i += length;
            }
        }

        /** The length of the block that is taken as one at a position. */
        private int blockAt(int i) {
            int best = 1;
            for (int length = 8; i % length == 0 && i + length <= starts.length; length *= 8) {
                if (starts[i] >= edges[0] && fits(i, length)) {
                    best = length;
                }
            }
            return best;
        }

        private boolean fits(int i, int length) {
            int p = pixel(starts[i]);
            return p + 2 >= edges.length || end(i, length) <= edges[p + 2];
        }

        private long end(int i, int length) {
            return i + length < starts.length ? starts[i + length] : ends[starts.length - 1];
        }

        private int pixel(long time) {
            int p = 0;
            while (p + 1 < edges.length && edges[p + 1] <= time) {
                p++;
            }
            return p;
        }

        private void take(int i, int length) {
            if (starts[i] >= edges[0]) {
                count[pixel(starts[i])] += length;
            }
            long end = length == 1 ? ends[i] : end(i, length);
            double total = 0;
            for (int k = i; k < i + length; k++) {
                total += ends[k] - starts[k];
                if (length > 1) {
                    bits[pixel(starts[i])] |= outcomes[k].bit();
                    task[pixel(starts[i])] = PixelRow.SEVERAL;
                }
            }
            for (int p = 0; p + 1 < edges.length; p++) {
                long overlap = Math.max(0, Math.min(edges[p + 1], end) - Math.max(edges[p], starts[i]));
                if (end > starts[i]) {
                    busy[p] += total * overlap / (end - starts[i]);
                }
                boolean touches = overlap > 0 || starts[i] == end && p == pixel(starts[i]);
                if (length == 1 && touches) {
                    bits[p] |= outcomes[i].bit();
                    task[p] = task[p] == Snapshot.NONE ? i : PixelRow.SEVERAL;
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
            double step = Math.max(1, end * Math.pow(random.nextDouble(), 4) / n * 1.1);
            long from = (long) ((end + 100) * random.nextDouble()) - 100;
            frozen.pixels(from, step, n, pixels);
            Scan scan = new Scan(from, step, n);
            for (int p = 0; p < n; p++) {
                String where = "pixel " + p + " of " + n + " from " + from + " by " + step;
                long width = scan.edges[p + 1] - scan.edges[p];
                assertThat(pixels.count[p]).as("count in %s", where).isEqualTo(scan.count[p]);
                assertThat((int) pixels.outcomes[p]).as("outcomes in %s", where).isEqualTo(scan.bits[p]);
                assertThat(pixels.task[p]).as("task in %s", where).isEqualTo(scan.task[p]);
                assertThat((double) pixels.busy[p]).as("busy in %s", where).isCloseTo(Math.min(1, scan.busy[p] / width), within(1e-4));
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void wholeRow_everySpanLiesInExactlyOnePixel_andBusyTimeIsKept(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int spans) {
        Random random = new Random(seed);
        fill(random, spans);
        int n = 1 + random.nextInt(2000);
        double step = (ends[spans - 1] + 1.0) / n + 1;
        PixelRow pixels = new PixelRow();
        row.freeze().pixels(0, step, n, pixels);
        long counted = 0;
        double busy = 0;
        int failures = 0;
        for (int p = 0; p < n; p++) {
            counted += pixels.count[p];
            busy += pixels.busy[p] * (RowPixels.edge(0, step, p + 1) - RowPixels.edge(0, step, p));
            failures |= pixels.outcomes[p];
        }
        assertThat(counted).isEqualTo(spans);
        assertThat(busy).isCloseTo(row.busy(0, Long.MAX_VALUE / 2), within(1 + busy * 1e-3));
        assertThat(Outcome.FAILED.in(failures)).isEqualTo(Arrays.asList(outcomes).contains(Outcome.FAILED));
    }

    @Test
    void openSpan_isBusyToTheRightEdge_andRunning() {
        row.open(7, 100, 0);
        PixelRow pixels = new PixelRow();
        row.freeze().pixels(0, 10, 20, pixels);
        assertThat(pixels.busy[9]).isZero();
        assertThat(pixels.busy[10]).isEqualTo(1f);
        assertThat(pixels.busy[19]).isEqualTo(1f);
        assertThat(Outcome.RUNNING.in(pixels.outcomes[15])).isTrue();
        assertThat(pixels.task[15]).isEqualTo(7);
    }

    @Test
    void oneFailureAmongAMillion_isSeen() {
        for (int i = 0; i < 1_000_000; i++) {
            row.open(i, i * 10L, 0);
            row.close(i * 10L + 9, i == 654_321 ? Outcome.FAILED : Outcome.FINISHED);
        }
        PixelRow pixels = new PixelRow();
        row.freeze().pixels(0, 10_000, 1000, pixels);
        for (int p = 0; p < 1000; p++) {
            assertThat(Outcome.FAILED.in(pixels.outcomes[p])).as("pixel %d", p).isEqualTo(Math.abs(p - 654) <= 1 && pixelOf(pixels) == p);
            assertThat(pixels.busy[p]).isCloseTo(0.9f, within(0.01f));
        }
    }

    private static int pixelOf(PixelRow pixels) {
        for (int p = 0; p < 1000; p++) {
            if (Outcome.FAILED.in(pixels.outcomes[p])) {
                return p;
            }
        }
        return -1;
    }
}
