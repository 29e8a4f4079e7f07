package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.testing.Released;
import io.poolscope.timeline.Retention;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A run that was closed is let go: its session, its snapshots, who listened to it. */
class ReleasedSessionTest {
    /** Listens to a session and gets its events. */
    private static final class Listener implements EventConsumer {
        private final CountDownLatch events = new CountDownLatch(20);
        private volatile SessionState state;

        @Override
        public void accept(EventBatch batch) {
            for (int i = 0; i < batch.size(); i++) {
                events.countDown();
            }
        }

        void state(SessionState now) {
            state = now;
        }
    }

    @Test
    void closedInTheMiddleOfItsRun_nothingHoldsIt() throws InterruptedException {
        Released released = new Released();
        play(released, false);
        released.await();
    }

    @Test
    void closedAfterItsEnd_nothingHoldsIt() throws InterruptedException {
        Released released = new Released();
        play(released, true);
        released.await();
    }

    private static void play(Released released, boolean toTheEnd) throws InterruptedException {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        Listener listener = new Listener();
        Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario), 11, listener);
        session.onState(listener::state);
        session.retain(Retention.lastMinutes(1));
        session.speed(toTheEnd ? Session.MAX_SPEED : 1);
        session.start();
        assertThat(listener.events.await(30, TimeUnit.SECONDS)).isTrue();
        released.watch("a snapshot of the middle", session.snapshot());
        if (toTheEnd) {
            assertThat(session.await(Duration.ofSeconds(30))).isTrue();
        }
        session.close();
        assertThat(listener.state).isIn(SessionState.FINISHED, SessionState.STOPPED);
        released.watch("the last snapshot", session.snapshot()).watch("its listener", listener).watch("the session", session);
    }
}
