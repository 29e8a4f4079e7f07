package io.poolscope.view.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import org.junit.jupiter.api.Test;

class SparseSnapshotsTest {
    private final Timeline timeline = new Timeline(new Names());
    private boolean reading = true;
    private long now;
    private final SparseSnapshots snapshots = new SparseSnapshots(timeline::snapshot, () -> reading, () -> now);

    @Test
    void fileThatIsRead_isLookedAtFewTimesASecond() {
        Snapshot first = snapshots.get();
        happens();
        now += SparseSnapshots.EVERY - 1;
        assertThat(snapshots.get()).isSameAs(first);
        now++;
        assertThat(snapshots.get().events()).isEqualTo(1);
    }

    @Test
    void fileThatWasRead_isSeenWholeAtOnce() {
        snapshots.get();
        happens();
        reading = false;
        assertThat(snapshots.get().events()).isEqualTo(1);
        happens();
        assertThat(snapshots.get().events()).isEqualTo(2);
    }

    private void happens() {
        EventBatch batch = new EventBatch(1);
        batch.add(1, EventWord.pack(1, 1, EventKind.TASK_SUBMITTED.code()), 0, 0);
        timeline.accept(batch);
    }
}
