package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.timeline.TimeRange;
import io.poolscope.view.keys.KeysSheet;
import io.poolscope.view.search.SearchBar;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What fields, sheets and the keys that lead to them do in the whole window: what is typed, what Esc gives back, and where Tab goes. */
class FieldConventionsTest extends PlayedWindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        openFast(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    @Test
    void ctrlG_typesTheWindowExactly_andWhatIsShownIsUnderstoodToo(FxRobot robot) {
        whole(robot);
        TextField field = robot.lookup("#time-window").query();
        typeWindow(robot, "1.25s–1.75s");
        assertThat(window()).isEqualTo(new TimeRange(1250 * MILLI, 1750 * MILLI));
        assertThat(ask(() -> stage.getScene().getFocusOwner())).isSameAs(pane);
        typeWindow(robot, "3s+200ms");
        assertThat(window()).isEqualTo(new TimeRange(3 * SECOND, 3200 * MILLI));
        await.until("the field says so", () -> field.getText().equals("3.0000 s – 3.2000 s"));
        key(robot, KeyCode.F);
        await.until("all is shown, from the start of the run", () -> field.getText().startsWith("0.00 s"));
        TimeRange all = window();
        press(robot, KeyCode.CONTROL, KeyCode.G);
        key(robot, KeyCode.ENTER);
        assertThat(window().fraction(all.from())).isCloseTo(0, within(0.002));
        assertThat(window().fraction(all.until())).isCloseTo(1, within(0.002));
        assertThat(window.toasts().said()).isEmpty();
    }

    @Test
    void ctrlG_whatIsNoWindow_staysMarked_andIsTold_escGivesUp(FxRobot robot) {
        whole(robot);
        TimeRange before = window();
        TextField field = robot.lookup("#time-window").query();
        typeWindow(robot, "2s-1s");
        assertThat(told("the end is not after the start")).isTrue();
        assertThat(field.getStyleClass()).contains("invalid");
        assertThat(field.getText()).isEqualTo("2s-1s");
        assertThat(window()).isEqualTo(before);
        robot.interact(() -> Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "",
                KeyCode.ESCAPE, false, false, false, false)));
        assertThat(field.getStyleClass()).doesNotContain("invalid");
        assertThat(ask(() -> stage.getScene().getFocusOwner())).isSameAs(pane);
    }

    private void typeWindow(FxRobot robot, String text) {
        TextField field = robot.lookup("#time-window").query();
        press(robot, KeyCode.CONTROL, KeyCode.G);
        await.until("the cursor is in the field", () -> stage.getScene().getFocusOwner() == field);
        assertThat(ask(field::getSelectedText)).as("typing replaces it").isEqualTo(field.getText());
        robot.interact(() -> field.replaceSelection(text));
        press(robot, KeyCode.ENTER);
        arrives();
    }

    @Test
    void ctrlF_searchesTasks_enterSteps_escGivesTheKeysBack(FxRobot robot) {
        whole(robot);
        press(robot, KeyCode.CONTROL, KeyCode.F);
        SearchBar search = robot.lookup(SearchBar.class::isInstance).query();
        await.until("the search is open", () -> search.isVisible() && stage.getScene().getFocusOwner() instanceof TextField);
        // Any other task takes longer than that too, at this speed, where the machine holds it up for 20 ms.
        robot.interact(() -> ((TextField) stage.getScene().getFocusOwner()).setText("#5 run>2s"));
        await.until("it has found", () -> timeline.foundProperty().get().size() == 1);
        key(robot, KeyCode.ENTER);
        assertThat(ask(() -> timeline.selectionProperty().get().task())).isEqualTo(4);
        key(robot, KeyCode.ESCAPE);
        await.until("it is closed", () -> !search.isVisible());
        TimeRange before = window();
        key(robot, KeyCode.W);
        assertThat(window().length()).isLessThan(before.length());
    }

    @Test
    void questionMark_listsEachKeyOnce_andKeysBeneathTheSheetDoNothing(FxRobot robot) {
        whole(robot);
        TimeRange before = window();
        robot.interact(() -> Event.fireEvent(stage.getScene().getRoot(), new KeyEvent(
                KeyEvent.KEY_PRESSED, "?", "?", KeyCode.UNDEFINED, true, false, false, false)));
        KeysSheet keys = robot.lookup("#keys").query();
        assertThat(keys.isOpen()).isTrue();
        List<String> listed = robot.from(keys).lookup(".key").<Label>queryAll().stream()
                .map(Label::getText).toList();
        assertThat(listed).doesNotHaveDuplicates().contains("Space", "Ctrl+wheel", "W / S", "A / D", "drag", "F", "click", "double-click",
                "Shift+drag",
                ", / .", "[ / ]", "/", "Ctrl+F", "Ctrl+Z / Ctrl+Shift+Z", "?", "Esc", "Ctrl+G", "L", "V", "M", "T", "O", "G", "C", "wheel",
                "Menu, right click", "Enter / Shift+Enter");
        press(robot, KeyCode.W);
        press(robot, KeyCode.ESCAPE);
        assertThat(keys.isOpen()).isFalse();
        arrives();
        assertThat(window()).isEqualTo(before);
    }

    @Test
    void ctrlT_changesBetweenDarkAndLight(FxRobot robot) {
        whole(robot);
        String dark = Application.getUserAgentStylesheet();
        press(robot, KeyCode.CONTROL, KeyCode.T);
        await.until("it is light", () -> !Application.getUserAgentStylesheet().equals(dark));
        press(robot, KeyCode.CONTROL, KeyCode.T);
        await.until("it is dark", () -> Application.getUserAgentStylesheet().equals(dark));
    }

    @Test
    void bothThumbsOfARange_areMovedByKeys(FxRobot robot) {
        whole(robot);
        RangeSlider slider = robot.lookup("#range-duration").query();
        robot.interact(slider::requestFocus);
        double low = slider.getLowValue();
        double high = slider.getHighValue();
        press(robot, KeyCode.RIGHT);
        assertThat(slider.getLowValue()).isGreaterThan(low);
        assertThat(slider.getHighValue()).isEqualTo(high);
        double moved = slider.getLowValue();
        press(robot, KeyCode.TAB);
        press(robot, KeyCode.RIGHT);
        assertThat(slider.getHighValue()).isGreaterThan(high);
        assertThat(slider.getLowValue()).isEqualTo(moved);
    }

    @Test
    void tab_reachesEveryPart_andTheTimelineAgain(FxRobot robot) {
        whole(robot);
        robot.interact(pane::requestFocus);
        List<Node> visited = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            press(robot, KeyCode.TAB);
            Node focus = ask(() -> stage.getScene().getFocusOwner());
            if (focus == pane) {
                break;
            }
            if (visited.isEmpty() || visited.getLast() != focus) { // a slider with two thumbs has two stops
                visited.add(focus);
            }
        }
        assertThat(ask(() -> stage.getScene().getFocusOwner())).as("round, after %s", visited).isSameAs(pane);
        for (String part : List.of("#run", "#time-window", "#search-scenarios", "#slider-workers", "#range-duration", "#look",
                "#statistics-all")) {
            assertThat(visited).as(part).contains(robot.lookup(part).<Node>query());
        }
        assertThat(visited).doesNotHaveDuplicates();
        for (int i = visited.size() - 1; i >= visited.size() - 6; i--) { // past the slider that has two thumbs
            Node expected = visited.get(i);
            do {
                press(robot, KeyCode.SHIFT, KeyCode.TAB);
            } while (i < visited.size() - 1 && ask(() -> stage.getScene().getFocusOwner()) == visited.get(i + 1)); // its other stop
            assertThat(ask(() -> stage.getScene().getFocusOwner())).as("the same way back").isSameAs(expected);
        }
    }
}
