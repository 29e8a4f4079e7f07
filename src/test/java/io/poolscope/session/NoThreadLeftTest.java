package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedStream;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.NoThreadException;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose threads the system refuses fails, says so in one line with what was done, and ends though others of its threads wait. */
@Timeout(60)
class NoThreadLeftTest {
    /** A scenario made for a test. */
    private record Played(Body body) implements Scenario {
        interface Body {
            void play(RunStage stage) throws Exception;
        }

        @Override
        public About about() {
            return About.of("played", "Played", About.Group.POOLS, "", "");
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of();
        }

        @Override
        public void play(RunStage stage) throws Exception {
            body.play(stage);
        }

        @Override
        public SourceText source(Language language) {
            return new SourceText("", Map.of());
        }
    }

    private static OutOfMemoryError refused() {
        return new OutOfMemoryError("unable to create native thread: possibly out of memory or process/resource limits reached");
    }

    /** A pool whose second thread the system refuses. */
    private static ObservedExecutor pool(RunStage stage) {
        AtomicInteger made = new AtomicInteger();
        return stage.own(stage.builder("worker").workers(4).threadFactory(body -> {
            if (made.incrementAndGet() > 1) {
                throw refused();
            }
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            return thread;
        }).build());
    }

    private static List<String> messagesOf(Played.Body body) throws InterruptedException {
        Played scenario = new Played(body);
        try (Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario), 1)) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(50))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FAILED);
            return session.messages().stream().map(Message::text).toList();
        }
    }

    @Test
    void aSubmitterThatIsRefusedAThread_endsTheRun_thoughAConsumerWaits() throws Exception {
        assertThat(messagesOf(stage -> {
            OrderedStream<Integer> stream = pool(stage).orderedStream();
            stage.start("submitter", () -> {
                for (int i = 0; i < 4; i++) {
                    int item = i;
                    stream.submit(() -> item);
                    stage.sleep(Duration.ofMillis(1));
                }
                stream.finish();
            });
            stage.start("consumer", () -> {
                while (stream.hasNext()) {
                    stream.next();
                }
            });
        })).singleElement().satisfies(line -> assertThat(line).startsWith("a thread can't be started").contains("ulimit -u")
                .endsWith("after 1 task had started"));
    }

    @Test
    void aDirectorThatIsRefusedAThread_failsTheRun() throws Exception {
        assertThat(messagesOf(stage -> {
            throw refused();
        })).singleElement()
                .satisfies(line -> assertThat(line).startsWith("a thread can't be started").endsWith("after 0 tasks had started"));
    }

    @Test
    void anyErrorOfAScenariosThread_failsTheRun_andIsSaid() throws Exception {
        assertThat(messagesOf(stage -> {
            stage.start("submitter", () -> {
                throw new AssertionError("not so");
            });
            stage.start("other", () -> new CountDownLatch(1).await());
        })).singleElement().isEqualTo("submitter ended: java.lang.AssertionError: not so");
    }

    @Test
    void anErrorThatEndsTheRunUnderTheDirector_isWhatIsSaid() throws Exception {
        assertThat(messagesOf(stage -> {
            stage.start("submitter", () -> {
                throw new AssertionError("not so");
            }).join();
            stage.start("other", () -> new CountDownLatch(1).await()); // refused, as the run has ended by now
        })).singleElement().isEqualTo("submitter ended: java.lang.AssertionError: not so");
    }

    /** The play is the first to meet the end of its run: it starts a thread or makes a pool too late, or goes wrong otherwise. */
    @Test
    void anErrorThatEndsTheRunUnderThePlay_isSaid_andNotWhatThePlayThenMet() throws Exception {
        List<Played.Body> late = List.of(stage -> stage.start("other", () -> {}), stage -> stage.pool("late", 1),
                stage -> {
                    throw new IllegalStateException("the play went on without what had ended");
                });
        for (Played.Body body : late) {
            assertThat(messagesOf(stage -> {
                stage.start("submitter", () -> {
                    throw new AssertionError("not so");
                });
                while (!stage.closing()) {
                    Thread.onSpinWait();
                }
                body.play(stage);
            })).singleElement().isEqualTo("submitter ended: java.lang.AssertionError: not so");
        }
    }

    @Test
    void aRefusedThread_isToldFromAFullMemory() {
        assertThat(NoThreadException.isMeantBy(new ExecutionException(refused()))).isTrue();
        assertThat(NoThreadException.isMeantBy(new OutOfMemoryError("Java heap space"))).isFalse();
        assertThat(NoThreadException.isMeantBy(new OutOfMemoryError())).isFalse();
    }
}
