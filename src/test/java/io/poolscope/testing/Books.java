package io.poolscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.Rejection;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.TaskEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An independent count over recorded events, and what must hold of it in every run that has ended. It goes by the
 * events' times, as every reader of a bus does: a thread may be held up between its stamp and its emission, so the
 * order in which events of several threads arrive says nothing. Events of one time keep the order of their arrival.
 */
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
    private final Map<Long, Long> starts = new HashMap<>();
    private final Map<Long, Long> ends = new HashMap<>();
    private final Map<Long, Long> releases = new HashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final Map<Long, Long> results = new HashMap<>();
    private final Map<Integer, Long> consumedUpTo = new HashMap<>();

    private Books() {
    }

    /** Counts; fails at the first event, by time, that contradicts those before it. */
    public static Books of(List<Event> events) {
        Books books = new Books();
        events.stream().sorted(Comparator.comparingLong(Event::time)).forEach(books::enter);
        return books;
    }

    private void enter(Event event) {
        switch (event) {
            case TaskEvent.TaskSubmitted e -> {
                assertThat(known.add(e.task())).as("submitted once: %s", e).isTrue();
                submitted++;
            }
            case TaskEvent.TaskStarted e -> {
                started++;
                isKnown(e.task(), e);
                assertThat(starts.put(e.task(), e.time())).as("started once: %s", e).isNull();
                // Another thread may end the task in the very nanosecond in which it starts.
                assertThat(ends.getOrDefault(e.task(), e.time())).as("started before it ends: %s", e).isEqualTo(e.time());
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
                isKnown(e.task(), e);
                assertThat(releases.put(e.task(), e.time())).as("released once: %s", e).isNull();
            }
            case ResultEvent.ResultBuffered e -> {
                buffered++;
                assertThat(ends).as("ended before it is buffered: %s", e).containsKey(e.task());
                assertThat(results.put(place(e.stream(), e.index()), e.task())).as("buffered once: %s", e).isNull();
            }
            case ResultEvent.ResultConsumed e -> {
                consumed++;
                assertThat(ends).as("ended before it is consumed: %s", e).containsKey(e.task());
                gone(e.stream(), e.index(), e.task(), e);
                assertThat(consumedUpTo.getOrDefault(e.stream(), -1L)).as("in order: %s", e).isLessThan(e.index());
                consumedUpTo.put(e.stream(), e.index());
            }
            case ResultEvent.ResultDropped e -> {
                dropped++;
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
        isKnown(task, event);
        assertThat(ends.put(task, event.time())).as("ends once: %s", event).isNull();
    }

    private void isKnown(long task, Event event) {
        assertThat(known).as("submitted first: %s", event).contains(task);
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
