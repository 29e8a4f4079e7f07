package io.poolscope.view.advise;

import io.poolscope.analysis.sizing.Advice;
import io.poolscope.analysis.sizing.Advisor;
import io.poolscope.scenario.Durations;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.sweep.SweepModel;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.view.work.Newest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Asks for advice as a person types, and sets beside it what the window's last sweep measured. The figures of the run that is shown are
 * read on a thread named {@code advice}. For the JavaFX thread; the thread ends with {@link #close}.
 */
public final class AdvisorModel implements AutoCloseable {
    /**
     * An answer.
     *
     * @param advice the advice, with what was measured beside it where anything was
     * @param assumed what was not said, each in one sentence
     * @param measuredIn the title of the scenario that was swept; "" where none was
     */
    public record Answer(Advice advice, List<String> assumed, String measuredIn) {
        /** Copies the list. */
        public Answer {
            assumed = List.copyOf(assumed);
        }
    }

    /**
     * What the run that is shown says of its tasks, as the form takes it.
     *
     * @param duration how long one takes
     * @param computing how long of that it computes
     * @param items how many there are
     * @param known whether the computing was measured; else it is assumed
     */
    record Measured(String duration, String computing, String items, boolean known) {
        /** Whether a question still is about these times. */
        private boolean isAskedBy(Question question) {
            return question.duration().equals(duration) && question.computing().equals(computing);
        }
    }

    private static final Question NOTHING = new Question("", "", "", "", "", "", "");
    private static final String EMPTY =
            "Say the task in words, as “resize 1000 images” or “download 50 pages”, or how long one takes and computes.";

    private final TimelineModel timeline;
    private final SweepModel sweep;
    private final Newest thread = new Newest("advice");
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", EMPTY);
    private final ReadOnlyObjectWrapper<Measured> measured = new ReadOnlyObjectWrapper<>(this, "measured");
    private Question asked = NOTHING;

    /** Advises beside a window's sweeps. */
    public AdvisorModel(TimelineModel timeline, SweepModel sweep) {
        this.timeline = timeline;
        this.sweep = sweep;
        sweep.foundProperty().addListener(_ -> ask(asked));
    }

    /** Asks; what can't be meant is told in the status and leaves no answer. */
    void ask(Question question) {
        asked = question;
        try {
            Optional<Question.Meant> meant = question.read();
            answer.set(meant.map(this::answer).orElse(null));
            status.set(meant.isPresent() ? "" : EMPTY);
        } catch (IllegalArgumentException e) {
            answer.set(null);
            status.set(e.getMessage());
        }
    }

    private Answer answer(Question.Meant meant) {
        Advice advice = Advisor.advise(meant.work());
        SweepModel.Found found = sweep.foundProperty().get();
        boolean swept = found != null && !found.scaling().known().isEmpty();
        List<String> assumed = new ArrayList<>(meant.assumed());
        if (measured.get() != null && !measured.get().known() && measured.get().isAskedBy(asked)) {
            assumed.add("The tasks compute 2 % of their time, as the run holds no CPU times.");
        }
        return new Answer(swept ? advice.beside(found.scaling()) : advice, assumed, swept ? found.title() : "");
    }

    /** Reads how long the tasks of the run that is shown took and computed, and how many there were. */
    void measure() {
        Snapshot run = timeline.snapshotProperty().get();
        if (run == null) {
            status.set("There is no run to measure.");
            return;
        }
        thread.<Measured>ask(_ -> measured(run), found -> {
            measured.set(null); // the same figures are told anew
            measured.set(found);
        }, problem -> {
            answer.set(null);
            status.set(problem);
        });
    }

    private static Measured measured(Snapshot run) {
        Advisor.Work work = Advisor.read(run, 1, 0);
        return new Measured(text(work.nanos()), text(work.nanos() * work.computing()), Long.toString(work.tasks()),
                Advisor.knowsComputing(run));
    }

    /** To three digits: more was not measured. */
    private static String text(double nanos) {
        long whole = Math.max(1, Math.round(nanos));
        long grain = 1;
        while (whole / grain >= 1_000) {
            grain *= 10;
        }
        return Durations.format(Duration.ofNanos(Math.round((double) whole / grain) * grain));
    }

    /** The newest answer; null while there is none. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why there is none, in one line; "" if there is. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What the run that is shown was measured to be; null before that was asked for. */
    ReadOnlyObjectProperty<Measured> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    @Override
    public void close() {
        thread.close();
    }
}
