package io.poolscope.view.sheet;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.controlsfx.control.SegmentedButton;

/**
 * A few choices side by side, one of which is always taken.
 *
 * @param <T> what is chosen
 */
public final class Choices<T> extends SegmentedButton {
    private final ObjectProperty<T> selected = new SimpleObjectProperty<>();
    private final List<T> values;

    /**
     * The first value is chosen.
     *
     * @param id of the control; its buttons are called by it, a hyphen and their place from 0
     * @param name for a screen reader
     * @param values what can be chosen
     * @param labels how each is called
     */
    public Choices(String id, String name, List<T> values, List<String> labels) {
        this.values = List.copyOf(values);
        setId(id);
        setAccessibleText(name);
        ToggleGroup group = new ToggleGroup();
        List<ToggleButton> buttons = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ToggleButton button = new ToggleButton(labels.get(i));
            button.setId(id + "-" + i);
            button.setAccessibleText(name + ": " + labels.get(i));
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            buttons.add(button);
        }
        setToggleGroup(group); // else its skin would put the buttons into a group of its own
        getButtons().setAll(buttons);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before); // one is always taken
            } else {
                selected.set(this.values.get(buttons.indexOf(now)));
            }
        });
        selected.addListener((_, _, value) -> group.selectToggle(buttons.get(this.values.indexOf(value))));
        selected.set(values.getFirst());
    }

    /** What is chosen. */
    public ObjectProperty<T> selectedProperty() {
        return selected;
    }

    /** What is chosen. */
    public T selected() {
        return selected.get();
    }

    /** Chooses. */
    public void select(T value) {
        selected.set(value);
    }
}
