package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Clock;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventSink;
import io.poolscope.event.Ids;
import io.poolscope.event.Names;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.Recorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Would fail if the end of a task were told in done(), which comes after whoever waits has been woken. */
@Timeout(20)
class FinishBeforeFutureTest {
    /** What the future said while an event of a kind was emitted. */
    private static final class Asking implements EventPort, EventSink {
        private final Recorder inner = new Recorder(new SystemClock());
        private final List<Boolean> doneAtEnd = Collections.synchronizedList(new ArrayList<>());
        private volatile ObservedFuture<?> future;

        @Override
        public void emit(long time, int code, long id, int lane) {
            ask(code);
            inner.emit(time, code, id, lane);
        }

        @Override
        public void emit(long time, int code, long id, int lane, long a, long b) {
            ask(code);
            inner.emit(time, code, id, lane, a, b);
        }

        private void ask(int code) {
            EventKind kind = EventKind.of(code);
            if (kind == EventKind.TASK_FINISHED || kind == EventKind.TASK_FAILED || kind == EventKind.RESULT_BUFFERED
                    || kind == EventKind.TASK_CANCELLED) {
                doneAtEnd.add(future.isDone());
            }
        }

        @Override
        public EventSink sink() {
            return this;
        }

        @Override
        public Names names() {
            return inner.names();
        }

        @Override
        public Ids ids() {
            return inner.ids();
        }

        @Override
        public Clock clock() {
            return inner.clock();
        }
    }

    private final Asking port = new Asking();
    private final CountDownLatch known = new CountDownLatch(1);

    @Test
    void finish_isToldBeforeTheFutureIsDone() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(port, "p", 1); OrderedStream<Integer> stream = pool.orderedStream()) {
            port.future = stream.submit(() -> {
                known.await();
                return 1;
            });
            known.countDown();
            assertThat(stream.next()).isEqualTo(1);
        }
        assertThat(port.doneAtEnd).containsExactly(false, false);
    }

    @Test
    void failure_isToldBeforeTheFutureIsDone() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(port, "p", 1)) {
            port.future = pool.submit(() -> {
                known.await();
                throw new IllegalStateException("thrown");
            });
            known.countDown();
        }
        assertThat(port.doneAtEnd).containsExactly(false);
    }

    @Test
    void cancelling_isToldBeforeTheFutureIsDone() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(port, "p", 1)) {
            port.future = pool.submit(() -> {
                known.await();
                return 1;
            });
            assertThat(port.future.cancel(true)).isTrue();
            assertThat(port.future.isDone()).isTrue();
        }
        assertThat(port.doneAtEnd).containsExactly(false);
    }
}
