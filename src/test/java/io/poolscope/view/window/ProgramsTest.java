package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.attach.ObservedProgram;
import io.poolscope.attach.ProgramListener;
import io.poolscope.observe.Scope;
import io.poolscope.observe.TestScopes;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.wire.LinkPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Programs that show themselves are listed beside the scenarios, and shown when they are chosen. */
class ProgramsTest extends WindowFixture {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private Path place;

    @Start
    void start(Stage shown) throws Exception {
        open(shown);
        place = folder.resolve("p");
        window.listen(events -> ProgramListener.onSocket(new LinkPlace(place), events));
    }

    @Stop
    void stop() {
        hide();
    }

    private static ListView<ObservedProgram> list(FxRobot robot) {
        return robot.lookup("#programs").query();
    }

    private static void work(ExecutorService pool, int tasks) throws Exception {
        for (int i = 0; i < tasks; i++) {
            pool.submit(() -> 1).get();
        }
    }

    @Test
    void programsAreListed_andShownAloneOrSideBySide(FxRobot robot) throws Exception {
        assertThat(list(robot).getParent().isVisible()).as("no list while there is none").isFalse();
        try (Scope one = TestScopes.show("first program", place, WAIT);
                ExecutorService pool = one.observe("render", Executors.newFixedThreadPool(2))) {
            work(pool, 10);
            await.until("the program is listed", () -> list(robot).getItems().size() == 1 && list(robot).getParent().isVisible());

            robot.interact(() -> list(robot).getSelectionModel().select(0));
            await.until("it is shown", () -> window.model().isOfPrograms());
            await.until("its pool is there though it does nothing now",
                    () -> snapshot().pools().stream().map(PoolTrack::name).anyMatch("render"::equals));
            assertThat(robot.lookup("#watch").<Label>query().getText()).startsWith("first program: shown as it happens.");
            work(pool, 25);
            await.until("its tasks are seen as they happen", () -> snapshot().tasks().submittedCount() == 25);

            try (Scope two = TestScopes.show("second program", place, WAIT);
                    ExecutorService other = two.observe("fetch", Executors.newFixedThreadPool(2))) {
                await.until("the second is listed", () -> list(robot).getItems().size() == 2);
                work(other, 5);
                robot.interact(() -> list(robot).getSelectionModel().selectAll());
                await.until("both are shown",
                        () -> snapshot().pools().stream().map(PoolTrack::name).filter(name -> name.equals("render") || name.equals("fetch"))
                                .count() == 2);
                work(pool, 3);
                work(other, 4);
                await.until("the tasks of both are seen", () -> snapshot().tasks().submittedCount() == 7);
            }
        }
        await.until("both have ended",
                () -> list(robot).getItems().stream().allMatch(each -> each.standing() == ObservedProgram.Standing.ENDED));
        robot.interact(() -> window.model().run());
        await.until("a scenario is shown again", () -> !window.model().isOfPrograms() && list(robot).getSelectionModel().isEmpty());
    }

    @Test
    void placeThatCannotBe_isTold_andTheWindowGoesOn(FxRobot robot) {
        robot.interact(() -> window.listen(events -> ProgramListener.onSocket(new LinkPlace(settingsFile()), events)));
        await.until("it is told", () -> told("Programs can't show themselves here: "));
        await.until("the scenario goes on", () -> events() > 10);
    }
}
