package io.poolscope.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value for each parameter of a scenario. Immutable; every value it holds was checked. */
public final class ParameterValues {
    private final List<Parameter<?>> parameters;
    private final Map<Parameter<?>, Object> chosen;

    private ParameterValues(List<Parameter<?>> parameters, Map<Parameter<?>, Object> chosen) {
        this.parameters = parameters;
        this.chosen = chosen;
    }

    /** The defaults of a scenario. */
    public static ParameterValues defaultsOf(Scenario scenario) {
        return new ParameterValues(List.copyOf(scenario.parameters()), Map.of());
    }

    /** The parameters, in the order in which they are shown. */
    public List<Parameter<?>> parameters() {
        return parameters;
    }

    /**
     * A parameter's value.
     *
     * @throws IllegalArgumentException if it is no parameter of this scenario
     */
    public <T> T get(Parameter<T> parameter) {
        requireOwn(parameter);
        @SuppressWarnings("unchecked") // with() puts a T under a Parameter<T>
        T value = (T) chosen.get(parameter);
        return value == null ? parameter.defaultValue() : value;
    }

    /**
     * These values but for one.
     *
     * @throws BadValueException if the value is not allowed
     */
    public <T> ParameterValues with(Parameter<T> parameter, T value) {
        requireOwn(parameter);
        parameter.problem(value).ifPresent(message -> {
            throw new BadValueException(message);
        });
        Map<Parameter<?>, Object> copy = new LinkedHashMap<>(chosen);
        copy.put(parameter, value);
        return new ParameterValues(parameters, copy);
    }

    /**
     * These values but for one, given as text.
     *
     * @throws BadValueException if there is no such parameter, or the text is no allowed value of it
     */
    public ParameterValues with(String id, String text) {
        return withText(find(id), text);
    }

    private <T> ParameterValues withText(Parameter<T> parameter, String text) {
        return with(parameter, parameter.parse(text));
    }

    /**
     * The parameter with an id.
     *
     * @throws BadValueException if there is none
     */
    public Parameter<?> find(String id) {
        return parameters.stream().filter(parameter -> parameter.id().equals(id)).findFirst()
                .orElseThrow(() -> new BadValueException("there is no parameter '" + id + "'; allowed: "
                        + (parameters.isEmpty() ? "none, as this scenario has no parameters"
                                : parameters.stream().map(Parameter::id).collect(Collectors.joining(", ")))));
    }

    /** Whether the scenario has a parameter with this id. */
    public boolean has(String id) {
        return parameters.stream().anyMatch(parameter -> parameter.id().equals(id));
    }

    /** All values as text by parameter id, in order; {@link #with(String, String)} reads them back. */
    public Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        parameters.forEach(parameter -> text.put(parameter.id(), format(parameter)));
        return text;
    }

    private <T> String format(Parameter<T> parameter) {
        return parameter.format(get(parameter));
    }

    private void requireOwn(Parameter<?> parameter) {
        if (!parameters.contains(parameter)) {
            throw new IllegalArgumentException("not a parameter of this scenario: " + parameter.id());
        }
    }
}
