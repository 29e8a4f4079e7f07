package io.poolscope.view.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * Which key does what in the window. A binding that types a character ({@code /}, {@code ?}, a letter, Space) is left
 * to the text field that has the focus, and Space to the button that has it; keys with Ctrl, function keys and Esc act
 * everywhere.
 *
 * <p>For the JavaFX thread.
 */
public final class ShortcutTable {
    /** Decides whether a binding fits a key press. */
    @FunctionalInterface
    public interface Match {
        /** Whether this is the key. */
        boolean test(KeyEvent event);
    }

    /** Stands for the line of the binding before: another key of the same. */
    public static final Shortcut SAME = new Shortcut("", "", "");

    private record Binding(Match match, boolean everywhere, Runnable action) { }

    private final List<Binding> bindings = new ArrayList<>();
    private final List<Shortcut> shortcuts = new ArrayList<>();
    private boolean acted;

    /** An empty table. */
    public ShortcutTable() {
    }

    /** Binds a key that acts wherever the focus is. */
    public ShortcutTable everywhere(Shortcut shortcut, Match match, Runnable action) {
        return bind(shortcut, match, true, action);
    }

    /** Binds a key that a text field or button with the focus may want for itself. */
    public ShortcutTable outsideText(Shortcut shortcut, Match match, Runnable action) {
        return bind(shortcut, match, false, action);
    }

    /** Adds lines to the page for keys that another control handles by itself. */
    public ShortcutTable explain(List<Shortcut> others) {
        shortcuts.addAll(others);
        return this;
    }

    private ShortcutTable bind(Shortcut shortcut, Match match, boolean everywhere, Runnable action) {
        bindings.add(new Binding(Objects.requireNonNull(match), everywhere, Objects.requireNonNull(action)));
        if (shortcut != SAME) {
            shortcuts.add(shortcut);
        }
        return this;
    }

    /** All lines of the page of keys, in the order in which they were added. */
    public List<Shortcut> shortcuts() {
        return List.copyOf(shortcuts);
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

    /** Acts on a key press, and consumes it if it was bound. Meant as an event filter of the scene. */
    public void handle(KeyEvent event, Node focus) {
        acted = false;
        for (Binding binding : bindings) {
            if (binding.match.test(event) && (binding.everywhere || !wants(focus, event))) {
                event.consume();
                acted = true;
                binding.action.run();
                return;
            }
        }
    }

    /** Whether the control with the focus leaves this key to the window. */
    public static boolean isFree(Node focus, KeyEvent event) {
        return event.isControlDown() || !wants(focus, event);
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
