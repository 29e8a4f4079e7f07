package io.poolscope.view.window;

import io.poolscope.render.TimeAxis;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The real window with the default scenario played to its end, for tests of what keys and the pointer do to the picture. */
abstract class PlayedWindowFixture extends WindowFixture {
    static final long SECOND = 1_000_000_000;
    static final long MILLI = 1_000_000;

    TimelinePane pane;
    TimelineModel timeline;

    /** To be called by each test class from its own start. */
    void openFast(Stage shown) throws Exception {
        open(shown);
        window.model().speedProperty().set(Session.MAX_SPEED);
    }

    /** Waits until the default run is over and all of it is shown. */
    void whole(FxRobot robot) {
        pane = robot.lookup(TimelinePane.class::isInstance).query();
        timeline = pane.model();
        await.until("the run has ended", () -> state() == SessionState.FINISHED && !timeline.liveProperty().get());
        ask(() -> {
            timeline.navigator().fit(timeline.navigator().run());
            return null;
        });
        arrives();
    }

    /** An answer from the JavaFX thread, at once: the robot's own way to do something there waits for some frames besides. */
    static <T> T ask(Supplier<T> question) {
        FutureTask<T> answer = new FutureTask<>(question::get);
        Platform.runLater(answer);
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    TimeRange window() {
        return ask(() -> timeline.windowProperty().get());
    }

    /**
     * All motion has come to its end, and is painted: a test that looks at the picture while the pane is a frame ahead
     * of it, or not yet laid
     * out again, would point some pixels beside.
     */
    void arrives() {
        await.until("the motion has ended and is painted", () -> {
            TimeRange shown = timeline.windowProperty().get();
            TimeAxis painted = pane.picture().axis();
            return shown.equals(timeline.navigator().target()) && painted.from() == shown.from() && painted.until() == shown.until()
                    && pane.picture().draw().width() == pane.getWidth() && !laysOut(pane);
        });
    }

    /** Whether a part that holds another will be laid out anew in the next frame. */
    private static boolean laysOut(Parent part) {
        return part != null && (part.isNeedsLayout() || laysOut(part.getParent()));
    }

    void show(long from, long until) {
        ask(() -> {
            timeline.navigator().show(new TimeRange(from, until));
            return null;
        });
        arrives();
    }

    void key(FxRobot robot, KeyCode... keys) {
        press(robot, keys);
        arrives();
    }
}
