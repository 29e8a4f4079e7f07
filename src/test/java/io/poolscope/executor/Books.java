package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.Rejection;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.TaskEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An independent count over recorded events, and what must hold of it in every run that has ended. */
public final class Books {
    public int submitted;
    public int started;
    public int finished;
    public int failed;
    public int cancelled;
    public int aborted;
    public int discarded;
    public int buffered;
    public int consumed;
    public int dropped;
    private final Map<Long, Long> lastTime = new HashMap<>();
    private final Map<Long, Long> ends = new HashMap<>();
    private final Map<Long, Long> releases = new HashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final Map<Long, Long> results = new HashMap<>();
    private final Map<Integer, Long> consumedUpTo = new HashMap<>();

    private Books() {
    }

    /** Counts; fails at once where an event contradicts an earlier one. */
    public static Books of(List<Event> events) {
        Books books = new Books();
        events.forEach(books::enter);
        return books;
    }

    private void enter(Event event) {
        switch (event) {
            case TaskEvent.TaskSubmitted e -> {
                assertThat(known.add(e.task())).as("submitted once: %s", e).isTrue();
                submitted++;
                time(e.task(), e);
            }
            case TaskEvent.TaskStarted e -> {
                started++;
                time(e.task(), e);
            }
            case TaskEvent.TaskFinished e -> {
                finished++;
                end(e.task(), e);
            }
            case TaskEvent.TaskFailed e -> {
                failed++;
                end(e.task(), e);
            }
            case TaskEvent.TaskCancelled e -> {
                cancelled++;
                end(e.task(), e);
            }
            case TaskEvent.TaskRejected e -> {
                if (e.reason() == Rejection.ABORTED) {
                    aborted++;
                } else {
                    discarded++;
                }
                end(e.task(), e);
            }
            case TaskEvent.WorkerReleased e -> {
                // The worker tells this, and may do so after another thread has told the cancellation or dropped the result.
                assertThat(known).as("submitted first: %s", e).contains(e.task());
                assertThat(releases.put(e.task(), e.time())).as("released once: %s", e).isNull();
            }
            case ResultEvent.ResultBuffered e -> {
                buffered++;
                assertThat(ends).as("ended before it is buffered: %s", e).containsKey(e.task());
                time(e.task(), e);
                assertThat(results.put(place(e.stream(), e.index()), e.task())).as("buffered once: %s", e).isNull();
            }
            case ResultEvent.ResultConsumed e -> {
                consumed++;
                assertThat(ends).as("ended before it is consumed: %s", e).containsKey(e.task());
                time(e.task(), e);
                gone(e.stream(), e.index(), e.task(), e);
                assertThat(consumedUpTo.getOrDefault(e.stream(), -1L)).as("in order: %s", e).isLessThan(e.index());
                consumedUpTo.put(e.stream(), e.index());
            }
            case ResultEvent.ResultDropped e -> {
                dropped++;
                time(e.task(), e);
                gone(e.stream(), e.index(), e.task(), e);
            }
            default -> {
                // Says nothing that is counted here.
            }
        }
    }

    private static long place(int stream, long index) {
        return (long) stream << 40 | index;
    }

    private void gone(int stream, long index, long task, Event event) {
        assertThat(results.remove(place(stream, index))).as("is in the buffer: %s", event).isEqualTo(task);
    }

    private void end(long task, Event event) {
        assertThat(ends.put(task, event.time())).as("ends once: %s", event).isNull();
        time(task, event);
    }

    private void time(long task, Event event) {
        assertThat(known).as("submitted first: %s", event).contains(task);
        assertThat(lastTime.getOrDefault(task, 0L)).as("times of a task don't decrease: %s", event).isLessThanOrEqualTo(event.time());
        lastTime.put(task, event.time());
    }

    /** What must hold once everything has ended. */
    public Books check() {
        assertThat(submitted).as("submitted").isEqualTo(finished + failed + cancelled + aborted + discarded);
        assertThat(buffered).as("buffered").isEqualTo(consumed + dropped);
        assertThat(results).as("left in the buffer").isEmpty();
        releases.forEach((task, time) -> assertThat(ends).as("cancelled before its worker is released: task %s", task)
                .hasEntrySatisfying(task, end -> assertThat(end).isLessThanOrEqualTo(time)));
        return this;
    }
}
