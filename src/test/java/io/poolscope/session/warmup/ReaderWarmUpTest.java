package io.poolscope.session.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventConsumer;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReaderWarmUpTest {
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void start_readsEachRecordingInItsTurn() throws Exception {
        List<AtomicLong> events = new ArrayList<>();
        try (ReaderWarmUp rehearsal = new ReaderWarmUp(List.of(work("ordered-results"), work("bounded-queue")), () -> {
            AtomicLong counted = new AtomicLong();
            events.add(counted);
            return batch -> counted.addAndGet(batch.size());
        }, Duration.ZERO, 4)) {
            rehearsal.start();
            rehearsal.await();
        }
        assertThat(events).hasSize(4);
        assertThat(events.get(0)).hasValueGreaterThan(50_000);
        assertThat(events.get(2)).hasValue(events.get(0).get());
        assertThat(events.get(3)).hasValue(events.get(1).get());
        assertThat(events.get(1).get()).isNotEqualTo(events.get(0).get());
    }

    @Test
    void close_beforeItBegins_nothingIsRead() throws Exception {
        ReaderWarmUp rehearsal = new ReaderWarmUp(List.of(work("ordered-results")), this::count, Duration.ofDays(1), 2);
        rehearsal.start();
        rehearsal.close();
        rehearsal.await();
        assertThat(rounds).hasValue(0);
    }

    @Test
    void close_inARound_endsItWithTheNextBlock() throws Exception {
        CountDownLatch inRound = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger blocks = new AtomicInteger();
        ReaderWarmUp rehearsal = new ReaderWarmUp(List.of(work("ordered-results")), () -> batch -> {
            blocks.incrementAndGet();
            inRound.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts it", e);
            }
        }, Duration.ZERO, 1_000_000);
        rehearsal.start();
        inRound.await();
        rehearsal.close();
        goOn.countDown();
        rehearsal.await();
        assertThat(blocks).hasValue(1);
    }

    private EventConsumer count() {
        rounds.incrementAndGet();
        return batch -> {};
    }

    private static Workload work(String id) {
        Scenario scenario = Catalogue.standard().require(id);
        return scenario.workload(ParameterValues.defaultsOf(scenario), 11).orElseThrow();
    }
}
