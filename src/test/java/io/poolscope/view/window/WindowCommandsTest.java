package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.Marks;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Shape;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.SessionState;
import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.KeyLine;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Commands that exist as keys, in menus and as buttons: each is one, whichever way it is asked for. */
class WindowCommandsTest extends WindowFixture {
    /** A key as texts and tips show it: after two blanks at the end, or in brackets at the end. */
    private static final Pattern KEY = Pattern.compile("(?:  (\\S+)|\\((\\S+)\\))$");

    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    private TimelinePane pane(FxRobot robot) {
        return robot.lookup("#timeline").queryAs(TimelinePane.class);
    }

    private Map<String, List<Command>> byKey() {
        Map<String, Set<Command>> commands = new LinkedHashMap<>();
        for (KeyLine line : window.keys().table().lines()) {
            line.commands().forEach(command -> command.keys()
                    .forEach(key -> commands.computeIfAbsent(key.words(), _ -> new LinkedHashSet<>()).add(command)));
        }
        Map<String, List<Command>> all = new LinkedHashMap<>();
        commands.forEach((key, set) -> all.put(key, List.copyOf(set)));
        return all;
    }

    private void play(FxRobot robot, String id) {
        Scenario scenario = Catalogue.standard().require(id);
        robot.interact(() -> {
            window.model().choose(scenario, ParameterValues.defaultsOf(scenario));
            window.model().speedProperty().set(10);
            window.model().run();
        });
        await.until(id + " has ended", () -> window.model().sessionProperty().get().info().scenario().equals(id)
                && state() == SessionState.FINISHED);
    }

    @Test
    void eachKey_runsOneCommand_orSeveralThatAreNeverAvailableAtTheSameTime() {
        byKey().forEach((key, commands) -> {
            if (key.equals("Space")) {
                assertThat(commands).extracting(Command::text).containsExactly("Play", "Pause");
            } else if (key.equals("L")) {
                assertThat(commands).extracting(Command::text).containsExactly("Follow live", "To the end");
            } else {
                assertThat(commands).as(key).hasSize(1);
            }
        });
    }

    /** Whatever shows a key, in whatever state, is the command that the key runs, by its name and for as long as it is available. */
    @Test
    void whateverShowsAKey_isTheCommandOfThatKey_inEachState(FxRobot robot) {
        robot.interact(() -> window.model().speedProperty().set(0.1)); // so that it goes on for as long as the test
        await.until("tasks run", () -> events() > 5);
        robot.interact(() -> pane(robot).model().playheadProperty().set(1));
        assertThat(shown(robot)).contains("Ctrl+O", "Ctrl+S", "Ctrl+R", "Ctrl+H", "Ctrl+Enter", "Ctrl+.", "F", "Ctrl+E", "Ctrl+T", "M", "N",
                "Shift+N", "X",
                "Shift+X", "Q", "Shift+Q", "J", "K", "←", "→", "G", "Shift+H");
        press(robot, KeyCode.SPACE);
        await.until("it is paused", () -> state() == SessionState.PAUSED);
        shown(robot);
        robot.interact(() -> window.model().stop());
        await.until("it is stopped", () -> state() == SessionState.STOPPED);
        shown(robot);
    }

    /** Checks all buttons and menu items that are there; returns the keys that they show. */
    private Set<String> shown(FxRobot robot) {
        Map<String, List<Command>> byKey = byKey();
        Set<String> keys = new HashSet<>();
        robot.interact(() -> {
            List<Node> nodes = new ArrayList<>();
            collect(stage.getScene().getRoot(), nodes);
            for (Node node : nodes) {
                if (node instanceof ButtonBase button) {
                    String tip = button.getTooltip() == null ? "" : button.getTooltip().getText();
                    check(byKey, keys, button.getText() == null || button.getText().isEmpty() ? tip : button.getText(), button.isDisable(),
                            button.getId());
                    check(byKey, keys, tip, button.isDisable(), button.getId());
                }
                if (node instanceof MenuButton menu) {
                    if (menu.getOnShowing() != null) {
                        menu.getOnShowing().handle(null);
                    }
                    for (MenuItem item : menu.getItems()) {
                        check(byKey, keys, item.getText() == null ? "" : item.getText(), item.isDisable(), item.getText());
                    }
                }
            }
        });
        return keys;
    }

