package io.poolscope.scenario;

import io.poolscope.event.EventPort;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A stage in the hand of the session that runs a scenario: it makes the stage, passes on what a person does, and ends the run. The scenario
 * is given the {@link #stage()} alone. All methods may be called from any thread.
 */
public final class StageControl implements AutoCloseable {
    private final RunStage stage;

    /**
     * A stage for one run.
     *
     * @param scenario what will be played
     * @param port where its events go
     * @param values its parameters to begin with
     * @param seed where its random numbers start
     * @param notices takes lines for the person who watches, from any thread
     */
    public StageControl(Scenario scenario, EventPort port, ParameterValues values, long seed, Consumer<String> notices) {
        stage = new RunStage(scenario, port, values, seed, notices);
    }

    /** What the scenario plays on. */
    public RunStage stage() {
        return stage;
    }

    /**
     * Lets a person act.
     *
     * @return what came of it, in one line
     * @throws Exception if the scenario can't
     */
    public String act(HandAction action, OptionalLong task) throws Exception {
        return stage.act(action, task);
    }

    /** Changes a parameter of this run; what follows it is called on this thread. */
    public <T> void change(Parameter<T> parameter, T value) {
        stage.change(parameter, value);
    }

    /**
     * Gives up: interrupts the run's threads and stops its pools without waiting for what is queued. Returns at once;
     * {@link #close} waits.
     */
    public void abort() {
        stage.abort();
    }

    /**
     * Why the run ends: what the scenario's play has thrown, unless one of the run's threads had ended it before. That is why the play
     * could start no thread or submit no task any more, and what a person wants to know.
     *
     * @param thrown what the play threw
     */
    public Throwable cause(Throwable thrown) {
        return stage.cause(thrown);
    }

    /**
     * Ends the run: closes what the stage owns, the last given first, and waits for the threads. What a resource throws as it closes is
     * told, and the others are closed all the same. Results that nobody took by then are dropped.
     */
    @Override
    public void close() {
        stage.close();
    }
}
