package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code poolscope list}: the scenarios, by heading. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the scenarios.")
final class ListCommand implements Callable<Integer> {
    private final Host host;

    @Option(names = "--parameters", description = "With the parameters of each and what is allowed.")
    private boolean parameters;

    ListCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        int width = host.scenarios().all().stream().mapToInt(scenario -> scenario.about().id().length()).max().orElse(0);
        for (About.Group group : About.Group.values()) {
            boolean first = true;
            for (Scenario scenario : host.scenarios().all()) {
                if (scenario.about().group() == group) {
                    if (first) {
                        host.out().println(group.title());
                        first = false;
                    }
                    print(scenario, width);
                }
            }
        }
        return Program.OK;
    }

    private void print(Scenario scenario, int width) {
        host.out().printf("  %-" + width + "s  %s%n", scenario.about().id(), scenario.about().title());
        if (parameters) {
            scenario.parameters().forEach(this::print);
        }
    }

    private <T> void print(Parameter<T> parameter) {
        host.out().printf("      %s=%s  (%s)%n", parameter.id(), parameter.format(parameter.defaultValue()), parameter.kind().allowed());
    }
}
