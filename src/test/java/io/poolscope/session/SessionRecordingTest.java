package io.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.cli.options.Host;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RecordingReader;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SourceText;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.testing.TestDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a session writes of its run, and what it says when it can't. */
@Timeout(60)
class SessionRecordingTest {
    private static final int EVENTS = 200_000;

    @TempDir
    private Path folder;

    /** Submits without end, but for {@link #EVENTS}. */
    private static final class Many implements RunSource {
        private final Names names = new Names();

        @Override
        public RunInfo info() {
            return new RunInfo("many", "Many", 1, Map.of());
        }

        @Override
        public Names names() {
            return names;
        }

        @Override
        public void pump(EventConsumer consumer, Host host) {
            EventBatch batch = new EventBatch(1000);
            for (long task = 0; task < EVENTS;) {
                batch.clear();
                for (int i = 0; i < 1000; i++, task++) {
                    batch.add(task * 10, EventWord.pack(task, 3, EventKind.TASK_SUBMITTED.code()), 0, 0);
                }
                consumer.accept(batch);
            }
        }

        @Override
        public long now() {
            return 0;
        }

        @Override
        public String timeControl() {
            return "it runs as fast as it can";
        }

        @Override
        public <T> void set(Parameter<T> parameter, T value) {
            throw new UnsupportedOperationException("it has no parameters");
        }

        @Override
        public void stop() {
            // It ends soon enough.
        }
    }

    @Test
    void diskThatFillsWhileRecording_isToldOnce_andTheRunGoesOn() throws Exception {
        Path real = folder.resolve("run.pool");
        try (Session session = Session.of(new Many())) {
            session.record(TestDisk.withRoomFor(70_000).at(real));
            session.start();
            assertThat(session.await(Duration.ofSeconds(40))).isTrue();
            assertThat(session.state()).isEqualTo(SessionState.FINISHED);
            assertThat(session.events()).isEqualTo(EVENTS);
            assertThat(session.recordingFailed()).isTrue();
            assertThat(session.messages()).singleElement().satisfies(message -> {
                assertThat(message.level()).isEqualTo(Message.Level.ERROR);
                assertThat(message.text()).startsWith("recording to ")
                        .endsWith("No space left on device; what was recorded until then is good");
            });
        }
        Recording read = new RecordingReader(real).read(batch -> {}, Progress.NONE);
        assertThat(read.events()).isBetween(1L, EVENTS - 1L);
        long bytes = Files.size(real);
        assertThat(read.warning()).hasValueSatisfying(said -> assertThat(said).contains("was cut at byte " + bytes));
    }

    @Test
    void recordingOverAnother_keepsItUntilTheRunEnds_andOnAFullDiskForGood() throws Exception {
        Path file = folder.resolve("run.pool");
        byte[] lastWeek = saved(file);
        try (Session session = Session.of(new Many())) {
            session.record(TestDisk.withRoomFor(70_000).at(file));
            session.start();
            assertThat(session.await(Duration.ofSeconds(40))).isTrue();
            assertThat(session.messages()).singleElement().extracting(Message::text).asString()
                    .endsWith("what was recorded until then is good, and is in " + file + ".part; run.pool is as it was");
        }
        assertThat(file).hasBinaryContent(lastWeek);
        assertThat(new RecordingReader(folder.resolve("run.pool.part")).read(batch -> {}, Progress.NONE).events()).isBetween(1L,
                EVENTS - 1L);
        try (Session session = Session.of(new Many())) {
            session.record(file);
            assertThat(file).hasBinaryContent(lastWeek);
            session.start();
            assertThat(session.await(Duration.ofSeconds(40))).isTrue();
            session.stopRecording();
        }
        assertThat(new RecordingReader(file).read(batch -> {}, Progress.NONE).events()).isEqualTo(EVENTS);
        assertThat(folder.resolve("run.pool.2.part")).doesNotExist();
    }

    @Test
    void savingOverAnother_onAFullDisk_leavesIt() throws Exception {
        Path file = folder.resolve("run.pool");
        byte[] lastWeek = saved(file);
        try (Session session = Session.of(new Many())) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(40))).isTrue();
            Path full = TestDisk.withRoomFor(70_000).at(file);
            assertThatThrownBy(() -> session.save(full)).isInstanceOf(IOException.class)
                    .hasMessage(full + " can't be written: No space left on device");
        }
        assertThat(file).hasBinaryContent(lastWeek);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void savingOverTheFileThatIsRead_isRefusedUntilItIsRead_andThenReplacesItWhole() throws Exception {
        Path file = folder.resolve("run.pool");
        try (Session session = Session.of(new Many())) {
            session.start();
            assertThat(session.await(Duration.ofSeconds(40))).isTrue();
            session.save(file);
        }
        Path link = Files.createSymbolicLink(folder.resolve("link.pool"), Path.of("run.pool"));
        TestDisk disk = TestDisk.slowAfter(Files.size(file) * 3 / 5);
        try (Session session = Session.of(new FileSource(disk.at(file)))) {
            session.start();
            disk.awaitReader();
            for (Path name : new Path[] {disk.at(file), disk.at(link)}) {
                assertThatThrownBy(() -> session.save(name)).isInstanceOf(IOException.class)
                        .hasMessage(name + " can't be written: the run is read from it, and was not read to its end");
                assertThatThrownBy(() -> session.record(name)).isInstanceOf(IOException.class)
                        .hasMessage("it is the file that the run is read from");
            }
            disk.release();
            assertThat(session.await(Duration.ofSeconds(40))).isTrue();
            assertThat(session.events()).isEqualTo(EVENTS);
            session.save(link);
        }
        assertThat(link).isSymbolicLink();
        assertThat(new RecordingReader(file).read(batch -> {}, Progress.NONE).events()).isEqualTo(EVENTS);
    }

    private static byte[] saved(Path file) throws IOException {
        Scenario scenario = Catalogue.standard().first();
        try (Session session = Session.of(new SimulationSource(scenario, ParameterValues.defaultsOf(scenario), 11))) {
            session.save(file);
        }
        return Files.readAllBytes(file);
    }

    @Test
    void facts_haveTheSourceInBothLanguages_andAreReadBackEqual() throws Exception {
        Scenario scenario = Catalogue.standard().first();
        Session session = Session.of(new SimulationSource(scenario, ParameterValues.defaultsOf(scenario), 11));
        Path file = folder.resolve("run.pool");
        session.save(file);
        Map<String, String> facts = new FileSource(file).facts();
        for (Language language : Language.values()) {
            SourceText source = scenario.source(language);
            assertThat(SourceFacts.read(facts, language)).contains(source);
            assertThat(source.steps()).isNotEmpty();
        }
        session.close();
    }

    @Test
    void hostileSource_isCut_andStepsOutsideItAreLeftOut() {
        Map<String, String> facts = new HashMap<>();
        facts.put("source.java", "x".repeat(100_000) + "\n".repeat(1_000_000));
        facts.put("source.java.line.fine", "1");
        facts.put("source.java.line.far", "2000000000");
        facts.put("source.java.line.none", "0");
        facts.put("source.java.line.word", "one");
        SourceText source = SourceFacts.read(facts, Language.JAVA).orElseThrow();
        assertThat(source.text().lines()).hasSize(SourceFacts.MOST_LINES + 1)
                .allMatch(line -> line.length() <= SourceFacts.MOST_COLUMNS + 2);
        assertThat(source.text()).endsWith("cut after 1000 lines");
        assertThat(source.steps()).containsOnlyKeys("fine");
        assertThat(SourceFacts.read(facts, Language.PYTHON)).isEmpty();
    }
}
