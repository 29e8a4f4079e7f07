package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.TaskEvent;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import io.poolscope.scenario.About;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SourceText;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.scenario.ValueKind;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.clock.ScenarioClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("alone") // its runs go by real time
@Timeout(60)
class SessionTest {
    private static final Parameter<Integer> WORKERS =
            new Parameter<>("workers", "Workers", new ValueKind.Whole(1, 8, false, ""), 2, TakesEffect.NOW, "");
    private static final Parameter<Integer> TASKS =
            new Parameter<>("tasks", "Tasks", new ValueKind.Whole(1, 8, false, ""), 2, TakesEffect.NEXT_RUN, "");

    /** A scenario made for a test. */
    private record Made(Body body) implements Scenario {
        interface Body {
            void play(RunStage stage) throws Exception;
        }

        @Override
        public About about() {
            return About.of("made", "Made", About.Group.POOLS, "", "");
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(WORKERS, TASKS);
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

    private static Session of(Made.Body body) {
        Made scenario = new Made(body);
        return Session.create(scenario, ParameterValues.defaultsOf(scenario), 1);
    }

    private static Session ofCatalogue(String id) {
        Scenario scenario = Catalogue.standard().require(id);
        return Session.create(scenario, ParameterValues.defaultsOf(scenario), 11);
    }

    private static Set<Thread> runThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(session-pump|scenario-.*|worker-\\d+|submitter|consumer|endless.*)"))
                .filter(Thread::isAlive).collect(Collectors.toSet());
    }

    @Test
    void close_inTheMiddleOfARun_endsItsThreadsWithinASecond() throws Exception {
        Set<Thread> before = runThreads();
        CountDownLatch running = new CountDownLatch(1);
        Session session = ofCatalogue("ordered-results");
        session.onState(state -> running.countDown());
        session.start();
        running.await();
        while (session.snapshot().tasks().startedCount() < 2) {
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        session.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(session.state()).isEqualTo(SessionState.STOPPED);
        Set<Thread> left = runThreads();
        left.removeAll(before);
        assertThat(left).isEmpty();
        assertThat(session.snapshot().tasks().submittedCount()).as("what was seen stays").isPositive();
    }

    @Test
    void stop_ofATaskThatNeverEnds_endsTheRun() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        try (Session session = of(stage -> {
            ObservedExecutor pool = stage.pool("endless", 1);
            pool.submit("endless", () -> {
                inside.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                return null;
            });
            pool.close();
        })) {
            session.start();
            inside.await();
            session.stop();
            assertThat(session.await(Duration.ofSeconds(5))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.STOPPED);
        }
    }

    @Test
    void close_whilePaused_endsTheRun() throws Exception {
        Session session = ofCatalogue("bounded-queue");
        session.start();
        session.pause();
        long start = System.nanoTime();
        session.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void pause_freezesTime_andStepLetsExactlyOneEventHappen() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        BlockingQueue<Long> times = new LinkedBlockingQueue<>();
        Made scenario = new Made(stage -> {
            inside.countDown();
            paused.await();
            try (ObservedExecutor pool = stage.pool("pool", 2)) {
                for (int i = 0; i < 10; i++) {
                    pool.submit("task", () -> {});
                }
            }
        });
        // Nobody in this run sleeps towards a time, so a step has no other end than a thread that comes to its next event.
        ScenarioClock clock = new ScenarioClock(Duration.ofMinutes(1).toNanos());
        try (Session session = Session.of(new LiveSource(scenario, ParameterValues.defaultsOf(scenario), 1, clock), batch -> {
            for (int i = 0; i < batch.size(); i++) {
                times.add(batch.time(i));
            }
        })) {
            session.start();
            inside.await();
            session.pause();
            assertThat(session.state()).isEqualTo(SessionState.PAUSED);
            long time = session.now();
            paused.countDown();
            for (int step = 1; step <= 20; step++) {
                assertThat(session.now()).as("before step %d", step).isEqualTo(time);
                assertThat(times).isEmpty();
                session.step();
                time = session.now();
                assertThat(times.take()).as("the event of step %d", step).isEqualTo(time);
            }
            assertThat(times).isEmpty();
            session.resume();
            assertThat(session.await(Duration.ofSeconds(30))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FINISHED);
        }
    }

