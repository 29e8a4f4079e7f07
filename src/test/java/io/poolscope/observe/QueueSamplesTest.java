package io.poolscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.bus.EventBus;
import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.event.RunEvent;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.testing.SetClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class QueueSamplesTest {
    private static final long PERIOD = 100_000_000L;

    private final SetClock clock = new SetClock();
    private final EventBus bus = new EventBus(clock, EventBus.Mode.DROPPING);
    private final ScopeProblems problems = new ScopeProblems();
    private final QueueSamples samples = new QueueSamples(bus, problems);

    private List<Event> looked() {
        clock.set(clock.now() + PERIOD);
        samples.look();
        List<Event> seen = new ArrayList<>();
        bus.drainAll(batch -> seen.addAll(EventReader.readAll(batch, bus.names())));
        seen.removeIf(event -> !(event instanceof RunEvent));
        return seen;
    }

    @Test
    void tasksPastTheWrapper_showInTheDepthOfThePoolsOwnQueue() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        ThreadPoolExecutor own = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
        try (ObservedExecutor wrapper = ObservedExecutor.wrap(own, bus, "work")) {
            samples.add(wrapper, own);
            wrapper.submit(() -> {
                running.countDown();
                go.await();
                return 0;
            });
            running.await();
            wrapper.submit(() -> 1);
            assertThat(looked()).as("all that waits came through the wrapper").isEmpty();

            for (int i = 0; i < 7; i++) {
                own.execute(() -> {});
            }
            assertThat(looked()).containsExactly(new RunEvent.QueueOpened(clock.now(), 0, "work (own queue)", Event.UNBOUNDED),
                    new RunEvent.ItemPut(clock.now(), 0, -1, 8, -1));
            assertThat(looked()).as("nothing has changed").isEmpty();
            go.countDown();
            own.shutdown();
        } finally {
            go.countDown();
        }
        assertThat(looked()).as("it has ended").isEmpty();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void executorWithoutAQueueToLookAt_isLeftAlone() {
        try (ObservedExecutor wrapper = ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), bus, "work")) {
            samples.add(wrapper, Executors.unconfigurableExecutorService(wrapper));
            assertThat(looked()).isEmpty();
        }
    }
}
