package io.poolscope.view.keys;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;

/**
 * Something that a person can have done: by a key, from a menu, with a button. All of them run it, show its text and its key, and can be
 * used while it is available and not else. For the JavaFX thread.
 */
public final class Command {
    private static final ObservableBooleanValue ALWAYS = new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();

    private final String text;
    private final Runnable action;
    private final ObservableBooleanValue available;
    private final List<Keystroke> keys;

    private Command(String text, Runnable action, ObservableBooleanValue available, List<Keystroke> keys) {
        this.text = Objects.requireNonNull(text, "text");
        this.action = Objects.requireNonNull(action, "action");
        this.available = Objects.requireNonNull(available, "available");
        this.keys = List.copyOf(keys);
    }

    /**
     * A command that is always available and has no key.
     *
     * @param text what menus and buttons call it, as "Save run…"
     */
    public static Command of(String text, Runnable action) {
        return new Command(text, action, ALWAYS, List.of());
    }

    /** The same with keys; the first is the one that is shown. */
    public Command with(Keystroke... pressed) {
        return new Command(text, action, available, List.of(pressed));
    }

    /** The same, available only at times. */
    public Command when(ObservableBooleanValue condition) {
        return new Command(text, action, condition, keys);
    }

    /** What menus and buttons call it. */
    public String text() {
        return text;
    }

    /** What it is called, with its key: "Save run…  Ctrl+S". */
    public String textWithKey() {
        return keys.isEmpty() ? text : text + "  " + key();
    }

    /** What a tip says of it, with its key: "End the run (Ctrl+.)". */
    public String tip(String sentence) {
        return keys.isEmpty() ? sentence : sentence + " (" + key() + ")";
    }

    /** Its first key as a person reads it; "" without one. */
    public String key() {
        return keys.isEmpty() ? "" : keys.getFirst().words();
    }

    /** All its keys. */
    public List<Keystroke> keys() {
        return keys;
    }

    /** Whether it can be run now. */
    public ObservableBooleanValue available() {
        return available;
    }

    /** Runs it; does nothing while it is not available. */
    public void run() {
        if (available.get()) {
            action.run();
        }
    }

    /** An item for a menu. */
    public MenuItem menuItem() {
        return menuItem(text);
    }

    /** An item for a menu that calls it by other words. */
    public MenuItem menuItem(String words) {
        return dress(new MenuItem(keys.isEmpty() ? words : words + "  " + key()));
    }

    /** Has a menu's item run it. */
    public <T extends MenuItem> T dress(T item) {
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run());
        item.disableProperty().bind(Bindings.not(available));
        return item;
    }

    /** Has a button run it. */
    public <T extends ButtonBase> T dress(T button) {
        button.setOnAction(_ -> run());
        button.disableProperty().bind(Bindings.not(available));
        return button;
    }
}
