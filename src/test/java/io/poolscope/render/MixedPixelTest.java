package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Failures;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pixel with many spans shows. */
class MixedPixelTest {
    private final SceneLayout layout = new SceneLayout();
    private final SceneOptions options = SceneOptions.of(TextMeasure.APPROXIMATE);

    @Test
    void oneFailureAmongManyIsSeen() {
        Workload workload = Workload.of(100_000, Distribution.fixed(1_000_000)).withPool(PoolSpec.of(1)).withFailures(Failures.at(77_777));
        Snapshot snapshot = Runs.snapshot(workload, Runs.WHOLE);
        Scene scene = layout.layout(snapshot, new Viewport(0, snapshot.end(), 900, 600), options);
        List<BarRow> rows = rows(scene, "lane pool-worker-1");
        double at = scene.axis().x(snapshot.tasks().ended(77_777));
        int failed = 0;
        for (BarRow row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if ((row.marks(i) & BarRow.FAILED) != 0) {
                    failed++;
                    assertThat((double) row.from(i)).isCloseTo(at, org.assertj.core.data.Offset.offset(2.0));
                }
            }
        }
        assertThat(failed).isEqualTo(1);
    }

    @Test
    void busyLaneLooksBusyThroughout() {
        Workload workload = Workload.of(50_000, Distribution.fixed(1_000_000)).withPool(PoolSpec.of(1));
        Snapshot snapshot = Runs.snapshot(workload, Runs.WHOLE);
        Scene scene = layout.layout(snapshot, new Viewport(0, snapshot.end(), 900, 600), options);
        BarRow row = rows(scene, "lane pool-worker-1").getFirst();
        double covered = 0;
        for (int i = 0; i < row.size(); i++) {
            // The last bucket may reach over the end of the run.
            assertThat(row.share(i)).isGreaterThan(i == row.size() - 1 ? 0 : 240);
            covered += row.until(i) - row.from(i);
        }
        assertThat(covered).isCloseTo(scene.plot().width(), org.assertj.core.data.Offset.offset(2.0));
    }

    @Test
    void longSpanAmongShortOnesStandsAloneWithItsLabel() {
        Workload workload = Workload.of(20_000, Distribution.fixed(1_000_000).with(10_000, 10_000_000_000L)).withPool(PoolSpec.of(1));
        Snapshot snapshot = Runs.snapshot(workload, Runs.WHOLE);
        Scene scene = layout.layout(snapshot, new Viewport(0, snapshot.end(), 900, 600), options);
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
        Snapshot snapshot = Runs.snapshot(Workload.of(100_000, Distribution.heavyTail(100_000, 50_000_000, 1.2)).withPool(PoolSpec.of(1)), Runs.WHOLE);
        long length = snapshot.end() / 2;
        Viewport here = new Viewport(snapshot.end() / 8, snapshot.end() / 8 + length, 900, 600);
        BarRow before = rows(layout.layout(snapshot, here, options), "lane pool-worker-1").getFirst();
        Scene moved = layout.layout(snapshot, here.panned(length / 3), options);
        BarRow after = rows(moved, "lane pool-worker-1").getFirst();
        double shift = length / 3 / moved.axis().nanosPerPixel();
        int other = 0;
        int shown = 0;
        for (double x = moved.plot().x() + 4; x < moved.plot().right() - shift - 4; x++) {
            shown++;
            other += Math.abs(share(before, x + shift) - share(after, x)) > 16 ? 1 : 0;
        }
        // How many spans are taken together may change with what is in sight, and so the share of a few buckets.
        assertThat(other).isLessThan(shown / 10);
        assertThat(shown).isGreaterThan(100);
    }

    private static int share(BarRow row, double x) {
        for (int i = 0; i < row.size(); i++) {
            if (row.from(i) <= x && x < row.until(i)) {
                return row.share(i);
            }
        }
        return 0;
    }

    static List<BarRow> rows(Scene scene, String group) {
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
