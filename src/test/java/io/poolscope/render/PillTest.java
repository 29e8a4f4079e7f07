package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.DrawText;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the end of a run, by whether there is more to come. */
class PillTest {
    private static final long END = 4_150_000_000L;

    private final Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), END);

    private Picture scene(Marks marks) {
        return new PictureLayout().layout(snapshot, new Viewport(0, 4_750_000_000L, 913, 783),
                PictureStyle.of(TextMeasure.APPROXIMATE).withMarks(marks));
    }

    @ParameterizedTest
    @CsvSource({"OVER, false, false", "LIVE, true, false", "READING, false, true"})
    void end_isCalledWhatItIs(Marks.Growth growth, boolean live, boolean reading) {
        String picture = DrawText.of(scene(Marks.NONE.withGrowth(growth)).draw());
        assertThat(picture.contains("live 4.15 s")).isEqualTo(live);
        assertThat(picture.contains("read to 4.15 s")).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({"OVER", "LIVE", "READING"})
    void playhead_isNamedByItsTime_whateverComes(Marks.Growth growth) {
        assertThat(DrawText.of(scene(Marks.NONE.withGrowth(growth).withPlayhead(2_000_000_000L)).draw())).contains("at 2.00 s")
                .doesNotContain("live 4.15 s", "read to");
    }

    @Test
    void overview_leavesRoomForWhatComes_alsoOfAFile() {
        assertThat(overviewEnd(Marks.Growth.READING)).isEqualTo(overviewEnd(Marks.Growth.LIVE)).isGreaterThan(END + END / 10);
        assertThat(overviewEnd(Marks.Growth.OVER)).isLessThan(END + END / 5);
    }

    /** The latest time that lies anywhere in the overview. */
    private long overviewEnd(Marks.Growth growth) {
        Picture scene = scene(Marks.NONE.withGrowth(growth));
        long latest = 0;
        for (int y = 700; y < 783; y += 4) {
            for (int x = 0; x < 913; x++) {
                if (scene.hit(x, y) instanceof Hit.Overview overview) {
                    latest = Math.max(latest, overview.time());
                }
            }
        }
        return latest;
    }
}
