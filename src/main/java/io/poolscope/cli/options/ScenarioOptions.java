package io.poolscope.cli.options;

import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.scenario.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario, with which parameters: what all commands on scenarios have in common. */
public final class ScenarioOptions {
    /** The seed unless another is given: the same as the window's. */
    public static final long DEFAULT_SEED = 11;

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "What to play: see 'poolscope list'.")
    private String id;

    @Option(names = "--workers", paramLabel = "N", description = "How many workers.")
    private String workers;

    @Option(names = "--tasks", paramLabel = "N", description = "How many tasks.")
    private String tasks;

    @Option(names = "--queue", paramLabel = "N|unbounded", description = "How many tasks the queue holds.")
    private String queue;

    @Option(names = "--seed", paramLabel = "N", description = "Where random numbers start: the same seed, the same durations.")
    private String seed;

    @Option(names = "--set", paramLabel = "key=value", description = "Any parameter: see 'poolscope list --parameters'.")
    private List<String> settings = new ArrayList<>();

    /** The scenario that was named. */
    public Scenario scenario(Catalogue catalogue) {
        return catalogue.require(id);
    }

    /** Its parameters as they were given. */
    public ParameterValues values(Scenario scenario) {
        ParameterValues values = with(scenario, List.of());
        values = with(values, SharedParameter.WORKERS.id(), workers);
        values = with(values, SharedParameter.TASKS.id(), tasks);
        values = with(values, SharedParameter.QUEUE.id(), queue);
        return with(values, settings);
    }

    /** A scenario's defaults, but for some settings of the form key=value. */
    public static ParameterValues with(Scenario scenario, List<String> settings) {
        // Nobody is there to act by hand, unless told otherwise.
        return with(scenario.byItself(ParameterValues.defaultsOf(scenario)), settings);
    }

    /** A scenario with the parameters of an earlier run of it, but for some settings; what it no longer has is left out. */
    public static ParameterValues with(Scenario scenario, Map<String, String> recorded, List<String> settings) {
        ParameterValues values = with(scenario, List.of());
        for (Map.Entry<String, String> parameter : recorded.entrySet()) {
            values = values.has(parameter.getKey()) ? values.with(parameter.getKey(), parameter.getValue()) : values;
        }
        return with(values, settings);
    }

    private static ParameterValues with(ParameterValues values, List<String> settings) {
        ParameterValues changed = values;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new BadValueException("--set " + setting + " is not allowed; allowed: key=value");
            }
            changed = changed.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return changed;
    }

    private static ParameterValues with(ParameterValues values, String parameter, String text) {
        return text == null ? values : values.with(parameter, text);
    }

    /** Where random numbers start. */
    public long seed() {
        return seed(seed);
    }

    /** The seed that a text says; the default for null. */
    public static long seed(String text) {
        if (text == null) {
            return DEFAULT_SEED;
        }
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new BadValueException("--seed " + text + " is not allowed; allowed: whole numbers of 64 bits");
        }
    }
}
