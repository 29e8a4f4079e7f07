package io.poolscope.view.parameter;

import io.poolscope.scenario.ValueKind;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** A box with the constants of a choice. */
final class ValueChoice extends ComboBox<Object> {
    ValueChoice(ParameterModel<Object> model, ValueKind.Choice<?> kind) {
        getStyleClass().add("value-choice");
        setId("choice-" + model.parameter().id());
        setAccessibleText(model.parameter().label() + ", " + model.actsInWords());
        setAccessibleHelp(model.parameter().help());
        setMaxWidth(Double.MAX_VALUE);
        getItems().setAll(kind.options());
        setConverter(new Labels<>(kind));
        setValue(model.value());
        model.valueProperty().addListener((_, _, value) -> setValue(value));
        valueProperty().addListener((_, _, value) -> model.choose(value));
    }

    private static final class Labels<E extends Enum<E>> extends StringConverter<Object> {
        private final ValueKind.Choice<E> kind;

        Labels(ValueKind.Choice<E> kind) {
            this.kind = kind;
        }

        @Override
        public String toString(Object value) {
            return kind.options().stream().filter(option -> option == value).map(kind::label).findFirst().orElse("");
        }

        @Override
        public Object fromString(String label) {
            return kind.options().stream().filter(option -> kind.label(option).equals(label)).findFirst().orElse(null);
        }
    }
}
