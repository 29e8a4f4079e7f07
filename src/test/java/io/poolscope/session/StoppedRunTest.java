package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.event.ResultEvent;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.testing.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is stopped in its middle leaves nothing open: the books of its tasks and of its results balance. */
@Timeout(60)
class StoppedRunTest {
    @ParameterizedTest
    @ValueSource(strings = {"ordered-results", "as-completed", "slow-consumer", "result-window", "two-pipelines", "map-vs-as-completed",
        "first-exception", "hash-files", "three-stage-pipeline"})
    void stop_inTheMiddle_whatIsParkedIsDropped(String id) throws Exception {
        Scenario scenario = Catalogue.standard().require(id);
        LiveSource source = new LiveSource(scenario, ParameterValues.defaultsOf(scenario), 11);
        CountDownLatch parked = new CountDownLatch(id.equals("first-exception") || id.equals("three-stage-pipeline") ? 0 : 2);
        List<Event> events = new ArrayList<>();
        try (Session session = Session.of(source, batch -> {
            List<Event> read = EventReader.readAll(batch, source.names());
            events.addAll(read);
            read.stream().filter(ResultEvent.ResultBuffered.class::isInstance).forEach(event -> parked.countDown());
        })) {
            session.start();
            parked.await();
            session.stop();
            assertThat(session.await(Duration.ofSeconds(20))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.STOPPED);
            Books.of(events).check();
            assertThat(session.snapshot().streams()).allSatisfy(stream -> assertThat(stream.totals().buffered())
                    .as(stream.name()).isEqualTo(stream.totals().consumed() + stream.totals().dropped()));
        }
    }
}
