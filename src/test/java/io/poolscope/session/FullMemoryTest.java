package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run that does not fit into memory is half a run, and must not pass for a whole one. */
class FullMemoryTest {
    @Test
    void memoryIsFull_sessionHasFailedAndSaysSo_andKeepsWhatItHas() throws InterruptedException {
        try (Session session = Session.of(new Endless())) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(30))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FAILED);
            assertThat(session.messages()).singleElement().satisfies(message -> {
                assertThat(message.level()).isEqualTo(Message.Level.ERROR);
                assertThat(message.text()).isEqualTo("The memory is full after 1 events; what was seen until then is shown");
            });
            assertThat(session.snapshot().events()).isEqualTo(1);
        }
    }

    /** Tells of one event, and then there is no memory left. */
    private static final class Endless implements RunSource {
        private final Names names = new Names();

        @Override
        public RunInfo info() {
            return new RunInfo("endless", "endless", 0, Map.of());
        }

        @Override
        public Names names() {
            return names;
        }

        @Override
        public void pump(EventConsumer consumer, Host host) {
            EventBatch batch = new EventBatch(1);
            batch.add(1, EventWord.pack(0, EventWord.NO_LANE, EventKind.TASK_SUBMITTED.code()), 0, 0);
            consumer.accept(batch);
            throw new OutOfMemoryError("as the JVM says it");
        }

        @Override
        public long now() {
            return 1;
        }

        @Override
        public String timeControl() {
            return "";
        }

        @Override
        public void stop() {
            // It has ended by itself.
        }
    }
}
