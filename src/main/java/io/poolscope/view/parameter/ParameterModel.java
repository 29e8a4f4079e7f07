package io.poolscope.view.parameter;

import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.TakesEffect;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One parameter and the value that a person has chosen for it: what slider, typed entry and choice box share. A value
 * that is not allowed never gets in. For the JavaFX thread.
 *
 * @param <T> the type of its values
 */
public final class ParameterModel<T> {
    private final Parameter<T> parameter;
    private final ObjectProperty<T> value;
    private final Consumer<ParameterModel<T>> onChosen;

    /**
     * A model that starts with a value.
     *
     * @param onChosen told after a person has chosen another value; not told of {@link #show}
     */
    public ParameterModel(Parameter<T> parameter, T value, Consumer<ParameterModel<T>> onChosen) {
        this.parameter = parameter;
        this.value = new SimpleObjectProperty<>(Objects.requireNonNull(value));
        this.onChosen = Objects.requireNonNull(onChosen);
    }

    /** What it is. */
    public Parameter<T> parameter() {
        return parameter;
    }

    /** The value. Controls listen to it; they change it with {@link #choose}. */
    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /** The value now. */
    public T value() {
        return value.get();
    }

    /** Takes a value chosen with a control, and tells it on if it is another one. */
    public void choose(T chosen) {
        if (!chosen.equals(value.get()) && parameter.problem(chosen).isEmpty()) {
            value.set(chosen);
            onChosen.accept(this);
        }
    }

    /** Shows a value without telling it on. */
    public void show(T shown) {
        value.set(shown);
    }

    /** What is wrong with a typed text, in one line that names it and what is allowed; empty if nothing is. */
    public Optional<String> problemOf(String text) {
        try {
            parameter.parse(text);
            return Optional.empty();
        } catch (BadValueException bad) {
            // shown next to the control, which has the name already
            return Optional.of(bad.getMessage().replaceFirst("^" + parameter.id() + ": ", ""));
        }
    }

    /**
     * Takes a typed text.
     *
     * @return whether it was an allowed value
     */
    public boolean type(String text) {
        if (problemOf(text).isPresent()) {
            return false;
        }
        choose(parameter.parse(text));
        return true;
    }

    /** The value as text. */
    public String text() {
        return parameter.format(value.get());
    }

    /** Whether a change acts in the run that is going on. */
    public boolean actsNow() {
        return parameter.acts() == TakesEffect.NOW;
    }

    /** When a change acts, in words for a screen reader and a tooltip. */
    public String actsInWords() {
        return actsNow() ? "acts now" : "acts at the next run";
    }
}
