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
import io.poolscope.workload.Workload;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Simulates the next run while its sliders move, on a thread of its own named {@code prediction}. Only the newest
 * question counts: those that were overtaken are not begun.
 *
 * <p>For the JavaFX thread, where answers come too. The thread ends with {@link #close}.
 */
public final class Predictor implements AutoCloseable {
    /** From how many tasks on a prediction is not drawn: it would take longer than the hand that moves the slider. */
    private static final int MOST_TASKS = 200_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "prediction");
        made.setDaemon(true);
        return made;
    });
    private final Consumer<Optional<Prediction>> found;
    /** Read by the prediction's thread, so that it can skip what was overtaken. */
    private volatile int newest;

    /**
     * An earlier run of the scenario.
     *
     * @param snapshot what it was like
     * @param parameters its parameters as text, by id
     */
    public record LastRun(Snapshot snapshot, Map<String, String> parameters) {
    }

    /** A predictor that tells what it found, or that there is nothing to find, on the JavaFX thread. */
    public Predictor(Consumer<Optional<Prediction>> found) {
        this.found = Objects.requireNonNull(found);
    }

    /**
     * Asks for the run of a scenario.
     *
     * @param last the last run of the same scenario: what only code can say is predicted from its durations; or empty
     */
    public void ask(Scenario scenario, ParameterValues values, long seed, Optional<LastRun> last) {
        int mine = ++newest;
        thread.execute(() -> {
            if (mine == newest) {
                Optional<Prediction> prediction = predict(scenario, values, seed, last);
                Platform.runLater(() -> {
                    if (mine == newest) {
                        found.accept(prediction);
                    }
                });
            }
        });
    }

    /** Wants no answer any more. */
    public void cancel() {
        newest++;
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
        thread.shutdownNow();
    }
}
