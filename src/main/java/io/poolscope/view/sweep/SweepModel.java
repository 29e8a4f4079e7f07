package io.poolscope.view.sweep;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.session.trial.SweepRuns;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.work.Newest;
import io.poolscope.words.DurationWords;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A sweep over real runs of the scenario that is chosen in the window, on a thread named {@code sweep}. A run that the window shows is
 * stopped first, as both would measure each other.
 *
 * <p>For the JavaFX thread. The thread ends with {@link #close}, and the run that it is at within a second.
 */
public final class SweepModel implements AutoCloseable {
    /** After how long a run is given up. */
    private static final long LIMIT_NANOS = 300_000_000_000L;
    /** How often progress is told, at most. */
    private static final long EVERY = 80_000_000;

    /**
     * What was found so far.
     *
     * @param title of the scenario
     * @param id of the scenario
     * @param scaling the figures
     * @param predictedFrom the number of workers whose durations the predictions have; 0 where the scenario says its own
     * @param told what could not be done, each in one line
     */
    public record Found(String title, String id, Scaling scaling, int predictedFrom, List<String> told) {
        /** Copies the list. */
        public Found {
            told = List.copyOf(told);
        }

        /** What is recommended and why, what failed, and what the prediction is from: each in one line. */
        public List<String> sentences() {
            List<String> all = new ArrayList<>(scaling.sentences());
            if (predictedFrom > 0) {
                all.add("Predicted from the durations of the run with " + predictedFrom + (predictedFrom == 1 ? " worker" : " workers")
                        + ", as only its code says what the scenario does.");
            }
            return all;
        }
    }

    /**
     * How far it is.
     *
     * @param share 0 to 1
     * @param words what goes on
     */
    public record Progress(double share, String words) {
    }

    private record Step(Found found, Progress progress) {
    }

    private final RunModel run;
    private final Newest thread = new Newest("sweep");
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(this, "found");
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(this, "progress");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper(this, "going");
    private final ReadOnlyBooleanWrapper disturbed = new ReadOnlyBooleanWrapper(this, "disturbed");

    /** Has swept nothing yet. */
    public SweepModel(RunModel run) {
        this.run = run;
        run.stateProperty().addListener((_, _, state) -> {
            if (going.get() && state == SessionState.RUNNING) {
                disturbed.set(true);
            }
        });
    }

    /**
     * Plays the chosen scenario with each of these numbers of workers; what was found before is forgotten.
     *
     * @param repeats how many runs with each, 1 or more
     * @param speed how fast scenario time runs, where it can be scaled
     */
    public void start(SortedSet<Integer> counts, int repeats, double speed) {
        Scenario scenario = run.scenarioProperty().get();
        ParameterValues values = run.valuesProperty().get();
        SweepRuns.Setup setup;
        try {
            setup = new SweepRuns.Setup(scenario, scenario.byItself(values), run.seed(),
                    session -> hasten(session, speed), repeats, LIMIT_NANOS);
        } catch (BadValueException e) {
            problem.set(scenario.about().title() + " can't be swept: " + e.getMessage());
            return;
        }
        run.stop();
        problem.set("");
        disturbed.set(false);
        found.set(null);
        going.set(true);
        progress.set(new Progress(0, "Starting…"));
        List<Integer> all = List.copyOf(counts);
        thread.<Step>ask(partly -> new Work(setup, all, partly).all(), this::take, why -> {
            going.set(false);
            progress.set(null);
            problem.set(why);
        });
    }

    private static void hasten(Session session, double speed) {
        if (session.timeControl().isEmpty()) {
            session.speed(speed);
        }
    }

    private void take(Step step) {
        going.set(thread.busy());
        progress.set(thread.busy() ? step.progress() : null);
        if (step.found() != null && !step.found().equals(found.get())) {
            found.set(step.found());
        }
    }

    /** Stops; the run that goes on is ended, and the figures of the numbers before it stay. */
    public void stop() {
        thread.cancel();
        going.set(false);
        progress.set(null);
    }

    /** One sweep, on its thread. */
    private static final class Work implements SweepRuns.Listener {
        private final SweepRuns.Setup setup;
        private final List<Integer> counts;
        private final Consumer<Step> partly;
        private final List<Scaling.Point> points = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private Found found;
        private int run;
        private long toldAt;

        Work(SweepRuns.Setup setup, List<Integer> counts, Consumer<Step> partly) {
            this.setup = setup;
            this.counts = counts;
            this.partly = partly;
        }

        Step all() throws InterruptedException {
            SweepRuns runs = new SweepRuns(setup, this);
            for (int count : counts) {
                points.add(runs.measure(count));
                found = new Found(setup.scenario().about().title(), setup.scenario().about().id(), new Scaling(points),
                        runs.predictedFrom(), told);
                partly.accept(new Step(found, new Progress(share(0), count + " done")));
            }
            return new Step(found, new Progress(1, ""));
        }

        private double share(int begun) {
            return Math.min(1, (points.size() * (double) setup.repeats() + begun) / ((double) counts.size() * setup.repeats()));
        }

        @Override
        public void running(int workers, int number, long now) {
            long nanos = System.nanoTime();
            if (run != number || nanos - toldAt >= EVERY) {
                run = number;
                toldAt = nanos;
                partly.accept(new Step(found,
                        new Progress(share(Math.max(0, number - 1)), workers + (workers == 1 ? " worker, " : " workers, ")
                                + (number == 0 ? "warming up" : "run " + number + " of " + setup.repeats()) + " · "
                                + DurationWords.of(now))));
            }
        }

        @Override
        public void ended() {
            run = -1;
        }

        @Override
        public void told(String what) {
            told.add(what);
        }
    }

    /** What was found so far in the newest sweep; null before its first number of workers. */
    public ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** How far it is; null while none goes on. */
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why there is none, in one line; "" if there is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether one goes on. */
    public ReadOnlyBooleanProperty goingProperty() {
        return going.getReadOnlyProperty();
    }

    /** Whether a run went on in the window meanwhile, so that the figures may be too slow. */
    public ReadOnlyBooleanProperty disturbedProperty() {
        return disturbed.getReadOnlyProperty();
    }

    @Override
    public void close() {
        thread.close();
    }
}
