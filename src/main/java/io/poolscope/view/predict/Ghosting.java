package io.poolscope.view.predict;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.render.Ghost;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * When a prediction is shown: from the first slider that is moved on, under the lanes; the run that follows is played
 * over it, and at its end both are compared. Choosing another scenario ends it. For the JavaFX thread.
 */
public final class Ghosting implements AutoCloseable {
    private final RunModel run;
    private final TimelineModel timeline;
    private final Consumer<String> say;
    private final Predictor predictor;
    private Optional<Prediction> prediction = Optional.empty();
    private boolean wanted;
    private boolean playing;

    /**
     * Without a prediction.
     *
     * @param say takes what there is to say about it, in a few words; "" for nothing
     */
    public Ghosting(RunModel run, TimelineModel timeline, Consumer<String> say) {
        this.run = run;
        this.timeline = timeline;
        this.say = say;
        predictor = new Predictor(this::found, say);
        run.stateProperty().addListener((_, _, state) -> ended(state));
    }

    /** A value was changed: predicts the next run. */
    public void changed() {
        wanted = true;
        playing = false;
        Scenario scenario = run.scenarioProperty().get();
        Snapshot shown = timeline.snapshotProperty().get();
        boolean same = run.sessionProperty().get() != null
                && run.sessionProperty().get().info().scenario().equals(scenario.about().id());
        Optional<Predictor.LastRun> last = same && shown != null
                ? Optional.of(new Predictor.LastRun(shown, run.sessionProperty().get().info().parameters())) : Optional.empty();
        predictor.ask(scenario, run.valuesProperty().get(), run.seed(), last);
    }

    /** Another scenario was chosen: nothing is predicted until one of its values is changed. */
    public void forget() {
        wanted = false;
        playing = false;
        predictor.cancel();
        found(Optional.empty());
    }

    /** Shows or hides the prediction. */
    public void toggle() {
        if (wanted) {
            forget();
        } else {
            changed();
        }
    }

    /** A run was opened over the prediction. */
    public void opened() {
        playing = wanted;
        show();
    }

    private void found(Optional<Prediction> newest) {
        prediction = newest;
        show();
    }

    private void show() {
        timeline.ghostsProperty().set(prediction.map(found -> List.of(new Ghost("predicted", found.run()))).orElse(List.of()));
        say.accept(prediction.map(Prediction::words).orElse(""));
    }

    private void ended(SessionState state) {
        if (state == SessionState.FINISHED && playing && prediction.isPresent() && run.sessionProperty().get() != null) {
            long real = RunSummary.of(run.sessionProperty().get().snapshot()).makespan();
            say.accept(prediction.get().beside(real));
        }
    }

    @Override
    public void close() {
        predictor.close();
    }
}
