package io.poolscope.render.shape;

import java.util.List;

/**
 * The roles of colours in the picture. A draw list speaks of roles; a {@link Palette} gives each its colour. One hue
 * means one state of a task or thread, never a worker; what matters is also said by a form, a hatch or a word.
 */
public enum Ink {
    /** Nothing is painted. */
    NONE,
    /** The ground of the lanes. */
    GROUND,
    /** The ground of the ruler. */
    RULER,
    /** The ground of the overview. */
    OVERVIEW,
    /** The part of the overview that the window shows. */
    OVERVIEW_WINDOW,
    /** A frame around something calm: the overview, its window. */
    FRAME,
    /** The lines of the time grid and between lanes. */
    GRID,
    /** The lines between the groups of lanes. */
    DIVIDER,
    /** Text that names. */
    TEXT,
    /** Text that says more about it. */
    TEXT_DIM,
    /** Text of the ruler. */
    TEXT_RULER,
    /** A task that runs, or ran. */
    RUNNING,
    RUNNING_EDGE,
    TEXT_ON_RUNNING,
    /** A result that waits for a smaller index, and a task that waits for something while it runs. */
    BLOCKED,
    BLOCKED_EDGE,
    TEXT_ON_BLOCKED,
    /** A result that waits only for its consumer. */
    DELIVERABLE,
    DELIVERABLE_EDGE,
    TEXT_ON_DELIVERABLE,
    /** A consumer at work on a result. */
    CONSUMED,
    CONSUMED_EDGE,
    TEXT_ON_CONSUMED,
    /** A delivered result in the delivery strip, where it must not shout. */
    DELIVERED,
    DELIVERED_EDGE,
    TEXT_ON_DELIVERED,
    /** A task that threw. */
    FAILED,
    FAILED_EDGE,
    TEXT_ON_FAILED,
    /** A task that was cancelled, and the time its worker still spends on it. */
    CANCELLED,
    CANCELLED_EDGE,
    TEXT_ON_CANCELLED,
    /** The mark where a task was submitted. */
    SUBMIT,
    /** A submit that was refused. */
    REJECTED,
    /** The stripes of a blocked submitter, and words about it. */
    SUBMITTER_BLOCKED,
    /** The ground of a blocked submitter's hatch. */
    SUBMITTER_BLOCKED_GROUND,
    /** The stripes of a waiting consumer. */
    WAITING,
    /** The ground of a waiting consumer's hatch. */
    WAITING_GROUND,
    /** The queue's depth over time. */
    QUEUE,
    QUEUE_EDGE,
    /** The capacity of a queue. */
    CAPACITY,
    /** A task that waits in the queue or has not been submitted, in the delivery strip. */
    PENDING,
    PENDING_EDGE,
    TEXT_ON_PENDING,
    /** The bytes that parked results take. */
    BYTES,
    /** Now, in a run that goes on. */
    LIVE,
    TEXT_ON_LIVE,
    /** The moment looked at in a run that is over or paused. */
    PLAYHEAD,
    TEXT_ON_PLAYHEAD,
    /** What is selected: an outline, and the flow of its task through the lanes. */
    SELECTION,
    /** What a search has found: a strip along the upper edge. */
    FOUND,
    /** What the pointer is on. */
    HOVER,
    /** A selected range of time. */
    RANGE,
    /** The head of the line: the result that all others wait for. */
    HEAD,
    /** Where events were lost. */
    LOST,
    LOST_GROUND,
    /** A predicted or imagined run beside the real one. */
    GHOST,
    GHOST_EDGE,
    TEXT_ON_GHOST,
    /** What a finding is about, by how much it matters. */
    FINDING_BAD,
    FINDING_WARN,
    FINDING_GOOD,
    /** Around text that lies on a hatch. */
    PLATE;

    private static final List<Ink> ALL = List.of(values());

    /** The role with an ordinal, as bar rows keep it. */
    static Ink of(int ordinal) {
        return ALL.get(ordinal);
    }

    /** The role of the edge of a bar of this role, or itself where it has none of its own. */
    public Ink edge() {
        return switch (this) {
            case RUNNING -> RUNNING_EDGE;
            case BLOCKED -> BLOCKED_EDGE;
            case DELIVERABLE -> DELIVERABLE_EDGE;
            case CONSUMED -> CONSUMED_EDGE;
            case DELIVERED -> DELIVERED_EDGE;
            case FAILED -> FAILED_EDGE;
            case CANCELLED -> CANCELLED_EDGE;
            case PENDING -> PENDING_EDGE;
            case GHOST -> GHOST_EDGE;
            default -> this;
        };
    }

    /** The role of text on a bar of this role. */
    public Ink text() {
        return switch (this) {
            case RUNNING -> TEXT_ON_RUNNING;
            case BLOCKED -> TEXT_ON_BLOCKED;
            case DELIVERABLE -> TEXT_ON_DELIVERABLE;
            case CONSUMED -> TEXT_ON_CONSUMED;
            case DELIVERED -> TEXT_ON_DELIVERED;
            case FAILED -> TEXT_ON_FAILED;
            case CANCELLED -> TEXT_ON_CANCELLED;
            case PENDING -> TEXT_ON_PENDING;
            case GHOST -> TEXT_ON_GHOST;
            case LIVE -> TEXT_ON_LIVE;
            case PLAYHEAD -> TEXT_ON_PLAYHEAD;
            default -> TEXT;
        };
    }
}
