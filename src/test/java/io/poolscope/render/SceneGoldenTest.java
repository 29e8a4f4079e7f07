package io.poolscope.render;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.event.Names;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.Failures;
import io.poolscope.workload.PoolSpec;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole pictures, as text. */
class SceneGoldenTest {
    private final SceneLayout layout = new SceneLayout();
    private final SceneOptions options = SceneOptions.of(TextMeasure.APPROXIMATE);

    @Test
    void liveRunWithSelectedTask() throws IOException {
        Snapshot snapshot = Runs.snapshot(Runs.ordered(), 4_150_000_000L);
        SceneOptions live = options.withMarks(Marks.NONE.withSelected(4).withGrowth(Marks.Growth.LIVE));
        Golden.compare("live", layout.layout(snapshot, new Viewport(0, 4_750_000_000L, 913, 783), live).draw());
    }

    @Test
    void foundTasksAreMarked() throws IOException {
        Snapshot snapshot = Runs.snapshot(Runs.ordered(), 2_150_000_000L);
        SceneOptions found = options.withMarks(Marks.NONE.withSelected(4).withFound(Found.of(snapshot, new long[] {2, 4, 9, 10, 25})));
        Golden.compare("found", layout.layout(snapshot, new Viewport(0, 2_400_000_000L, 800, 600), found).draw());
    }

    @ParameterizedTest
    @EnumSource
    void everyPolicy(SaturationPolicy policy) throws IOException {
        Snapshot snapshot = Runs.snapshot(Runs.ordered().withPool(PoolSpec.of(4).withCapacity(6).withPolicy(policy))
                .withFailures(Failures.at(7)), Runs.WHOLE);
        Golden.compare("policy-" + policy.name().toLowerCase(java.util.Locale.ROOT),
                layout.layout(snapshot, new Viewport(0, snapshot.end(), 800, 600), options).draw());
    }

    @Test
    void asCompleted() throws IOException {
        Snapshot snapshot = Runs.snapshot(Runs.ordered().withDelivery(Runs.ordered().delivery().withMode(DeliveryMode.AS_COMPLETED)), Runs.WHOLE);
        Golden.compare("as-completed", layout.layout(snapshot, new Viewport(0, snapshot.end(), 800, 600), options).draw());
    }

    @Test
    void manyTasksAreMixed() throws IOException {
        Snapshot snapshot = Runs.snapshot(Runs.many(8, 6000), Runs.WHOLE);
        Golden.compare("many", layout.layout(snapshot, new Viewport(0, snapshot.end(), 400, 500), options).draw());
    }

    @Test
    void nothingHappenedYet() throws IOException {
        Golden.compare("empty", layout.layout(new Timeline(new Names()).snapshot(), new Viewport(0, 1_000_000_000L, 600, 400), options).draw());
    }

    @Test
    void tinyWindow_leavesPartsOutInsteadOfOverlapping() throws IOException {
        Snapshot snapshot = Runs.snapshot(Runs.ordered(), Runs.WHOLE);
        Golden.compare("tiny", layout.layout(snapshot, new Viewport(0, snapshot.end(), 240, 150), options).draw());
    }
}
