package io.poolscope.session;

import io.poolscope.cli.options.Host;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.simulation.Simulator;
import io.poolscope.workload.Workload;
import java.util.Map;

/** Simulates a scenario's workload on virtual time: the whole run in a moment. */
public final class SimulationSource implements RunSource {
    private final Scenario scenario;
    private final Workload workload;
    private final RunInfo info;
    private final Names names = new Names();
    /** Written by the pump, read by anybody. */
    private volatile long now;
    private volatile boolean stopped;

    /**
     * A simulated run.
     *
     * @throws BadValueException if the scenario is one that only its code can say
     */
    public SimulationSource(Scenario scenario, ParameterValues values, long seed) {
        this.scenario = scenario;
        workload = scenario.workload(values, seed).orElseThrow(() -> new BadValueException("'" + scenario.about().id()
                + "' can't be simulated before it has run: only its code says what it does; use what-if on a run of it"));
        info = new RunInfo(scenario.about().id(), scenario.about().title(), seed, values.asText());
    }

    @Override
    public RunInfo info() {
        return info;
    }

    @Override
    public Map<String, String> facts() {
        return SourceFacts.of(scenario);
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public void pump(EventConsumer consumer, Host host) {
        Simulator.run(workload, names, Runtime.getRuntime().availableProcessors(), batch -> {
            if (!stopped && batch.size() > 0) {
                consumer.accept(batch);
                now = batch.time(batch.size() - 1);
            }
        });
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public String timeControl() {
        return "A simulated run is over in a moment.";
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
