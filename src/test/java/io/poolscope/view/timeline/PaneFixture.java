package io.poolscope.view.timeline;

import io.poolscope.render.Hit;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.inspector.CodePane;
import io.poolscope.view.inspector.TaskInspector;
import io.poolscope.view.paint.ToolkitMeasure;
import io.poolscope.view.statistics.StatisticsPane;
import io.poolscope.view.statistics.StatisticsSheet;
import io.poolscope.view.table.TextTableSheet;
import io.poolscope.view.theme.Theme;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A stage with the timeline and the parts around it, and a robot. Motion goes by a clock of the test's own, so that
 * {@link #settle} ends every motion without waiting.
 */
abstract class PaneFixture extends ApplicationTest {
    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;

    final SampleRun run = SampleRun.whole();
    TimelineModel model;
    TimelineArea area;
    TaskInspector inspector;
    StatisticsPane statistics;
    CodePane code;
    StatisticsSheet sheet;
    TextTableSheet table;
    Stage stage;
    private long clock;

    @Override
    public void start(Stage shown) {
        stage = shown;
        model = new TimelineModel(() -> clock);
        area = new TimelineArea(model, new ToolkitMeasure());
        inspector = new TaskInspector(model);
        statistics = new StatisticsPane(model);
        code = new CodePane(model);
        sheet = new StatisticsSheet(model);
        table = new TextTableSheet(model);
        VBox column = new VBox(10, inspector, statistics, code);
        column.setPrefWidth(280);
        BorderPane frame = new BorderPane(area, null, column, null, null);
        Scene scene = new Scene(new StackPane(frame, sheet, table), 990, 900);
        Theme.DARK.applyTo(scene);
        area.timeline().setOnOpenStatistics(sheet::open);
        area.timeline().setOnOpenTable(table::open);
        stage.setScene(scene);
        stage.sizeToScene(); // the stage is that of the test before, which may have made it smaller
        stage.setX(0);
        stage.setY(0);
        stage.show();
        model.open(run.feed());
        area.timeline().requestFocus();
        frames(30);
    }

    @AfterEach
    void close() {
        onFx(() -> {
            model.close();
            return null;
        });
    }

    TimelinePane timeline() {
        return area.timeline();
    }

    /** Does something on the JavaFX thread and waits for it. */
    <T> T onFx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets all input arrive and all motion come to its end. */
    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            frames(30);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            clock += 25 * MILLI;
            timeline().pulse();
        }
    }

    /** Waits until background work has come to what is expected, frame by frame. */
    void until(BooleanSupplier holds) {
        long deadline = System.nanoTime() + 20 * SECOND;
        while (!onFx(holds::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come to hold within 20 s");
            }
            settle();
        }
    }

    TimeRange window() {
        return onFx(() -> model.windowProperty().get());
    }

    /** Where a time and a height of the timeline lie on the screen. */
    Point2D at(long time, double y) {
        return onFx(() -> timeline().localToScreen(timeline().axis().x(time), y));
    }

    /** Where a task's bar lies on the screen: found as a hand would, by what lies under the pointer. */
    Point2D barOf(long task) {
        return onFx(() -> {
            long middle = (model.snapshotProperty().get().tasks().started(task) + model.snapshotProperty().get().tasks().ended(task)) / 2;
            double x = timeline().axis().x(middle);
            for (double y = 0; y < timeline().getHeight(); y++) {
                if (timeline().picture().hit(x, y) instanceof Hit.TaskSpan span && span.task() == task) {
                    return timeline().localToScreen(x, y + 5);
                }
            }
            throw new AssertionError("no bar of #" + (task + 1));
        });
    }

    /** Where something of a kind lies on the screen, the first from above and left. */
    Point2D find(Class<? extends Hit> kind) {
        return onFx(() -> {
            for (double y = 2; y < timeline().getHeight(); y += 3) {
                for (double x = 1; x < timeline().getWidth(); x += 3) {
                    if (kind.isInstance(timeline().picture().hit(x, y)) && kind.isInstance(timeline().picture().hit(x + 3, y + 3))) {
                        return timeline().localToScreen(x + 2, y + 2);
                    }
                }
            }
            throw new AssertionError("nowhere is a " + kind.getSimpleName());
        });
    }

    long selected() {
        return onFx(() -> model.selectionProperty().get().task());
    }

    /** Presses keys together, and lets all that follows from it happen. */
    void key(KeyCode... keys) {
        push(keys);
        settle();
    }

    /** A wheel's notches with Ctrl held; the headless robot's wheel knows no keys. */
    void ctrlWheel(long time, double y, int notches) {
        onFx(() -> {
            double x = timeline().axis().x(time);
            Point2D screen = timeline().localToScreen(x, y);
            Event.fireEvent(timeline(), new ScrollEvent(ScrollEvent.SCROLL, x, y,
                    screen.getX(), screen.getY(), false, true, false, false, false, false, 0, 40.0 * notches, 0, 40.0 * notches,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                    ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            return null;
        });
        settle();
    }

    /** A press, a drag and a release with Shift held; the headless robot's mouse knows no keys. */
    void shiftDrag(double fromX, double fromY, double toX, double toY) {
        onFx(() -> {
            shifted(MouseEvent.MOUSE_PRESSED, fromX, fromY);
            shifted(MouseEvent.MOUSE_DRAGGED, toX, toY);
            shifted(MouseEvent.MOUSE_RELEASED, toX, toY);
            return null;
        });
        settle();
    }

    private void shifted(EventType<MouseEvent> type, double x, double y) {
        Point2D screen = timeline().localToScreen(x, y);
        Event.fireEvent(timeline(), new MouseEvent(type, x, y, screen.getX(), screen.getY(),
                MouseButton.PRIMARY, 1, true, false, false, false, true, false, false, true, false, false, null));
    }

    /** All of a stretch with a margin, but for what would be before the run. */
    static TimeRange fitted(TimeRange stretch) {
        return new TimeRange(Math.max(0, stretch.padded(0.04).from()), stretch.padded(0.04).until());
    }
}
