package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Extras;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When all numbers of streams are given, streams work as before, and nothing is told of another one. */
@Timeout(30)
class StreamNumbersTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void theLastNumber_isTold_andBeyondItStreamsWorkUntold() throws Exception {
        while (recorder.ids().nextStream() < Extras.MAX_STREAM - 1) {
            // Gives all numbers but one.
        }
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            use(pool);
            List<ResultEvent> told = recorder.events(ResultEvent.class);
            assertThat(told).isNotEmpty().allMatch(event -> streamOf(event) == Extras.MAX_STREAM);
            int before = told.size();
            use(pool);
            try (OrderedStream<Integer> stream = pool.orderedStream(StreamOptions.<Integer>none().withWindow(1))) {
                stream.submit(() -> 4);
                assertThat(stream.next()).isEqualTo(4);
                stream.submit(() -> 5);
            }
            List<Integer> completed = new ArrayList<>();
            for (ObservedFuture<Integer> each : Completions.asCompleted(List.of(pool.submit(() -> 6), pool.submit(() -> 7)))) {
                completed.add(each.get());
            }
            assertThat(completed).containsExactlyInAnyOrder(6, 7);
            assertThat(recorder.events(ResultEvent.class)).hasSize(before);
        }
        Books.of(recorder.events()).check();
        assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).filteredOn(task -> task.task() >= 3).isNotEmpty()
                .allMatch(task -> task.stream() == Extras.NO_STREAM);
    }

    private static void use(ObservedExecutor pool) {
        List<Integer> results = new ArrayList<>();
        for (int each : pool.map(List.of(1, 2, 3), i -> i * i)) {
            results.add(each);
        }
        assertThat(results).containsExactly(1, 4, 9);
    }

    private static int streamOf(ResultEvent event) {
        return switch (event) {
            case ResultEvent.ConsumerJoined e -> e.stream();
            case ResultEvent.StreamOpened e -> e.stream();
            case ResultEvent.StreamClosed e -> e.stream();
            case ResultEvent.ResultBuffered e -> e.stream();
            case ResultEvent.ResultConsumed e -> e.stream();
            case ResultEvent.ResultDropped e -> e.stream();
            case ResultEvent.ConsumerWaiting e -> e.stream();
        };
    }
}
