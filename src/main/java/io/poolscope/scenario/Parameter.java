package io.poolscope.scenario;

import java.util.Objects;
import java.util.Optional;

/**
 * Something about a scenario that a person may choose: typed, named, with a range and a default. Immutable; its
 * identity is the object, its {@code id} is unique within a scenario.
 *
 * @param <T> the type of its values
 * @param id what the command line calls it, lower case with hyphens
 * @param label what the window calls it
 * @param kind the values it may take, and their text
 * @param defaultValue its value unless chosen
 * @param acts when a change takes effect
 * @param help one sentence on what it does
 */
public record Parameter<T>(String id, String label, ValueKind<T> kind, T defaultValue, TakesEffect acts, String help) {
    /**
     * Checks that the default is allowed.
     *
     * @throws BadValueException if it is not; a {@linkplain ValueKind.Folder folder} is checked only when it is used,
     *     as what is on the disk may change
     */
    public Parameter {
        Objects.requireNonNull(acts);
        Objects.requireNonNull(help);
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new BadValueException("parameter id '" + id + "' is not lower case words joined by hyphens");
        }
        if (!(kind instanceof ValueKind.Folder) && kind.problem(defaultValue).isPresent()) {
            throw new BadValueException(id + ": " + kind.problem(defaultValue).get());
        }
    }

    /** What is wrong with a value, in one line that names it and what is allowed; empty if nothing is. */
    public Optional<String> problem(T value) {
        return kind.problem(value).map(text -> id + ": " + text);
    }

    /**
     * The value that a text says.
     *
     * @throws BadValueException if it says none, or one that is not allowed
     */
    public T parse(String text) {
        T value;
        try {
            value = kind.parse(text.strip());
        } catch (BadValueException e) {
            throw new BadValueException(id + ": " + e.getMessage());
        }
        problem(value).ifPresent(message -> {
            throw new BadValueException(message);
        });
        return value;
    }

    /** The value as text, with its unit; {@link #parse} reads it back. */
    public String format(T value) {
        return kind.format(value);
    }

    /** This parameter with another default. */
    public Parameter<T> withDefault(T value) {
        return new Parameter<>(id, label, kind, value, acts, help);
    }

    /** This parameter taking effect at another time. */
    public Parameter<T> acting(TakesEffect when) {
        return new Parameter<>(id, label, kind, defaultValue, when, help);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
