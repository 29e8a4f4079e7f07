package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventKind;
import io.poolscope.explore.eventlog.EventLog;
import io.poolscope.explore.walk.Selection;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.eventlog.LogLine;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.stream.LongStream;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Search and event log, by keys, in the real controls. */
class SearchAndLogTest extends PaneFixture {
    private String count() {
        return onFx(() -> ((Label) area.search().lookup("#task-search-count")).getText());
    }

    private String notice() {
        return onFx(() -> model.noticeProperty().get());
    }

    private static long ranOverHalfASecond(Snapshot snapshot) {
        return LongStream.range(0, 30).filter(task -> snapshot.tasks().ended(task) - snapshot.tasks().started(task) > 500 * MILLI).count();
    }

    @Test
    void search_byDuration_listsAndStepsAndWraps() {
        key(KeyCode.SLASH);
        write("run>500ms");
        settle();
        assertThat(onFx(() -> ((TextField) area.search().lookup("#task-search-field")).getText())).isEqualTo("run>500ms");
        long expected = ranOverHalfASecond(run.snapshot());
        until(() -> ((Label) area.search().lookup("#task-search-count")).getText().equals(String.valueOf(expected)));
        ListView<?> list = onFx(() -> (ListView<?>) area.search().lookup("#task-search-results"));
        assertThat(onFx(() -> list.getItems().size())).isEqualTo((int) expected);
        key(KeyCode.ENTER);
        long first = selected();
        assertThat(count()).isEqualTo("1 of " + expected);
        key(KeyCode.ENTER);
        assertThat(selected()).isGreaterThan(first);
        key(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(selected()).isEqualTo(first);
        key(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(count()).isEqualTo(expected + " of " + expected);
        key(KeyCode.DOWN);
        key(KeyCode.UP);
        assertThat(count()).as("the list steps too").isEqualTo(expected - 1 + " of " + expected);
    }

    @Test
    void search_marksWhatItFoundInThePicture_untilItIsClosed() {
        key(KeyCode.SLASH);
        write("run>500ms");
        long expected = ranOverHalfASecond(run.snapshot());
        until(() -> model.foundProperty().get().size() == expected);
        settle();
        assertThat(onFx(() -> timeline().picture().draw().overlay().toString())).contains("found tasks");
        write(" label:nothing");
        until(() -> model.foundProperty().get().size() == 0);
        key(KeyCode.ESCAPE);
        key(KeyCode.SLASH);
        write("#3");
        until(() -> model.foundProperty().get().size() == 1);
        key(KeyCode.ESCAPE);
        assertThat(onFx(() -> model.foundProperty().get().size())).isZero();
        assertThat(onFx(() -> timeline().picture().draw().overlay().toString())).doesNotContain("found tasks");
    }

    @Test
    void search_inANarrowPicture_showsItsLinesWithoutABarAcrossThem() {
        onFx(() -> {
            stage.setWidth(480);
            return null;
        });
        key(KeyCode.SLASH);
        write("#5");
        until(() -> model.foundProperty().get().size() == 1);
        settle();
        assertThat(onFx(() -> area.search().lookup("#task-search-results").lookupAll(".scroll-bar").stream().map(node -> (ScrollBar) node)
                .anyMatch(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible()))).isFalse();
    }

    @Test
    void search_thatMakesNoSense_saysWhyAndFindsNothing() {
        key(KeyCode.SLASH);
        write("run>fast");
        settle();
        assertThat(notice()).contains("“fast”").contains("250ms");
        assertThat(count()).isEmpty();
        assertThat(onFx(() -> area.search().lookup("#task-search-results").isVisible())).isFalse();
    }

    private TableView<LogLine> table() {
        return onFx(() -> {
            @SuppressWarnings("unchecked")
            TableView<LogLine> found = (TableView<LogLine>) area.log().tableView();
            return found;
        });
    }

    private LogLine chosen() {
        return onFx(() -> table().getSelectionModel().getSelectedItem());
    }

    @Test
    void log_showsEveryEvent_andGoesWithTheSelectionBothWays() {
        key(KeyCode.V);
        assertThat(onFx(() -> area.isLogShown())).isTrue();
        until(() -> table().getItems().size() == run.snapshot().events());
        onFx(() -> {
            model.select(4);
            return null;
        });
        settle();
        assertThat(chosen().task()).isEqualTo(4);
        assertThat(chosen().kindInWords()).isEqualTo("task started");
        onFx(() -> {
            table().requestFocus();
            return null;
        });
        key(KeyCode.DOWN);
        LogLine next = chosen();
        assertThat(onFx(() -> model.playheadProperty().get())).isEqualTo(next.time());
        if (next.task() >= 0) {
            assertThat(selected()).isEqualTo(next.task());
        }
        onFx(() -> {
            model.select(new Selection(4, Selection.Stage.CONSUME));
            return null;
        });
        settle();
        assertThat(chosen().text()).isEqualTo("result 5 consumed");
    }

    @Test
    void log_filteredByAThreadsName_showsItsLines_andSaysWhatFitsNothing() {
        key(KeyCode.V);
        filter("worker-2 kind:started");
        until(() -> !table().getItems().isEmpty() && table().getItems().size() < run.snapshot().events());
        assertThat(onFx(() -> table().getItems().stream().map(LogLine::lane).distinct().toList())).containsExactly("worker-2");
        filter("-worker-2 kind:taskstarted");
        until(() -> !table().getItems().isEmpty() && !table().getItems().getFirst().lane().equals("worker-2"));
        assertThat(onFx(() -> table().getItems().stream().map(LogLine::lane).distinct().toList())).hasSizeGreaterThan(1)
                .doesNotContain("worker-2");
        filter("nowhere");
        until(() -> table().getItems().isEmpty());
        assertThat(onFx(() -> ((Label) table().getPlaceholder()).getText())).isEqualTo("No event fits “nowhere”.");
    }

    private void filter(String text) {
        onFx(() -> {
            ((TextField) area.log().lookup("#log-filter")).setText(text);
            return null;
        });
    }

    @Test
    void log_filtered_showsOnlyThoseLines_alsoNewOnes() {
        key(KeyCode.V);
        onFx(() -> {
            ((TextField) area.log().lookup("#log-filter")).setText("#5 kind:result");
            return null;
        });
        until(() -> table().getItems().size() == 2);
        assertThat(onFx(() -> table().getItems().get(0).text())).isEqualTo("result 5 buffered");
        onFx(() -> {
            ((TextField) area.log().lookup("#log-filter")).setText("kind:logwritten");
            return null;
        });
        until(() -> table().getItems().isEmpty());
        run.add(run.snapshot().end() + 1, EventKind.LOG_WRITTEN, 0, 0, run.names.intern("hello"), 4);
        until(() -> table().getItems().size() == 1);
        assertThat(onFx(() -> table().getItems().get(0).text())).isEqualTo("hello");
        onFx(() -> {
            ((TextField) area.log().lookup("#log-filter")).setText("kind:nonsense");
            return null;
        });
        settle();
        assertThat(notice()).contains("nonsense");
    }

    @Test
    void log_saysSo_whereTheSelectedTasksEventsAreGoneFromIt() {
        SampleRun many = SampleRun.of(Workload.of(700_000, Distribution.fixed(1_000)).withPool(PoolSpec.of(2)));
        assertThat(many.snapshot().events()).isGreaterThan(700_000 + EventLog.DEFAULT_BOUND + 8_192);
        onFx(() -> {
            model.open(many.feed());
            return null;
        });
        key(KeyCode.V);
        until(() -> !table().getItems().isEmpty());
        onFx(() -> {
            model.select(3);
            return null;
        });
        settle();
        assertThat(chosen()).isNull();
        assertThat(notice()).startsWith("The events of #4 are gone from the log, which holds the last 1,0");
        onFx(() -> {
            model.select(699_990);
            return null;
        });
        settle();
        assertThat(chosen().task()).isEqualTo(699_990);
    }

    @Test
    void log_shownAndHiddenByKey_givesTheFocusBack() {
        key(KeyCode.V);
        onFx(() -> {
            table().requestFocus();
            return null;
        });
        onFx(() -> {
            area.showLog(false);
            return null;
        });
        assertThat(onFx(() -> stage.getScene().getFocusOwner())).isSameAs(timeline());
    }
}
