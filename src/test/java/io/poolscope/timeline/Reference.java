package io.poolscope.timeline;

import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.Rejection;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.TaskEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** All that a timeline knows, derived again from the list of events in the plainest way. */
final class Reference {
    /** A task. */
    static final class Task {
        long submitted = -1;
        long started = -1;
        long ended = -1;
        long released = -1;
        long buffered = -1;
        long consumed = -1;
        long dropped = -1;
        long bytes = -1;
        int lane = -1;
        int stream = -1;
        long index = -1;
        Outcome outcome = Outcome.QUEUED;
        String error = "";
        String label = "";

        long gone() {
            return consumed >= 0 ? consumed : dropped;
        }

        long arrived() {
            return buffered >= 0 ? buffered : dropped;
        }
    }

    /** A half-open interval. */
    record Span(long from, long until) {
        boolean holds(long time) {
            return from <= time && time < until;
        }

        long overlap(long a, long b) {
            return Math.max(0, Math.min(until, b) - Math.max(from, a));
        }
    }

    final TreeMap<Long, Task> tasks = new TreeMap<>();
    final Map<Integer, Delivery> deliveries = new HashMap<>();
    final Map<Integer, List<Span>> waiting = new HashMap<>();
    final Map<Integer, List<Span>> blockedSubmitters = new HashMap<>();
    private final Map<Integer, Long> open = new HashMap<>();
    long end;

    Reference(List<Event> events) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Event::time));
        sorted.forEach(this::take);
        List.copyOf(open.keySet()).forEach(lane -> close(waiting, lane, end));
    }

    private Task task(long id) {
        return tasks.computeIfAbsent(id, key -> new Task());
    }

    private void take(Event event) {
        end = Math.max(end, event.time());
        switch (event) {
            case TaskEvent.TaskSubmitted e -> {
                task(e.task()).submitted = e.time();
                task(e.task()).label = e.label();
                if (e.stream() >= 0) {
                    task(e.task()).stream = e.stream();
                    task(e.task()).index = e.index();
                }
            }
            case TaskEvent.TaskStarted e -> {
                task(e.task()).started = e.time();
                task(e.task()).lane = e.lane();
            }
            case TaskEvent.TaskFinished e -> end(e.task(), e.time(), Outcome.FINISHED);
            case TaskEvent.TaskFailed e -> {
                end(e.task(), e.time(), Outcome.FAILED);
                task(e.task()).error = e.error();
            }
            case TaskEvent.TaskCancelled e -> end(e.task(), e.time(), Outcome.CANCELLED);
            case TaskEvent.TaskRejected e -> end(e.task(), e.time(),
                    e.reason() == Rejection.ABORTED ? Outcome.ABORTED : Outcome.DISCARDED);
            case TaskEvent.WorkerReleased e -> task(e.task()).released = e.time();
            case ResultEvent.StreamOpened e -> deliveries.put(e.stream(), e.delivery());
            case ResultEvent.ResultBuffered e -> {
                Task task = task(e.task());
                task.buffered = e.time();
                task.stream = e.stream();
                task.index = e.index();
                task.bytes = e.bytes();
            }
            case ResultEvent.ResultConsumed e -> {
                task(e.task()).consumed = e.time();
                close(waiting, e.lane(), e.time());
            }
            case ResultEvent.ResultDropped e -> {
                task(e.task()).dropped = e.time();
                task(e.task()).stream = e.stream();
                task(e.task()).index = e.index();
            }
            case ResultEvent.ConsumerWaiting e -> {
                close(waiting, e.lane(), e.time());
                open.put(e.lane(), e.time());
            }
            case ResultEvent.StreamClosed e -> close(waiting, 2 + e.stream(), e.time());
            case PoolEvent.SubmitterBlocked e -> open.put(e.lane(), e.time());
            case PoolEvent.SubmitterUnblocked e -> close(blockedSubmitters, e.lane(), e.time());
            default -> {
                // Says nothing that is asked here.
            }
        }
    }

    private void end(long id, long time, Outcome outcome) {
        Task task = task(id);
        task.ended = time;
        task.outcome = outcome;
        if (outcome != Outcome.CANCELLED) {
            task.released = time;
        }
    }

    private void close(Map<Integer, List<Span>> where, int lane, long time) {
        Long from = open.remove(lane);
        if (from != null) {
            where.computeIfAbsent(lane, key -> new ArrayList<>()).add(new Span(from, time));
        }
    }

    private static long or(long time) {
        return time < 0 ? Long.MAX_VALUE : time;
    }

    /** When an indexed result became deliverable: the latest arrival up to it; MAX_VALUE if one has not arrived. */
    long deliverable(Task task) {
        if (deliveries.get(task.stream) == Delivery.AS_COMPLETED) {
            return task.buffered;
        }
        long latest = 0;
        for (Task other : tasks.values()) {
            if (other.stream == task.stream && other.index <= task.index) {
                latest = Math.max(latest, or(other.arrived()));
            }
        }
        return latest;
    }

    List<Span> queued() {
        return spans(task -> task.submitted < 0 ? null
                : new Span(task.submitted, or(task.started >= 0 ? task.started : task.ended)));
    }

    List<Span> running() {
        return spans(task -> task.started < 0 ? null : new Span(task.started, or(task.released)));
    }

    List<Span> parked(int stream) {
        return spans(task -> task.stream != stream || task.buffered < 0 ? null : new Span(task.buffered, or(task.gone())));
    }

    List<Span> blocked(int stream) {
        return spans(task -> task.stream != stream || task.buffered < 0 ? null
                : new Span(task.buffered, Math.min(deliverable(task), or(task.gone()))));
    }

    List<Span> deliverable(int stream) {
        return spans(task -> task.stream != stream || task.buffered < 0 ? null
                : new Span(deliverable(task), Math.max(deliverable(task), or(task.gone()))));
    }

    long head(int stream, long time) {
        long head = Long.MAX_VALUE;
        long size = 0;
        for (Task task : tasks.values()) {
            if (task.stream == stream && task.index >= 0) {
                size = Math.max(size, task.index + 1);
                if (or(task.gone()) > time) {
                    head = Math.min(head, task.index);
                }
            }
        }
        return Math.min(head, size);
    }

    private List<Span> spans(Function<Task, Span> of) {
        return tasks.values().stream().map(of).filter(span -> span != null).toList();
    }

    static long count(List<Span> spans, long time) {
        return spans.stream().filter(span -> span.holds(time)).count();
    }

    static long overlap(List<Span> spans, long from, long until) {
        return spans.stream().mapToLong(span -> span.overlap(from, until)).sum();
    }
}
