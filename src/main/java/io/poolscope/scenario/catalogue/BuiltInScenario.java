package io.poolscope.scenario.catalogue;

import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.Scenario;
import java.util.List;

/** What all built-in scenarios have: a description and parameters, stated once. */
abstract class BuiltInScenario implements Scenario {
    private final About about;
    private final List<Parameter<?>> parameters;

    BuiltInScenario(About about, Parameter<?>... parameters) {
        this.about = about;
        this.parameters = List.of(parameters);
    }

    @Override
    public final About about() {
        return about;
    }

    @Override
    public final List<Parameter<?>> parameters() {
        return parameters;
    }
}
