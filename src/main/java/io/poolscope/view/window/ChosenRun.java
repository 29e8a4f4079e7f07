package io.poolscope.view.window;

import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import java.util.Map;
import java.util.function.Consumer;

/** A scenario and the values that it is to be run with. Immutable. */
record ChosenRun(Scenario scenario, ParameterValues values) {
    /**
     * A scenario with values as texts, by parameter.
     *
     * @param leftOut told of each that is not allowed, or not known any more: it is left out
     */
    static ChosenRun of(Scenario scenario, Map<String, String> texts, Consumer<String> leftOut) {
        ParameterValues values = ParameterValues.defaultsOf(scenario);
        for (Map.Entry<String, String> each : texts.entrySet()) {
            try {
                values = values.with(each.getKey(), each.getValue());
            } catch (BadValueException bad) {
                leftOut.accept(bad.getMessage());
            }
        }
        return new ChosenRun(scenario, values);
    }
}
