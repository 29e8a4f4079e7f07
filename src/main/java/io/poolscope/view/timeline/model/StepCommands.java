package io.poolscope.view.timeline.model;

import io.poolscope.explore.eventlog.LogView;
import io.poolscope.explore.walk.FlowWalk;
import io.poolscope.explore.walk.Landmarks;
import io.poolscope.explore.walk.Playback;
import io.poolscope.explore.walk.Selection;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.work.Newest;
import io.poolscope.words.TaskNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Steps through a run: to neighbours, along a flow, from event to event, to the next landmark. JavaFX thread. */
public final class StepCommands {
    private final TimelineModel model;
    private final Newest search;
    private final ReadOnlyStringWrapper rateText = new ReadOnlyStringWrapper(rateText(1));
    private double rate = 1;

    /** Steps of a model. */
    public StepCommands(TimelineModel model) {
        this.model = model;
        search = model.background().newest();
    }

    /** The next or previous task in the lane where one stands; the first in sight where nothing is selected. */
    public void neighbour(boolean forwards) {
        Snapshot snapshot = model.snapshotProperty().get();
        Selection at = model.selectionProperty().get();
        FlowWalk walk = new FlowWalk(snapshot);
        Selection next = at.some() ? walk.neighbour(at, forwards) : walk.first(model.navigator().target());
        if (next.equals(at)) {
            model.tell(at.some() ? "There is no " + (forwards ? "later" : "earlier") + " task in this lane."
                    : "There is no task yet.");
        } else {
            model.select(next);
        }
    }

    /** The next or previous stage of the selected task that it has reached. */
    public void alongFlow(boolean forwards) {
        Selection at = model.selectionProperty().get();
        if (!at.some()) {
            neighbour(forwards);
            return;
        }
        Selection next = new FlowWalk(model.snapshotProperty().get()).alongFlow(at, forwards);
        model.select(next);
        String end = next.equals(at) ? forwards ? "goes no further than " : "begins " : "";
        model.tell(TaskNumber.of(next.task()) + " " + end + switch (next.stage()) {
            case SUBMIT -> "where it was submitted";
            case RUN -> "where it runs";
            case BUFFER -> "where its result waits";
            case CONSUME -> "where it was consumed";
        });
    }

    /** The playhead to the event before or after it. */
    public void event(boolean forwards) {
        Optional<LogView> log = model.feedProperty().get().log().map(kept -> kept.view());
        if (log.isEmpty() || log.get().end() == log.get().first()) {
            model.tell("The events of this run were not kept.");
            return;
        }
        LogView view = log.get();
        long moment = model.moment();
        long number = forwards ? view.atOrAfter(moment + 1) : view.atOrAfter(moment) - 1;
        if (number < view.first() || number >= view.end()) {
            model.tell(forwards ? "This is the last event." : "This is the first event that is kept.");
        } else {
            moveTo(view.time(number));
        }
    }

    /** Plays forwards or backwards; again in the same direction to stop. */
    public void play(int direction) {
        boolean same = model.playbackRateProperty().get() * direction > 0;
        model.play(same ? 0 : direction * rate);
    }

    /** Plays so many times as fast, now or when it next plays. */
    public void faster(double factor) {
        rate(Math.clamp(rate * factor, Playback.MIN_RATE, Playback.MAX_RATE));
        model.tell("Plays at " + rateText(rate) + ".");
    }

    /** Plays at a rate, now or when it next plays: {@link Playback#MIN_RATE} to {@link Playback#MAX_RATE}. */
    public void rate(double newRate) {
        rate = newRate;
        rateText.set(rateText(rate));
        double now = model.playbackRateProperty().get();
        if (now != 0) {
            model.play(Math.copySign(rate, now));
        }
    }

    public static String rateText(double rate) {
        return (rate == Math.rint(rate) ? String.valueOf((long) rate) : String.format(Locale.ROOT, "%.3g", rate).replaceAll("0+$", ""))
                + "×";
    }

    /** The rate in words, as {@code 2×}. */
    public ReadOnlyStringProperty rateTextProperty() {
        return rateText.getReadOnlyProperty();
    }

    /** To the next or previous failed task. */
    public void failure(boolean forwards) {
        Snapshot snapshot = model.snapshotProperty().get();
        long moment = from(forwards);
        search.<Runnable>ask(_ -> {
            OptionalLong task = Landmarks.failure(snapshot, moment, forwards);
            return () -> {
                if (task.isEmpty()) {
                    model.tell("No task failed " + side(forwards));
                } else {
                    model.select(task.getAsLong());
                    model.playheadProperty().set(snapshot.tasks().ended(task.getAsLong()));
                }
            };
        }, Runnable::run, model::tell);
    }

    /** To the next or previous time at which a queue became full. */
    public void fullQueue(boolean forwards) {
        Snapshot snapshot = model.snapshotProperty().get();
        long moment = from(forwards);
        search.<Runnable>ask(_ -> {
            OptionalLong time = Landmarks.fullQueue(snapshot, moment, forwards);
            return () -> {
                if (time.isEmpty()) {
                    model.tell("No queue became full " + side(forwards));
                } else {
                    moveTo(time.getAsLong());
                }
            };
        }, Runnable::run, model::tell);
    }

    /** From where to look: the playhead; without one, forwards from the start and backwards from the end. */
    private long from(boolean forwards) {
        boolean nowhere = model.playheadProperty().get() == TimelineModel.NO_TIME;
        return nowhere && forwards ? model.navigator().run().from() - 1 : model.moment();
    }

    private String side(boolean forwards) {
        return model.playheadProperty().get() == TimelineModel.NO_TIME ? "in this run."
                : forwards ? "after the playhead." : "before the playhead.";
    }

    private void moveTo(long time) {
        model.playheadProperty().set(time);
        model.navigator().reveal(new TimeRange(time, time + 1));
    }
}
