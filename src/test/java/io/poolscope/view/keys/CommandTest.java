package io.poolscope.view.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.view.paint.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A command by key, menu and button, and the table of keys. */
class CommandTest {
    private final List<String> done = new ArrayList<>();
    private final BooleanProperty there = new SimpleBooleanProperty(true);
    private final Command save = Command.of("Save run…", () -> done.add("save")).with(Keystroke.ctrl(KeyCode.S)).when(there);
    private final Command next = Command.of("Next", () -> done.add("next")).with(Keystroke.plain(KeyCode.N));
    private final Command last = Command.of("Previous", () -> done.add("last")).with(Keystroke.shift(KeyCode.N));

    @BeforeAll
    static void start() {
        Toolkit.startHeadless();
    }

    private static KeyEvent press(KeyCode code, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", control || code == KeyCode.SPACE ? "" : code.getName().toLowerCase(Locale.ROOT), code,
                shift,
                control, false, false);
    }

    private boolean acts(ShortcutTable table, KeyEvent event, Node focus) {
        int before = done.size();
        table.handle(event, focus);
        assertThat(event.isConsumed()).isEqualTo(done.size() > before);
        return done.size() > before;
    }

    @Test
    void menuButtonAndKey_doTheSame_withTheSameWordsAndKey_atTheSameTimes() {
        MenuItem item = save.menuItem();
        Button button = save.dress(new Button(save.textWithKey()));
        ShortcutTable table = new ShortcutTable(List.of(KeyLine.of("Window", "save this run", save)));
        assertThat(item.getText()).isEqualTo("Save run…  Ctrl+S").isEqualTo(button.getText());
        assertThat(table.shortcuts()).containsExactly(new Shortcut("Window", "Ctrl+S", "save this run"));
        item.fire();
        button.fire();
        assertThat(acts(table, press(KeyCode.S, false, true), null)).isTrue();
        assertThat(done).containsExactly("save", "save", "save");
        there.set(false);
        assertThat(item.isDisable()).isTrue();
        assertThat(button.isDisable()).isTrue();
        assertThat(acts(table, press(KeyCode.S, false, true), null)).isFalse();
        save.run();
        assertThat(done).hasSize(3);
        there.set(true);
        assertThat(item.isDisable()).isFalse();
        assertThat(button.isDisable()).isFalse();
    }

    @Test
    void keyWithShift_isAnotherOne_andWithCtrlOrAltNone() {
        ShortcutTable table = new ShortcutTable(List.of(KeyLine.of("Travel", "next, previous", next, last)));
        assertThat(table.shortcuts().getFirst().keys()).isEqualTo("N / Shift+N");
        acts(table, press(KeyCode.N, false, false), null);
        acts(table, press(KeyCode.N, true, false), null);
        acts(table, press(KeyCode.N, false, true), null);
        acts(table, new KeyEvent(KeyEvent.KEY_PRESSED, "n", "n", KeyCode.N, false, false, true, false), null);
        assertThat(done).containsExactly("next", "last");
    }

    @Test
    void ofCommandsWithTheSameKey_theFirstThatIsAvailableActs_andThePageNamesItOnce() {
        Command pause = Command.of("Pause", () -> done.add("pause")).with(Keystroke.plain(KeyCode.SPACE)).when(there);
        Command again = Command.of("Run again", () -> done.add("again")).with(Keystroke.plain(KeyCode.SPACE));
        ShortcutTable table = new ShortcutTable(List.of(KeyLine.of("Run", "pause, go on", pause, again)));
        assertThat(table.shortcuts().getFirst().keys()).isEqualTo("Space");
        acts(table, press(KeyCode.SPACE, false, false), new Region());
        there.set(false);
        acts(table, press(KeyCode.SPACE, false, false), new Region());
        assertThat(done).containsExactly("pause", "again");
    }

    @Test
    void whatAControlWantsForItself_isLeftToIt_butKeysWithCtrl() {
        ShortcutTable table = new ShortcutTable(List.of(KeyLine.of("a", "b", save, next, Command.of("Up", () -> done.add("up"))
                .with(Keystroke.plain(KeyCode.UP)),
                Command.of("Pause", () -> done.add("pause")).with(Keystroke.plain(KeyCode.SPACE)))));
        assertThat(acts(table, press(KeyCode.N, false, false), new TextField())).isFalse();
        assertThat(acts(table, press(KeyCode.S, false, true), new TextField())).isTrue();
        assertThat(acts(table, press(KeyCode.UP, false, false), new ListView<String>())).isFalse();
        assertThat(acts(table, press(KeyCode.UP, false, false), new Region())).isTrue();
        assertThat(acts(table, press(KeyCode.SPACE, false, false), new Button())).isFalse();
        assertThat(acts(table, press(KeyCode.SPACE, false, false), new ListView<String>())).isTrue();
        assertThat(acts(table, press(KeyCode.N, false, false), new Button())).isTrue();
    }

    @Test
    void characterOfAKeyThatActed_isKeptOutOfTheFieldItWentTo_andNoOther() {
        ShortcutTable table = new ShortcutTable(List.of(KeyLine.of("a", "b", Command.of("Search", () -> done.add("search"))
                .with(Keystroke.typed("/")))));
        table.handle(new KeyEvent(KeyEvent.KEY_PRESSED, "/", "/", KeyCode.DIGIT7, true, false, false, false), new Region());
        assertThat(done).containsExactly("search");
        KeyEvent typed = new KeyEvent(KeyEvent.KEY_TYPED, "/", "", KeyCode.UNDEFINED, true, false, false, false);
        table.typed(typed);
        assertThat(typed.isConsumed()).isTrue();
        table.handle(press(KeyCode.X, false, false), new Region());
        KeyEvent other = new KeyEvent(KeyEvent.KEY_TYPED, "x", "", KeyCode.UNDEFINED, false, false, false, false);
        table.typed(other);
        assertThat(other.isConsumed()).isFalse();
    }
}
