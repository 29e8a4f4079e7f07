package io.poolscope.scenario.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SharedParameter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others ask of a scenario without knowing it. */
class SharedParametersTest {
    @Test
    void sharedParameters_areWholeNumbersWhereverTheyAre() {
        List<String> ids = Arrays.stream(SharedParameter.values()).map(SharedParameter::id).toList();
        for (Scenario scenario : Catalogue.standard().all()) {
            for (Parameter<?> parameter : scenario.parameters()) {
                if (ids.contains(parameter.id())) {
                    assertThat(parameter.defaultValue()).as(scenario.about().id() + " " + parameter.id()).isInstanceOf(Integer.class);
                }
            }
        }
    }

    @Test
    void aScenarioThatWaitsForAHand_isRehearsedByItself_andTheOthersPlayAsTheyAre() {
        for (Scenario scenario : Catalogue.standard().all()) {
            ParameterValues defaults = ParameterValues.defaultsOf(scenario);
            boolean waits = scenario.about().id().equals("sandbox");
            assertThat(scenario.byItself(defaults).asText().equals(defaults.asText())).as(scenario.about().id()).isEqualTo(!waits);
        }
        Scenario sandbox = Catalogue.standard().require("sandbox");
        assertThat(sandbox.byItself(ParameterValues.defaultsOf(sandbox)).asText()).containsEntry("hands", "rehearsed");
    }
}
