package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.DrawText;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a pixel with many spans shows. */
class MixedPixelTest {
    private final PictureLayout layout = new PictureLayout();
    private final PictureStyle options = PictureStyle.of(TextMeasure.APPROXIMATE);

    @Test
    void oneFailureAmongManyIsSeen() {
        Workload workload =
                Workload.of(100_000, Distribution.fixed(1_000_000)).withPool(PoolSpec.of(1)).withFailures(FailurePlan.at(77_777));
        Snapshot snapshot = RunsToDraw.snapshot(workload, RunsToDraw.WHOLE);
        Picture scene = layout.layout(snapshot, new Viewport(0, snapshot.end(), 900, 600), options);
        List<BarRow> rows = rows(scene, "lane pool-worker-1");
        double at = scene.axis().x(snapshot.tasks().ended(77_777));
        int failed = 0;
        for (BarRow row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if ((row.marks(i) & BarRow.FAILED) != 0) {
                    failed++;
                    assertThat((double) row.from(i)).isCloseTo(at, Offset.offset(2.0));
                }
            }
        }
        assertThat(failed).isEqualTo(1);
    }

    @Test
    void busyLaneLooksBusyThroughout() {
        Workload workload = Workload.of(50_000, Distribution.fixed(1_000_000)).withPool(PoolSpec.of(1));
        Snapshot snapshot = RunsToDraw.snapshot(workload, RunsToDraw.WHOLE);
        Picture scene = layout.layout(snapshot, new Viewport(0, snapshot.end(), 900, 600), options);
        BarRow row = rows(scene, "lane pool-worker-1").getFirst();
        double covered = 0;
        for (int i = 0; i < row.size(); i++) {
            // The last bucket may reach over the end of the run.
            assertThat(row.share(i)).isGreaterThan(i == row.size() - 1 ? 0 : 240);
            covered += row.until(i) - row.from(i);
        }
        assertThat(covered).isCloseTo(scene.plot().width(), Offset.offset(2.0));
    }

    @Test
    void longSpanAmongShortOnesStandsAloneWithItsLabel() {
        Workload workload = Workload.of(20_000, Distribution.fixed(1_000_000).with(10_000, 10_000_000_000L)).withPool(PoolSpec.of(1));
        Snapshot snapshot = RunsToDraw.snapshot(workload, RunsToDraw.WHOLE);
        Picture scene = layout.layout(snapshot, new Viewport(0, snapshot.end(), 900, 600), options);
        BarRow row = rows(scene, "lane pool-worker-1").getFirst();
        double start = scene.axis().x(snapshot.tasks().started(10_000));
        boolean found = false;
        for (int i = 0; i < row.size(); i++) {
            found |= (row.marks(i) & BarRow.MIX) == 0 && Math.abs(row.from(i) - start) < 0.01;
        }
        assertThat(found).isTrue();
        assertThat(DrawText.of(scene.draw())).contains("\"#10001\"");
    }

    @Test
    void panning_keepsEachMix() {
        Snapshot snapshot = RunsToDraw.snapshot(
                Workload.of(100_000, Distribution.heavyTail(100_000, 50_000_000, 1.2)).withPool(PoolSpec.of(1)), RunsToDraw.WHOLE);
        long length = snapshot.end() / 2;
        Viewport here = new Viewport(snapshot.end() / 8, snapshot.end() / 8 + length, 900, 600);
        Picture before = layout.layout(snapshot, here, options);
        TimeAxis axis = before.axis();
        for (long by : new long[] {length / 3, 1, (1L << axis.bucketShift()) - 1, -length / 5, length / 1000}) {
            // As in the window, one layout draws one picture after the other; and one that has drawn nothing yet.
            for (PictureLayout other : List.of(layout, new PictureLayout())) {
                assertSameMixes(before, other.layout(snapshot, here.panned(by), options));
            }
        }
    }

    /** Each bucket that lies in both pictures, and not at their edges, looks the same in both. */
    private static void assertSameMixes(Picture one, Picture other) {
        BarRow before = rows(one, "lane pool-worker-1").getFirst();
        BarRow after = rows(other, "lane pool-worker-1").getFirst();
        int shift = one.axis().bucketShift();
        long from = Math.max(one.axis().firstBucket(), other.axis().firstBucket()) + 1;
        long until = Math.min(one.axis().firstBucket(), other.axis().firstBucket()) + one.axis().bucketCount() - 2;
        assertThat(until - from).isGreaterThan(100);
        for (long bucket = from; bucket < until; bucket++) {
            long middle = (bucket << shift) + (1L << shift - 1);
            assertThat(share(after, other.axis().x(middle))).as("bucket %d", bucket).isEqualTo(share(before, one.axis().x(middle)));
        }
    }

    private static int share(BarRow row, double x) {
        for (int i = 0; i < row.size(); i++) {
            if (row.from(i) <= x && x < row.until(i)) {
                return row.share(i);
            }
        }
        return 0;
    }

    static List<BarRow> rows(Picture scene, String group) {
        List<BarRow> rows = new ArrayList<>();
        collect(scene.draw().base(), group, false, rows);
        return rows;
    }

    private static void collect(List<Shape> shapes, String group, boolean inside, List<BarRow> rows) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Group g) {
                collect(g.shapes(), group, inside || g.name().equals(group), rows);
            } else if (inside && shape instanceof Shape.Bars bars) {
                rows.add(bars.row());
            }
        }
    }
}
