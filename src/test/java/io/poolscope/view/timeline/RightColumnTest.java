package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.event.EventKind;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.table.TextTable;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

/** Inspector, statistics, code and the text table, in the real controls. */
class RightColumnTest extends PaneFixture {
    private String words(Node part) {
        return onFx(() -> part.lookupAll(".label").stream().filter(RightColumnTest::seen).map(node -> ((Label) node).getText())
                .collect(Collectors.joining(" | ")));
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void inspector_ofTheSlowTask_saysItsLife() {
        onFx(() -> {
            model.select(4);
            return null;
        });
        until(() -> words(inspector).contains("% of tasks"));
        Snapshot snapshot = run.snapshot();
        long wait = snapshot.tasks().started(4) - snapshot.tasks().submitted(4);
        assertThat(words(inspector)).contains("TASK #5").contains("render(page 5)").contains("Queued | " + DurationWords.of(wait))
                .contains("Running | 2.60 s").contains("finished")
                .contains("Consumed at | " + DurationWords.of(snapshot.tasks().consumed(4)))
                .contains("97 % of tasks");
        assertThat(onFx(() -> inspector.lookup("#phase-bar").getAccessibleText())).contains("Running 2.60 s");
    }

    @Test
    void inspector_atAnEarlierPlayhead_saysWhatWasThen() {
        onFx(() -> {
            model.select(4);
            model.playheadProperty().set(model.snapshotProperty().get().tasks().started(4) + SECOND);
            return null;
        });
        settle();
        assertThat(words(inspector)).contains("Running | 1.00 s …").contains("Outcome | running").doesNotContain("Consumed at");
    }

    @Test
    void inspector_ofAFailedTask_showsTheError() {
        long end = run.snapshot().end();
        run.add(end + 1, EventKind.TASK_SUBMITTED, 30, 0, 0, 0);
        run.add(end + 2, EventKind.TASK_STARTED, 30, 1, 0, 0);
        run.add(end + 3, EventKind.TASK_FAILED, 30, 1, run.names.intern("java.io.IOException: disk full"), 0);
        settle();
        onFx(() -> {
            model.select(30);
            return null;
        });
        settle();
        assertThat(words(inspector)).contains("failed").contains("java.io.IOException: disk full");
    }

    @Test
    void statistics_ofARange_equalTheAnalysis() {
        TimeRange range = new TimeRange(SECOND, 3 * SECOND);
        onFx(() -> {
            model.rangeProperty().set(range);
            return null;
        });
        until(() -> statistics.shown() != null && statistics.shown().from() == range.from() && statistics.shown().until() == range.until());
        RangeStatistics expected = RangeStatistics.of(run.snapshot(), range.from(), range.until());
        assertThat(onFx(statistics::shown)).isEqualTo(expected);
        assertThat(words(statistics)).contains("SELECTION").contains("1.000 – 3.000 s")
                .contains("Tasks finished | " + expected.outcomes().finished() + " | Tasks submitted | " + expected.outcomes().submitted());
        onFx(() -> {
            model.rangeProperty().set(null);
            return null;
        });
        until(() -> statistics.shown().from() == 0);
        assertThat(words(statistics)).contains("VISIBLE RANGE").contains("Tasks finished | 30 of 30");
    }

    @Test
    void statistics_ofTheLastWindow_comeAlthoughTheOnesBeforeHaveJustBeenComputed() {
        for (long from = 1; from <= 3; from++) {
            TimeRange window = new TimeRange(from * SECOND, (from + 1) * SECOND);
            onFx(() -> {
                model.navigator().stay();
                model.navigator().show(window);
                return null;
            });
            until(() -> statistics.shown() != null && statistics.shown().from() == window.from()
                    && statistics.shown().until() == window.until());
        }
    }

    @Test
    void spreadsOfVeryManyTasks_areSaidToBeOfASample_andNoNameIsCut() {
        until(() -> statistics.shown() != null);
        assertThat(words(statistics)).contains("p50 / p99").doesNotContain("sample");
        SampleRun many = SampleRun.of(Workload.of(300_000, Distribution.uniform(1_000_000_000, 90_000_000_000L)).withPool(PoolSpec.of(2)));
        onFx(() -> {
            model.open(many.feed());
            return null;
        });
        until(() -> statistics.shown() != null && statistics.shown().sampled() > 1);
        settle();
        assertThat(words(statistics)).contains("p50 / p99, of a sample");
        assertThat(onFx(() -> statistics.lookupAll(".label").stream().map(Label.class::cast).filter(RightColumnTest::seen)
                .filter(label -> label.getWidth() < Math.floor(label.prefWidth(-1))).map(Label::getText).toList())).isEmpty();
    }

    @Test
    void statisticsSheet_hasSpreadsWorkersAndLittlesLaw_andCopies() {
        onFx(() -> {
            sheet.open();
            return null;
        });
        until(() -> ((TableView<?>) sheet.lookup("#statistics-spreads")).getItems().size() == 4);
        assertThat(onFx(() -> ((TableView<?>) sheet.lookup("#statistics-workers")).getItems().size())).isEqualTo(4);
        assertThat(words(sheet)).contains("Little: rate × time in system").contains("Queue  mean / peak");
        String text = onFx(() -> {
            ((Button) sheet.lookup("#statistics-copy")).fire();
            return Clipboard.getSystemClipboard().getString();
        });
        assertThat(text).contains("run time\t30\t").contains("worker\tbusy ns");
    }

    @Test
    void statisticsSheet_ofVeryManyTasks_looksAtAllOfThem_soThatTheLongestIsThere() {
        SampleRun many =
                SampleRun.of(Workload.of(300_000, Distribution.uniform(0, 10_000).with(123_457, 40 * MILLI)).withPool(PoolSpec.of(2)));
        onFx(() -> {
            model.open(many.feed());
            sheet.open();
            return null;
        });
        until(() -> words(sheet).contains("What is shown") && ((TableView<?>) sheet.lookup("#statistics-spreads")).getItems().size() == 4
                && cell(1, 1).equals("300,000"));
        assertThat(onFx(() -> cell(1, 6))).isEqualTo("40.0 ms");
        assertThat(words(sheet)).doesNotContain("so far");
        assertThat(onFx(() -> cell(2, 1))).isEqualTo("0");
        assertThat(onFx(() -> cell(2, 6))).as("no time of nothing").isEqualTo("–");
    }

    private String cell(int row, int column) {
        return String.valueOf(((TableView<?>) sheet.lookup("#statistics-spreads")).getColumns().get(column).getCellData(row));
    }

    @Test
    void statisticsSheet_ofSeveralPools_tellsTheQueueOfEach() {
        SampleRun stages = SampleRun.of(Workload.of(40, Distribution.fixed(10 * MILLI)).withPool(PoolSpec.of(2)).withStages(List.of(
                new StageSpec(PoolSpec.of(1).withCapacity(3).withName("second"), Distribution.fixed(15 * MILLI)))));
        RangeStatistics all = RangeStatistics.of(stages.snapshot());
        assertThat(all.queues()).hasSize(2).allSatisfy(one -> assertThat(one.level().mean()).isLessThanOrEqualTo(one.level().peak()));
        onFx(() -> {
            model.open(stages.feed());
            sheet.open();
            return null;
        });
        until(() -> words(sheet).contains("Queue of second  mean / peak"));
        assertThat(words(sheet)).doesNotContain("Queue  mean / peak");
        until(() -> words(statistics).contains("Queues  mean / highest"));
    }

    @Test
    void statisticsSheet_inALowWindow_isSeenFromItsTitleToItsButtons() {
        onFx(() -> {
            stage.setHeight(560);
            sheet.open();
            return null;
        });
        until(() -> stage.getScene().getHeight() <= 560 && ((TableView<?>) sheet.lookup("#statistics-spreads")).getItems().size() == 4);
        settle();
        Bounds copy =
                onFx(() -> sheet.lookup("#statistics-copy").localToScene(sheet.lookup("#statistics-copy").getLayoutBounds()));
        Bounds title = onFx(() -> sheet.lookup(".keys-title").localToScene(sheet.lookup(".keys-title").getLayoutBounds()));
        assertThat(title.getMinY()).isGreaterThanOrEqualTo(8);
        assertThat(copy.getMaxY()).isLessThanOrEqualTo(onFx(() -> stage.getScene().getHeight()) - 8);
    }

    @Test
    void code_lightsTheLinesOfTheMoment_inBothLanguages() {
        int first = run.java.steps().values().stream().min(Integer::compare).orElseThrow();
        int last = run.java.steps().values().stream().max(Integer::compare).orElseThrow();
        long end = run.snapshot().end();
        run.add(end + 10, EventKind.STEP_REACHED, 0, 0, first, run.names.intern("submitter"));
        run.add(end + 20, EventKind.STEP_REACHED, 0, 1, last, run.names.intern("consumer"));
        run.add(end + 30, EventKind.STEP_REACHED, 0, 0, last, run.names.intern("submitter"));
        settle();
        assertThat(onFx(code::litLines)).containsExactly(last);
        onFx(() -> {
            model.playheadProperty().set(end + 25);
            return null;
        });
        settle();
        assertThat(onFx(code::litLines)).containsExactly(first, last);
        onFx(() -> {
            ((ToggleButton) code.lookup("#code-python")).fire();
            return null;
        });
        settle();
        Set<Integer> expected = Set.of(run.python.lineFor(run.java, first).orElseThrow(), run.python.lineFor(run.java, last).orElseThrow());
        assertThat(onFx(code::litLines)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void textTable_saysWhatTheTimelineShows() {
        long beforeItEnds = run.snapshot().tasks().ended(4) - MILLI;
        List<TextTable.Row> rows = onFx(() -> TextTable.of(run.snapshot(), new TimeRange(0, 10 * SECOND), beforeItEnds, Set.of()));
        assertThat(rows).extracting(TextTable.Row::kind).containsExactly("submitter", "queue", "worker", "worker", "worker", "worker",
                "buffer", "consumer");
        assertThat(rows).filteredOn(row -> row.kind().equals("worker"))
                .anySatisfy(row -> assertThat(row.now()).contains("#5 render(page 5)"));
        assertThat(rows.get(1).now()).endsWith("of 6 tasks");
        assertThat(rows.getLast().now()).isEqualTo("waits for result 5");
        assertThat(rows.getLast().shown()).startsWith("30 results: #1, #2");
    }

    @Test
    void screenReader_isToldWhatIsShown() {
        onFx(() -> {
            model.select(4);
            return null;
        });
        String spoken = onFx(() -> (String) timeline().queryAccessibleAttribute(AccessibleAttribute.TEXT));
        assertThat(spoken).contains("30 tasks submitted, 30 finished").contains("Selected: #5 render(page 5) finished");
    }
}
