package io.poolscope.render;

import io.poolscope.event.Names;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.Golden;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole pictures, as text. */
class PictureGoldenTest {
    private final PictureLayout layout = new PictureLayout();
    private final PictureStyle options = PictureStyle.of(TextMeasure.APPROXIMATE);

    @Test
    void liveRunWithSelectedTask() throws IOException {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), 4_150_000_000L);
        PictureStyle live = options.withMarks(Marks.NONE.withSelected(4).withGrowth(Marks.Growth.LIVE));
        Golden.compare("live", layout.layout(snapshot, new Viewport(0, 4_750_000_000L, 913, 783), live).draw());
    }

    @Test
    void foundTasksAreMarked() throws IOException {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), 2_150_000_000L);
        PictureStyle found = options.withMarks(Marks.NONE.withSelected(4).withFound(Found.of(snapshot, new long[] {2, 4, 9, 10, 25})));
        Golden.compare("found", layout.layout(snapshot, new Viewport(0, 2_400_000_000L, 800, 600), found).draw());
    }

    @ParameterizedTest
    @EnumSource
    void everyPolicy(SaturationPolicy policy) throws IOException {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered().withPool(PoolSpec.of(4).withCapacity(6).withPolicy(policy))
                .withFailures(FailurePlan.at(7)), RunsToDraw.WHOLE);
        Golden.compare("policy-" + policy.name().toLowerCase(Locale.ROOT),
                layout.layout(snapshot, new Viewport(0, snapshot.end(), 800, 600), options).draw());
    }

    @Test
    void asCompleted() throws IOException {
        Snapshot snapshot = RunsToDraw.snapshot(
                RunsToDraw.ordered().withDelivery(RunsToDraw.ordered().delivery().withMode(DeliveryMode.AS_COMPLETED)), RunsToDraw.WHOLE);
        Golden.compare("as-completed", layout.layout(snapshot, new Viewport(0, snapshot.end(), 800, 600), options).draw());
    }

    @Test
    void manyTasksAreMixed() throws IOException {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.many(8, 6000), RunsToDraw.WHOLE);
        Golden.compare("many", layout.layout(snapshot, new Viewport(0, snapshot.end(), 400, 500), options).draw());
    }

    @Test
    void nothingHappenedYet() throws IOException {
        Golden.compare("empty",
                layout.layout(new Timeline(new Names()).snapshot(), new Viewport(0, 1_000_000_000L, 600, 400), options).draw());
    }

    @Test
    void tinyWindow_leavesPartsOutInsteadOfOverlapping() throws IOException {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), RunsToDraw.WHOLE);
        Golden.compare("tiny", layout.layout(snapshot, new Viewport(0, snapshot.end(), 240, 150), options).draw());
    }
}
