package io.poolscope.view.whatif;

import io.poolscope.analysis.whatif.Knob;
import io.poolscope.view.sheet.CheckedField;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** One number of a what-if: its name with what it was, and its value to type, count up and down, or choose. */
final class KnobCell extends VBox {
    private static final String CHANGED = "changed";

    private final Knob knob;
    private final WhatIfModel model;
    private final Label name = new Label();
    private final Tooltip tip = new Tooltip();
    private final Control control;
    private final Node row;
    private boolean showing;

    KnobCell(Knob knob, WhatIfModel model) {
        this.knob = knob;
        this.model = model;
        getStyleClass().add("knob");
        name.getStyleClass().add("knob-name");
        name.setTooltip(tip);
        if (knob.isNumber()) {
            CheckedField field = number();
            control = field.field();
            row = field;
        } else {
            control = choice();
            row = control;
        }
        name.setLabelFor(control);
        control.setAccessibleHelp(KnobWords.help(knob));
        getChildren().addAll(name, row);
        model.baseProperty().addListener(_ -> show());
        model.poolProperty().addListener(_ -> show());
        model.changesProperty().addListener(_ -> show());
        disableProperty().bind(model.baseProperty().isNull());
        show();
    }

    private CheckedField number() {
        CheckedField checked = new CheckedField("what-if-" + knob.word(), KnobWords.name(knob), text -> model.problem(knob, text.strip()));
        TextField field = checked.field();
        field.setPrefColumnCount(5);
        field.setMinWidth(60);
        field.textProperty().addListener((_, _, text) -> change(text.strip()));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                step(field, event.getCode() == KeyCode.UP ? 1 : -1);
                event.consume();
            }
        });
        if (knob == Knob.WORKERS) {
            checked.beside(button("−", "fewer", () -> step(field, -1))).beside(button("+", "more", () -> step(field, 1)));
        }
        return checked;
    }

    private Button button(String sign, String id, Runnable action) {
        Button button = new Button(sign);
        button.setId("what-if-" + knob.word() + "-" + id);
        button.getStyleClass().addAll("quiet", "step-button");
        button.setAccessibleText(KnobWords.name(knob) + ", " + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false); // the arrow keys do it in the field
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Counts on from what stands there, by 1 or by a fifth of a large number; an unbounded one begins anew at what is usual. */
    private void step(TextField field, int direction) {
        try {
            long value = Math.round(Double.parseDouble(field.getText().strip()));
            long by = Math.max(1, knob == Knob.WORKERS ? 1 : Long.highestOneBit(Math.max(1, value / 5)));
            String next = Long.toString(Math.max(0, value + direction * by));
            if (model.problem(knob, next).isEmpty()) {
                field.setText(next);
            }
        } catch (NumberFormatException unbounded) {
            if (direction < 0) {
                field.setText("64");
            }
        }
    }

    private ComboBox<String> choice() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("what-if-" + knob.word());
        box.getStyleClass().add("value-choice");
        box.setAccessibleText(KnobWords.name(knob));
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(knob.choices());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : KnobWords.value(value);
            }

            @Override
            public String fromString(String words) {
                return words;
            }
        });
        box.valueProperty().addListener((_, _, value) -> {
            if (value != null) {
                change(value);
            }
        });
        return box;
    }

    private void change(String value) {
        if (!showing) {
            model.change(knob, value);
        }
    }

    private void show() {
        if (model.baseProperty().get() == null) {
            name.setText(KnobWords.name(knob));
            return;
        }
        String was = model.was(knob);
        String now = model.now(knob);
        boolean changed = !now.equals(was);
        put(now);
        String unit = knob == Knob.PACE ? " ms" : "";
        name.setText(KnobWords.name(knob) + (changed ? ", was " + KnobWords.lower(KnobWords.value(was)) : "") + unit(changed, unit));
        Optional<String> fixed = model.problem(knob, was); // what can't even stay as it is can't be changed: most of a pipeline
        row.setDisable(fixed.isPresent());
        tip.setText(fixed.map(why -> "Not in this run: " + why)
                .orElseGet(() -> KnobWords.help(knob) + ". It was " + KnobWords.lower(KnobWords.value(was)) + unit + "."));
        if (changed != name.getStyleClass().contains(CHANGED)) {
            name.getStyleClass().removeAll(CHANGED);
            if (changed) {
                name.getStyleClass().add(CHANGED);
            }
        }
    }

    private static String unit(boolean changed, String unit) {
        return unit.isEmpty() ? "" : changed ? unit : "," + unit;
    }

    /** Shows a value without taking it for a change; what is being typed stays if it means the same. */
    private void put(String value) {
        showing = true;
        if (control instanceof TextField field) {
            String typed = field.getText().strip();
            boolean unfinished = field.isFocused() && model.problem(knob, typed).isPresent();
            if (!typed.equals(value) && !unfinished) {
                field.setText(value);
            }
        } else if (control instanceof ComboBox<?> box) {
            choose(box, value);
        }
        showing = false;
    }

    @SuppressWarnings("unchecked") // the box of a knob holds words
    private static void choose(ComboBox<?> box, String value) {
        ((ComboBox<String>) box).setValue(value);
    }

    /** Puts the cursor here. */
    void focusControl() {
        control.requestFocus();
    }
}
