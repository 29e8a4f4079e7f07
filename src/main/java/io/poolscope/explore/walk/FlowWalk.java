package io.poolscope.explore.walk;

import io.poolscope.event.Role;
import io.poolscope.explore.walk.Selection.Stage;
import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.TimeRange;
import java.util.Optional;

/**
 * Steps from a selection to the next one. "The lane" depends on the stage: neighbours of a submit are the submits
 * before and after it in the submitter's lane, those of a run are on its worker, those of a buffered result are the
 * indexes beside it, those of a consumption the results consumed before and after.
 */
public final class FlowWalk {
    private final Snapshot snapshot;
    private final Tasks tasks;

    /** Walks in a snapshot. */
    public FlowWalk(Snapshot snapshot) {
        this.snapshot = snapshot;
        tasks = snapshot.tasks();
    }

    /** The neighbour in the lane, or the selection itself where there is none. */
    public Selection neighbour(Selection from, boolean forwards) {
        long task = switch (from.stage()) {
            case SUBMIT -> submitNeighbour(from.task(), forwards);
            case RUN -> runNeighbour(from.task(), forwards);
            case BUFFER -> indexNeighbour(from.task(), forwards);
            case CONSUME -> consumeNeighbour(from.task(), forwards);
        };
        return task < 0 ? from : new Selection(task, from.stage());
    }

    private long runNeighbour(long task, boolean forwards) {
        int key = tasks.lane(task);
        if (key < 0) {
            return -1;
        }
        SpanRow row = snapshot.lanes().get(key).row(tasks.depth(task));
        int at = tasks.span(task) == Snapshot.NONE ? row.size() : tasks.span(task);
        int next = forwards ? at + 1 : at - 1;
        if (next == row.size()) {
            return row.openTask();
        }
        return next >= row.first() && next < row.size() ? row.task(next) : -1;
    }

    private long submitNeighbour(long task, boolean forwards) {
        int key = tasks.submitter(task);
        if (key < 0) {
            return -1;
        }
        Instants submits = snapshot.lanes().get(key).submits();
        int at = submits.firstAtOrAfter(tasks.submitted(task));
        while (at < submits.size() && submits.task(at) != task) {
            at++;
        }
        int next = forwards ? at + 1 : at - 1;
        return next >= submits.first() && next < submits.size() ? submits.task(next) : -1;
    }

    private long indexNeighbour(long task, boolean forwards) {
        int stream = tasks.stream(task);
        long next = tasks.index(task) + (forwards ? 1 : -1);
        if (stream < 0 || next < 0) {
            return -1;
        }
        StreamTrack track = snapshot.streams().get(stream);
        return next < track.size() ? track.task(next) : -1;
    }

    private long consumeNeighbour(long task, boolean forwards) {
        Optional<Lane> consumer = consumerOf(task);
        if (consumer.isEmpty()) {
            return indexNeighbour(task, forwards);
        }
        Intervals consuming = consumer.get().consuming();
        int at = consuming.at(tasks.consumed(task));
        int next = forwards ? at + 1 : at - 1;
        return at >= 0 && next >= consuming.first() && next < consuming.size() ? consuming.value(next) : -1;
    }

    /** The lane on which a task's result was consumed. */
    public Optional<Lane> consumerOf(long task) {
        long consumed = tasks.consumed(task);
        if (consumed < 0) {
            return Optional.empty();
        }
        for (Lane lane : snapshot.lanes()) {
            if (lane.role() == Role.CONSUMER) {
                int at = lane.consuming().at(consumed);
                if (at >= 0 && lane.consuming().value(at) == task) {
                    return Optional.of(lane);
                }
            }
        }
        return Optional.empty();
    }

    /** The next stage along the flow that the task has reached, or the selection itself at either end. */
    public Selection alongFlow(Selection from, boolean forwards) {
        Stage[] stages = Stage.values();
        for (int i = from.stage().ordinal() + (forwards ? 1 : -1); i >= 0 && i < stages.length; i += forwards ? 1 : -1) {
            if (time(from.task(), stages[i]) >= 0) {
                return new Selection(from.task(), stages[i]);
            }
        }
        return from;
    }

    /** When a task reached a stage, or -1. */
    public long time(long task, Stage stage) {
        return switch (stage) {
            case SUBMIT -> tasks.submitted(task);
            case RUN -> tasks.started(task);
            case BUFFER -> tasks.buffered(task);
            case CONSUME -> tasks.consumed(task);
        };
    }

    /** The stretch of time that a stage of a task takes: what to bring into sight. Empty if it was not reached. */
    public Optional<TimeRange> extent(Selection selection) {
        long task = selection.task();
        long from = time(task, selection.stage());
        if (!selection.some() || from < 0) {
            return Optional.empty();
        }
        long until = switch (selection.stage()) {
            case SUBMIT, CONSUME -> from;
            case RUN -> tasks.ended(task) < 0 ? snapshot.end() : tasks.released(task);
            case BUFFER -> tasks.consumed(task) >= 0 ? tasks.consumed(task)
                    : tasks.dropped(task) >= 0 ? tasks.dropped(task) : snapshot.end();
        };
        return Optional.of(new TimeRange(from, Math.max(until, from + 1)));
    }

    /** The stretch of a task's whole life, from submit to the last that is known of it. */
    public Optional<TimeRange> life(long task) {
        long from = tasks.submitted(task);
        if (task < 0 || from < 0) {
            return Optional.empty();
        }
        boolean ended = tasks.outcome(task).ended();
        long until = Math.max(tasks.released(task), Math.max(tasks.consumed(task), tasks.dropped(task)));
        boolean parked = tasks.buffered(task) >= 0 && tasks.consumed(task) < 0 && tasks.dropped(task) < 0;
        return Optional.of(new TimeRange(from, Math.max(from + 1, ended && !parked ? Math.max(until, tasks.ended(task)) : snapshot.end())));
    }

    /** The first task to select where nothing is: the first one on a worker that is in sight, or the run's first. */
    public Selection first(TimeRange window) {
        for (Lane lane : snapshot.lanes()) {
            if (lane.role() == Role.WORKER && lane.depth() > 0) {
                SpanRow row = lane.row(0);
                int at = row.firstEndingAfter(window.from());
                if (at < row.size() && row.start(at) < window.until()) {
                    return Selection.of(row.task(at));
                }
                if (row.openTask() >= 0 && row.openStart() < window.until()) {
                    return Selection.of(row.openTask());
                }
            }
        }
        return tasks.size() > tasks.first() ? Selection.of(tasks.first()) : Selection.NONE;
    }
}
