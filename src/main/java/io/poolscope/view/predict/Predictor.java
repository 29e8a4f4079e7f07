package io.poolscope.view.predict;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.event.Names;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.trial.CodePrediction;
import io.poolscope.simulation.SimulationException;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.work.Newest;
import io.poolscope.workload.Workload;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Simulates the next run while its sliders move, on a thread of its own named {@code prediction}. Only the newest
 * question counts: one that was overtaken is interrupted or not begun.
 *
 * <p>For the JavaFX thread, where answers come too. The thread ends with {@link #close}.
 */
public final class Predictor implements AutoCloseable {
    /** From how many tasks on a prediction is not drawn: it would take longer than the hand that moves the slider. */
    private static final int MOST_TASKS = 200_000;

    private final Newest thread = new Newest("prediction");
    private final Consumer<Optional<Prediction>> found;
    private final Consumer<String> failed;

    /**
     * An earlier run of the scenario.
     *
     * @param snapshot what it was like
     * @param parameters its parameters as text, by id
     */
    public record LastRun(Snapshot snapshot, Map<String, String> parameters) {
    }

    /**
     * A predictor that tells the JavaFX thread.
     *
     * @param found told what it found, or that there is nothing to find
     * @param failed told in one line why it could not look
     */
    public Predictor(Consumer<Optional<Prediction>> found, Consumer<String> failed) {
        this.found = Objects.requireNonNull(found);
        this.failed = Objects.requireNonNull(failed);
    }

    /**
     * Asks for the run of a scenario.
     *
     * @param last the last run of the same scenario: what only code can say is predicted from its durations; or empty
     */
    public void ask(Scenario scenario, ParameterValues values, long seed, Optional<LastRun> last) {
        thread.<Optional<Prediction>>ask(_ -> predict(scenario, values, seed, last), found, why -> {
            found.accept(Optional.empty());
            failed.accept("The next run can't be predicted: " + why);
        });
    }

    /** Wants no answer any more. */
    public void cancel() {
        thread.cancel();
    }

    private static Optional<Prediction> predict(Scenario scenario, ParameterValues values, long seed, Optional<LastRun> last) {
        try {
            Optional<Workload> own = scenario.workload(values, seed);
            if (own.isPresent()) {
                return own.get().tasks() > MOST_TASKS ? Optional.empty() : Optional.of(simulate(own.get()));
            }
            return last.flatMap(run -> Extraction.of(run.snapshot()).map(taken -> CodePrediction.of(taken, run.parameters(), values)))
                    .filter(next -> next.workloads().size() <= MOST_TASKS).map(Predictor::simulate);
        } catch (SimulationException | IllegalArgumentException endless) {
            return Optional.empty(); // a run without an end that can be foreseen has no picture; the real one will show it
        }
    }

    private static Prediction simulate(Workload workload) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(workload, names, Runtime.getRuntime().availableProcessors(), timeline);
        return prediction(timeline.snapshot(), "");
    }

    private static Prediction simulate(CodePrediction next) {
        return prediction(next.workloads().run(Runtime.getRuntime().availableProcessors()), next.basis());
    }

    private static Prediction prediction(Snapshot run, String basis) {
        return new Prediction(run, RunSummary.of(run).makespan(), basis);
    }

    @Override
    public void close() {
        thread.close();
    }
}
