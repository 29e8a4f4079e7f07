package io.poolscope.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventReader;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the rings of threads that have ended while nobody reads. */
@Timeout(60)
class UnreadThreadsTest {
    private static final int THREADS = EventBus.MOST_UNREAD_THREADS + 2_000;

    private final EventBus bus = new EventBus(new SystemClock(), EventBus.Mode.DROPPING);

    private void emitFrom(int threads, int each, EventBus to) throws InterruptedException {
        for (int i = 0; i < threads; i++) {
            int first = i * each;
            Thread thread = Thread.ofVirtual().start(() -> {
                for (int k = 0; k < each; k++) {
                    to.sink().emit(to.clock().stamp(), EventKind.TASK_STARTED.code(), first + k, EventWord.NO_LANE);
                }
            });
            thread.join();
        }
    }

    private static List<Event> read(EventBus bus) {
        List<Event> events = new ArrayList<>();
        bus.drainAll(batch -> {
            for (int i = 0; i < batch.size(); i++) {
                events.add(EventReader.read(batch, i, bus.names()));
            }
        });
        return events;
    }

    @Test
    void theOldestAreGivenUp_counted_andSaidWithTheirTimes() throws Exception {
        emitFrom(THREADS, 3, bus);
        List<Event> events = read(bus);
        long kept = events.stream().filter(TaskEvent.TaskStarted.class::isInstance).count();
        long lost = events.stream().filter(RunEvent.EventsLost.class::isInstance).mapToLong(event -> ((RunEvent.EventsLost) event).count())
                .sum();
        assertThat(kept).isBetween(3L * EventBus.MOST_UNREAD_THREADS - 20, 3L * EventBus.MOST_UNREAD_THREADS + 3);
        assertThat(kept + lost).isEqualTo(3L * THREADS);
        assertThat(bus.lost()).isEqualTo(lost);
        assertThat(bus.accepted()).isEqualTo(kept);
        assertThat(events).isSortedAccordingTo((x, y) -> Long.compare(x.time(), y.time()));
    }

    @Test
    void aReaderThatComesInTime_losesNothing() throws Exception {
        long kept = 0;
        for (int i = 0; i < 3; i++) {
            emitFrom(3_000, 2, bus);
            kept += read(bus).size();
        }
        assertThat(kept).isEqualTo(18_000);
        assertThat(bus.lost()).isZero();
        assertThat(bus.emitters()).isZero();
    }

    @Test
    void aBlockingBus_givesNothingUp() throws Exception {
        EventBus blocking = new EventBus(new SystemClock(), EventBus.Mode.BLOCKING);
        emitFrom(THREADS, 1, blocking);
        assertThat(read(blocking)).hasSize(THREADS);
    }

    @Test
    void fullNames_areSaidOnce() {
        for (int i = 0; i < 100_100; i++) {
            bus.names().intern("label " + i);
        }
        List<Event> events = read(bus);
        events.addAll(read(bus));
        assertThat(events).singleElement().isInstanceOfSatisfying(RunEvent.LogWritten.class,
                line -> assertThat(line.text()).contains("100000 names"));
        assertThat(bus.accepted()).isZero();
    }
}