    private static void collect(Node node, List<Node> into) {
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static void check(Map<String, List<Command>> byKey, Set<String> keys, String text, boolean disabled, String what) {
        Matcher matcher = KEY.matcher(text);
        if (matcher.find()) {
            String key = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            assertThat(byKey).as(what + " shows a key").containsKey(key);
            keys.add(key);
            Command command = byKey.get(key).getFirst();
            assertThat(disabled).as(what + " is disabled").isEqualTo(!command.available().get());
        }
    }

    @Test
    void nextFinding_byKeyAndByMenu_isOneWalk(FxRobot robot) {
        play(robot, "slow-consumer");
        TimelineModel timeline = pane(robot).model();
        await.until("something was found", () -> robot.lookup(".finding").queryAll().size() >= 2);
        int cards = robot.lookup(".finding").queryAll().size();
        List<List<Marks.Highlight>> byKey = new ArrayList<>();
        for (int i = 0; i < cards; i++) {
            press(robot, KeyCode.N);
            byKey.add(List.copyOf(timeline.highlightsProperty().get()));
        }
        assertThat(byKey).doesNotHaveDuplicates();
        List<List<Marks.Highlight>> byMenu = new ArrayList<>();
        for (int i = 0; i < cards; i++) {
            jump(robot, "Next finding  N");
            byMenu.add(List.copyOf(timeline.highlightsProperty().get()));
        }
        assertThat(byMenu).isEqualTo(byKey);
        press(robot, KeyCode.N);
        jump(robot, "Next finding  N");
        jump(robot, "Previous finding  Shift+N");
        assertThat(timeline.highlightsProperty().get()).isEqualTo(byKey.getFirst());
        press(robot, KeyCode.SHIFT, KeyCode.N);
        assertThat(timeline.highlightsProperty().get()).isEqualTo(byKey.getLast());
    }

    @Test
    void nextFinding_whereThereIsNone_saysSo_eitherWay(FxRobot robot) throws IOException {
        Path file = Files.writeString(folder.resolve("one.csv"), "started_ns,ended_ns\n1,2000\n");
        robot.interact(() -> window.openFile(file));
        await.until("the file is shown", () -> window.model().isFromFile() && state() == SessionState.FINISHED);
        TimelineModel timeline = pane(robot).model();
        await.until("nothing is found", () -> robot.lookup(".finding").tryQuery().isEmpty());
        press(robot, KeyCode.N);
        assertThat(timeline.noticeProperty().get()).isEqualTo("There is no finding in this run.");
        robot.interact(timeline::clear);
        jump(robot, "Previous finding  Shift+N");
        assertThat(timeline.noticeProperty().get()).isEqualTo("There is no finding in this run.");
    }

    private static void jump(FxRobot robot, String text) {
        robot.interact(() -> robot.lookup("#transport-jump").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> item.getText().equals(text))
                .findFirst().orElseThrow().fire());
    }

    @Test
    void deadlock_isSeenInThePicture_withoutAskingForIt_andStaysAfterEsc(FxRobot robot) {
        play(robot, "nested-submit-deadlock");
        await.until("the circle is drawn", () -> circle(pane(robot)));
        press(robot, KeyCode.ESCAPE);
        robot.interact(() -> pane(robot).pulse());
        assertThat(circle(pane(robot))).isTrue();
        play(robot, "in-order");
        await.until("another run has none", () -> !circle(pane(robot)));
    }

    private static boolean circle(TimelinePane pane) {
        DrawList list = pane.picture() == null ? null : pane.picture().draw();
        return list != null && list.overlay().stream().anyMatch(WindowCommandsTest::isCircle);
    }

    private static boolean isCircle(Shape shape) {
        return shape instanceof Shape.Group group && (group.name().matches("deadlock #\\d+( → #\\d+){4}")
                || group.shapes().stream().anyMatch(WindowCommandsTest::isCircle));
    }
}
