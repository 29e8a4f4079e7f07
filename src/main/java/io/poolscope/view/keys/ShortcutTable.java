package io.poolscope.view.keys;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * Which key runs which command, and the page that says so. A key that types a character ({@code /}, {@code ?}, a letter, Space) is left to
 * the text field that has the focus, and Space to the button that has it; keys with Ctrl act everywhere. A key whose commands are not
 * available is left to other handlers.
 *
 * <p>For the JavaFX thread.
 */
public final class ShortcutTable {
    private final List<KeyLine> lines;
    private boolean acted;

    /** A table of these lines; of two commands with the same key the first that is available acts. */
    public ShortcutTable(List<KeyLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** Its lines, in the order of the page. */
    public List<KeyLine> lines() {
        return lines;
    }

    /** All lines of the page of keys. */
    public List<Shortcut> shortcuts() {
        return lines.stream().map(KeyLine::shortcut).toList();
    }

    /**
     * Keeps the character of a key that has acted from the field which that key has put the cursor into. Meant as an
     * event filter of the scene for typed characters.
     */
    public void typed(KeyEvent event) {
        if (acted) {
            event.consume();
        }
    }

    /** A key was pressed that is none of this table's business. */
    public void pressedElsewhere() {
        acted = false;
    }

    /** Acts on a key press, and consumes it if it ran a command. */
    public void handle(KeyEvent event, Node focus) {
        acted = false;
        for (KeyLine line : lines) {
            for (Command command : line.commands()) {
                if (command.available().get() && command.keys().stream().anyMatch(key -> key.match().test(event)
                        && (key.everywhere() || !wants(focus, event)))) {
                    event.consume();
                    acted = true;
                    command.run();
                    return;
                }
            }
        }
    }

    private static boolean wants(Node focus, KeyEvent event) {
        if (focus instanceof TextInputControl text && text.isEditable()) {
            return true;
        }
        if (!(focus instanceof Control) || event.isAltDown()) {
            return false;
        }
        return switch (event.getCode()) {
            // what walks about in a control
            case UP, DOWN, LEFT, RIGHT, KP_UP, KP_DOWN, KP_LEFT, KP_RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, ENTER, TAB -> true;
            case SPACE -> focus instanceof ButtonBase || focus instanceof ComboBoxBase<?>;
            default -> false;
        };
    }
}
