package io.poolscope.view.keys;

import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A key with what is held beside it, as a person reads it and as an event shows it.
 *
 * @param words as "Ctrl+O", "Shift+N", "/"
 * @param match whether a key press is this one
 * @param everywhere whether it acts also where the control with the focus would take a plain key for itself
 */
public record Keystroke(String words, Predicate<KeyEvent> match, boolean everywhere) {
    public Keystroke {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(match, "match");
    }

    /** A key alone. */
    public static Keystroke plain(KeyCode code) {
        return new Keystroke(name(code), event -> isPlain(event, code), false);
    }

    /** A key with Shift. */
    public static Keystroke shift(KeyCode code) {
        return new Keystroke("Shift+" + name(code), event -> event.getCode() == code && event.isShiftDown() && !isControl(event)
                && !event.isAltDown(), false);
    }

    /** A key with Ctrl, or with Command on a Mac. */
    public static Keystroke ctrl(KeyCode code) {
        return new Keystroke("Ctrl+" + name(code), event -> event.getCode() == code && event.isShortcutDown() && !event.isShiftDown()
                && !event.isAltDown(), true);
    }

    /** A key with Ctrl, or with Command on a Mac, and Shift. */
    public static Keystroke ctrlShift(KeyCode code) {
        return new Keystroke("Ctrl+Shift+" + name(code),
                event -> event.getCode() == code && event.isShortcutDown() && event.isShiftDown() && !event.isAltDown(), true);
    }

    /** A character, whatever key gives it on this keyboard: on many a bracket or slash has no key of its own. */
    public static Keystroke typed(String character) {
        return new Keystroke(character, event -> isTyped(event, character), false);
    }

    /** As {@link #typed(String)}, or the key that has the character on most keyboards. */
    public static Keystroke typed(String character, KeyCode code) {
        return new Keystroke(character, event -> isTyped(event, character) || isPlain(event, code), false);
    }

    private static boolean isTyped(KeyEvent event, String character) {
        return !isControl(event) && !event.isAltDown() && event.getText().equals(character);
    }

    private static boolean isPlain(KeyEvent event, KeyCode code) {
        return event.getCode() == code && !isControl(event) && !event.isAltDown() && !event.isShiftDown();
    }

    private static boolean isControl(KeyEvent event) {
        return event.isShortcutDown() || event.isControlDown() || event.isMetaDown();
    }

    private static String name(KeyCode code) {
        return switch (code) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case PERIOD -> ".";
            case ESCAPE -> "Esc";
            case ADD -> "+";
            case SUBTRACT -> "-";
            case EQUALS -> "=";
            default -> code.getName();
        };
    }
}
