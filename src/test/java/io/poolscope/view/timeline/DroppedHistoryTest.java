package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.event.BatchSink;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.explore.search.SearchQuery;
import io.poolscope.explore.search.SearchResults;
import io.poolscope.scenario.SourceText;
import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.table.TextTable;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One looks at what retention then drops: 30 000 tasks, one each millisecond, of which the last ten seconds are kept. */
class DroppedHistoryTest {
    private static final long STEP = 1_000_000;
    private static final int TASKS = 30_000;

    private final Names names = new Names();
    private final Timeline timeline = new Timeline(names);
    private final TimelineModel model = new TimelineModel(() -> 0);
    private final SourceText none = new SourceText("", Map.of());

    private DroppedHistoryTest() {
        EventBatch batch = new EventBatch(3 * TASKS + 3);
        BatchSink sink = new BatchSink(batch);
        new PoolStarted(0, 0, "pool", PoolKind.FIXED, 1, 10, SaturationPolicy.BLOCK).emitTo(sink, names);
        new SubmitterJoined(0, 0, 0, "main").emitTo(sink, names);
        new WorkerStarted(0, 1, 0, "worker").emitTo(sink, names);
        for (long task = 0; task < TASKS; task++) {
            boolean fails = task % 1000 == 7;
            batch.add(task * STEP, EventWord.pack(task, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
            batch.add(task * STEP + 100_000, EventWord.pack(task, 1, EventKind.TASK_STARTED.code()), 0, 0);
            batch.add(task * STEP + 900_000, EventWord.pack(task, 1, (fails ? EventKind.TASK_FAILED : EventKind.TASK_FINISHED).code()), 0,
                    0);
        }
        timeline.accept(batch);
        model.open(new RunFeed("run", timeline::snapshot, () -> false, false, Optional.empty(), none, none));
        model.pulse();
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Snapshot drop() {
        timeline.retain(Retention.parse("10s"));
        model.pulse();
        Snapshot kept = model.snapshotProperty().get();
        assertThat(kept.begin()).isBetween(14_000 * STEP, 20_000 * STEP);
        return kept;
    }

    @Test
    void dropping_isSeenAtOnce_alsoOfARunThatStandsStill() {
        assertThat(model.snapshotProperty().get().begin()).isZero();
        assertThat(drop().tasks().first()).isPositive();
        assertThat(model.navigator().run().from()).isEqualTo(model.snapshotProperty().get().begin());
        assertThat(TimelineInWords.timeline(model)).contains("History begins at").contains("tasks before were dropped");
    }

    @Test
    void playhead_inDroppedHistory_movesToItsBeginning_andThatIsTold() {
        model.playheadProperty().set(3000 * STEP);
        Snapshot kept = drop();
        assertThat(model.playheadProperty().get()).isEqualTo(kept.begin());
        assertThat(model.noticeProperty().get()).contains("History begins at");
        assertThat(TextTable.of(kept, new TimeRange(0, 5000 * STEP), model.moment(), Set.of())).isNotEmpty();

        model.playheadProperty().set(25_000 * STEP);
        model.pulse();
        assertThat(model.playheadProperty().get()).isEqualTo(25_000 * STEP);
    }

    @Test
    void playhead_playedBackwards_standsWhereHistoryBegins() {
        Snapshot kept = drop();
        model.playheadProperty().set(kept.begin() + STEP);
        model.play(-1);
        model.playheadProperty().set(0);
        model.pulse();
        assertThat(model.playheadProperty().get()).isEqualTo(kept.begin());
    }

    @Test
    void selectedTask_whenItIsDropped_isNoLongerSelected_andThatIsTold() {
        model.select(41);
        Snapshot kept = drop();
        assertThat(model.selectionProperty().get().some()).isFalse();
        assertThat(model.noticeProperty().get()).startsWith("#42 was dropped: history begins at");

        model.select(kept.tasks().first());
        model.pulse();
        assertThat(model.selectionProperty().get().task()).isEqualTo(kept.tasks().first());
    }

    @Test
    void selectedRange_whenItIsDropped_isNoLongerSelected_butOneThatReachesIntoWhatIsKeptStays() {
        model.rangeProperty().set(new TimeRange(100 * STEP, 200 * STEP));
        drop();
        assertThat(model.rangeProperty().get()).isNull();
        assertThat(model.noticeProperty().get()).startsWith("The selected range was dropped");

        TimeRange across = new TimeRange(100 * STEP, 29_000 * STEP);
        model.rangeProperty().set(across);
        model.pulse();
        assertThat(model.rangeProperty().get()).isEqualTo(across);
    }

    @Test
    void search_findsWhatIsKept_andStepsOverWhatWasDroppedSince() {
        SearchQuery failed = SearchQuery.parse("failed");
        SearchResults before = SearchResults.of(failed, model.snapshotProperty().get());
        assertThat(before.size()).isEqualTo(TASKS / 1000);
        Snapshot kept = drop();
        long first = kept.tasks().first();
        SearchResults after = SearchResults.of(failed, kept);
        assertThat(after.size()).isLessThan(TASKS / 1000);
        assertThat(after.ids()[0]).isGreaterThanOrEqualTo(first);

        int size = before.size();
        assertThat(before.ids()[before.step(-1, first, true)]).isEqualTo(after.ids()[0]);
        assertThat(before.ids()[before.step(before.ids()[size - 1], first, true)]).isEqualTo(after.ids()[0]);
        assertThat(before.ids()[before.step(after.ids()[0], first, false)]).isEqualTo(after.ids()[after.size() - 1]);
        assertThat(before.ids()[before.step(-1, first, false)]).isEqualTo(after.ids()[after.size() - 1]);
        assertThat(before.step(before.ids()[3], 0, true)).isEqualTo(4);
        assertThat(before.step(before.ids()[3], 0, false)).isEqualTo(2);
        assertThat(before.step(-1, TASKS, true)).isEqualTo(-1);
    }

    @Test
    void statistics_areOfWhatIsKept_countsOfTheSummaryOfTheWholeRun() {
        Snapshot kept = drop();
        RangeStatistics all = RangeStatistics.of(kept);
        long left = TASKS - kept.tasks().first();
        assertThat(all.from()).isEqualTo(kept.begin());
        assertThat(all.outcomes().submitted()).isBetween(left - 4100, left);
        assertThat(all.throughput()).isBetween(990.0, 1010.0);
        assertThat(RangeStatistics.of(kept, 0, 1000 * STEP).outcomes().submitted()).isZero();

        RunSummary summary = RunSummary.of(kept);
        assertThat(summary.tasks().submitted()).isEqualTo(TASKS);
        assertThat(summary.tasks().failed()).isEqualTo(TASKS / 1000);
        assertThat(summary.historyFrom()).isEqualTo(kept.begin());
        assertThat(summary.tasksDropped()).isEqualTo(kept.tasks().first());
    }
}
