package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.DrawText;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** A program that calls map all day has a stream for each call; a picture has room for a few. */
class ManyGroupsTest {
    private static final int STREAMS = 5_000;
    private static final long EACH = 1_000_000;
    private final PictureLayout layout = new PictureLayout();
    private final PictureStyle options = PictureStyle.of(TextMeasure.APPROXIMATE);
    private final Snapshot snapshot = streams();

    /** Stream i lives from i to i + 1 milliseconds. */
    private static Snapshot streams() {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        EventBatch batch = new EventBatch(1024);
        batch.add(0, EventWord.pack(0, EventWord.NO_LANE, EventKind.POOL_STARTED.code()), (long) names.intern("pool") << 32 | 1, 0);
        for (int i = 0; i < STREAMS; i++) {
            batch.add(i * EACH, EventWord.pack(i, EventWord.NO_LANE, EventKind.STREAM_OPENED.code()), (long) names.intern("map-" + i) << 32,
                    0);
            batch.add((i + 1) * EACH, EventWord.pack(i, EventWord.NO_LANE, EventKind.STREAM_CLOSED.code()), 0, 0);
        }
        timeline.accept(batch);
        return timeline.snapshot();
    }

    private String drawn(long from, long until) {
        return DrawText.of(layout.layout(snapshot, new Viewport(from, until, 900, 700), options).draw());
    }

    @Test
    void wholeRun_saysHowManyStreamsAreLeftOut() {
        assertThat(drawn(0, STREAMS * EACH)).contains("\"map-0\"").contains("4,996 more streams").doesNotContain("\"map-4\"");
    }

    @Test
    void zoomedIn_theStreamsThatLiveThereAreShown() {
        assertThat(drawn(3_000 * EACH, 3_002 * EACH)).contains("\"map-3000\"").contains("\"map-3001\"").contains("4,998 more streams")
                .doesNotContain("\"map-0\"").doesNotContain("\"map-3002\"");
    }
}
