package io.poolscope.view.timeline.model;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.DurationWords;
import io.poolscope.words.TaskNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A task's life in its parts, up to a moment: what inspector, hover card and screen reader say of it. */
public final class TaskStory {
    /** The parts of a life, each with the style class of its colour. */
    public enum Kind {
        QUEUED("Queued", "pending"),
        RUNNING("Running", "running"),
        BLOCKED("Buffered, blocked", "blocked"),
        DELIVERABLE("Buffered, deliverable", "deliverable");

        private final String title;
        private final String style;

        Kind(String title, String style) {
            this.title = title;
            this.style = style;
        }

        String title() {
            return title;
        }

        public String style() {
            return style;
        }
    }

    /**
     * A part.
     *
     * @param open whether it still goes on at the moment
     */
    public record Part(Kind kind, long from, long until, boolean open) {
        public long nanos() {
            return until - from;
        }

        public String words() {
            return kind.title() + " " + DurationWords.of(nanos()) + (open ? " so far" : "");
        }
    }

    private TaskStory() {
    }

    /** The parts that had begun by a moment, in order; a part of no length is left out unless it goes on. */
    public static List<Part> of(Snapshot snapshot, long task, long moment) {
        Tasks tasks = snapshot.tasks();
        List<Part> parts = new ArrayList<>(4);
        long submitted = tasks.submitted(task);
        long started = tasks.started(task);
        long ended = tasks.ended(task);
        long buffered = tasks.buffered(task);
        long deliverable = tasks.deliverable(task);
        long left = tasks.consumed(task) >= 0 ? tasks.consumed(task) : tasks.dropped(task);
        add(parts, Kind.QUEUED, submitted, started >= 0 ? started : ended, moment);
        add(parts, Kind.RUNNING, started, ended, moment);
        add(parts, Kind.BLOCKED, buffered, deliverable >= 0 ? deliverable : left, moment);
        add(parts, Kind.DELIVERABLE, deliverable, left, moment);
        return parts;
    }

    private static void add(List<Part> parts, Kind kind, long from, long until, long moment) {
        if (from < 0 || from > moment) {
            return;
        }
        boolean open = until < 0 || until > moment;
        long end = open ? moment : until;
        if (end > from || open || kind == Kind.QUEUED || kind == Kind.RUNNING) {
            parts.add(new Part(kind, from, end, open));
        }
    }

    /** A task's number and, if it has one, its label. */
    public static String named(Tasks tasks, long task) {
        String label = tasks.label(task);
        return TaskNumber.of(task) + (label.isEmpty() ? "" : " " + label);
    }

    /** How a task stood or ended, in a word. */
    public static String outcome(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