    @Test
    void step_ofThreadsThatSleep_letsNoMoreEventsHappenThanSteps() throws Exception {
        BlockingQueue<Long> times = new LinkedBlockingQueue<>();
        Scenario scenario = Catalogue.standard().require("ordered-results");
        try (Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario), 11, batch -> {
            for (int i = 0; i < batch.size(); i++) {
                times.add(batch.time(i));
            }
        })) {
            session.start();
            while (session.snapshot().tasks().startedCount() < 2) {
                Thread.onSpinWait();
            }
            session.pause();
            long from = session.now();
            for (int step = 1; step <= 20; step++) {
                session.step();
            }
            long until = session.now();
            session.resume();
            session.speed(Session.MAX_SPEED);
            assertThat(session.await(Duration.ofSeconds(30))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FINISHED);
            assertThat(times.stream().filter(time -> time > from && time <= until).count()).isBetween(1L, 20L);
        }
    }

    @Test
    void sameSeed_atAnySpeed_givesTheSameOrderWhereTheOrderIsForced() throws Exception {
        // One worker: each task starts when the one before has finished; and results are delivered in order.
        assertThat(forcedOrder(10)).isEqualTo(forcedOrder(1));
    }

    private static List<List<String>> forcedOrder(double speed) throws Exception {
        List<String> worker = new ArrayList<>();
        List<String> consumer = new ArrayList<>();
        Scenario scenario = Catalogue.standard().require("ordered-results");
        ParameterValues values =
                ParameterValues.defaultsOf(scenario).with("workers", "1").with("tasks", "4").with("duration", "100 ms..300 ms");
        Names[] names = new Names[1];
        EventConsumer listen = batch -> EventReader.readAll(batch, names[0]).forEach(event -> {
            switch (event) {
                case TaskEvent.TaskStarted started -> worker.add("start " + started.task());
                case TaskEvent.TaskFinished finished -> worker.add("finish " + finished.task());
                case ResultEvent.ResultConsumed consumed -> consumer.add("consume " + consumed.index());
                default -> {
                    // Other events have no forced place among these.
                }
            }
        });
        try (Session session = Session.create(scenario, values, 11, listen)) {
            names[0] = session.names();
            session.speed(speed);
            session.start();
            assertThat(session.await(Duration.ofSeconds(30))).isTrue();
            assertThat(worker).hasSize(8);
            assertThat(consumer).hasSize(4);
            return List.of(worker, consumer);
        }
    }

    @Test
    void set_whilePaused_returnsAtOnce_andActsLater() throws Exception {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        Parameter<?> workers = ParameterValues.defaultsOf(scenario).find("workers");
        try (Session session = ofCatalogue("ordered-results")) {
            session.start();
            while (session.snapshot().tasks().startedCount() < 1) {
                Thread.onSpinWait();
            }
            session.pause();
            setTo(session, workers, "8");
            session.resume();
            session.speed(Session.MAX_SPEED);
            assertThat(session.await(Duration.ofSeconds(30))).isTrue();
            assertThat(session.snapshot().pools().getFirst().sizes().getLast().workers()).isEqualTo(8);
        }
    }

    private static <T> void setTo(Session session, Parameter<T> parameter, String text) {
        session.set(parameter, parameter.parse(text));
    }

    @Test
    void set_outOfRangeOrForTheNextRun_isRefused() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Session session = of(stage -> end.await())) {
            session.start();
            assertThatThrownBy(() -> session.set(WORKERS, 99)).isInstanceOf(BadValueException.class)
                    .hasMessage("workers: 99 is not allowed; allowed: whole numbers from 1 to 8");
            assertThatThrownBy(() -> session.set(TASKS, 3)).isInstanceOf(BadValueException.class).hasMessageContaining("tasks");
            end.countDown();
            assertThat(session.await(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void play_thatThrows_failsTheSession_andSaysWhyInOneLine() throws Exception {
        try (Session session = of(stage -> {
            throw new IllegalStateException("the disk is full\nand more lines");
        })) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(10))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FAILED);
            assertThat(session.messages()).extracting(Message::text).contains("the disk is full");
        }
    }

    @Test
    void aTaskThatThrows_harmsNobodyElse() throws Exception {
        try (Session session = of(stage -> {
            ObservedExecutor pool = stage.pool("worker", 2);
            pool.submit("broken", () -> {
                throw new IllegalArgumentException("broken");
            });
            pool.submit("fine", () -> 1);
            pool.close();
        })) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(10))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FINISHED);
            assertThat(session.summary().tasks().failed()).isEqualTo(1);
            assertThat(session.summary().tasks().finished()).isEqualTo(1);
        }
    }

    @Test
    void aBrokenPool_isShownAsWhatItIs() throws Exception {
        try (Session session = of(stage -> {
            ObservedExecutor pool = stage.own(stage.builder("worker").workers(1).initializer(() -> {
                throw new IllegalStateException("no licence");
            }).build());
            pool.submit("never", () -> 1);
            pool.close();
        })) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(10))).isTrue();
            assertThat(session.snapshot().pools().getFirst().error()).contains("no licence");
            assertThat(session.summary().tasks().failed()).isEqualTo(1);
        }
    }

    @Test
    void start_twice_isRefused_andStopBeforeStartEndsIt() throws Exception {
        Session session = ofCatalogue("in-order");
        session.stop();
        assertThat(session.state()).isEqualTo(SessionState.STOPPED);
        assertThat(session.await(Duration.ZERO)).isTrue();
        assertThatThrownBy(session::start).isInstanceOf(IllegalStateException.class);
        session.close();
    }

    @Test
    void realTimeRun_refusesSpeedAndPause_withItsReason() {
        Session session = ofCatalogue("hash-files");
        assertThat(session.timeControl()).contains("real files");
        assertThatThrownBy(() -> session.speed(2)).isInstanceOf(UnsupportedOperationException.class).hasMessage(session.timeControl());
        session.close();
    }

    private static RunSource simulated() {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        return new SimulationSource(scenario, ParameterValues.defaultsOf(scenario), 11);
    }

    @Test
    void openedRecording_canBeSavedAndRecordedAlthoughItsFileIsGone(@TempDir Path folder) throws Exception {
        Path original = folder.resolve("original.pool");
        Path saved = folder.resolve("saved.pool");
        Path recorded = folder.resolve("recorded.pool");
        try (Session run = Session.of(simulated())) {
            run.start();
            assertThat(run.await(Duration.ofSeconds(30))).isTrue();
            run.save(original);
        }
        try (Session opened = Session.of(new FileSource(original))) {
            opened.start();
            assertThat(opened.await(Duration.ofSeconds(30))).isTrue();
            Files.delete(original);
            opened.save(saved);
            opened.record(recorded);
            opened.stopRecording();
            assertThat(opened.events()).isPositive();
            for (Path file : List.of(saved, recorded)) {
                RecordingReader reader = new RecordingReader(file);
                assertThat(reader.read(batch -> {}, Progress.NONE).events()).isEqualTo(opened.events());
                assertThat(reader.names().since(0)).isEqualTo(opened.names().since(0));
            }
        }
    }

    @Test
    void recordOfARunThatHasEnded_isWholeAtOnce(@TempDir Path folder) throws Exception {
        Path recorded = folder.resolve("recorded.pool");
        try (Session run = Session.of(simulated())) {
            run.start();
            assertThat(run.await(Duration.ofSeconds(30))).isTrue();
            run.record(recorded);
            assertThat(run.recording()).as("nothing is left to be recorded").isEmpty();
            RecordingReader reader = new RecordingReader(recorded);
            assertThat(reader.read(batch -> {}, Progress.NONE).events()).isEqualTo(run.events());
            assertThat(folder.toFile().list()).containsExactly("recorded.pool");
        }
    }

    @Test
    void sameSeed_sameDurations_atAnySpeed() throws Exception {
        assertThat(orderOfStarts(100)).isEqualTo(orderOfStarts(50));
    }

    /** The order in which a single worker runs its tasks is forced, whatever the speed. */
    private static List<Long> orderOfStarts(double speed) throws InterruptedException {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        List<Long> order = new ArrayList<>();
        try (Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario).with("workers", "1"), 5)) {
            session.speed(speed);
            session.start();
            assertThat(session.await(Duration.ofSeconds(30))).isTrue();
            for (long task = 0; task < session.snapshot().tasks().size(); task++) {
                order.add(session.snapshot().tasks().started(task));
            }
        }
        return order.stream().sorted().map(order::indexOf).map(Integer::longValue).toList();
    }
}
