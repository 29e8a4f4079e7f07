package io.poolscope.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightTasksTest {
    @TempDir
    private Path folder;

    @AfterEach
    void leaveTheSwitch() {
        System.clearProperty(Poolscope.FLIGHT_PROPERTY);
    }

    private List<RecordedEvent> flight(String jfr) throws Exception {
        System.setProperty(Poolscope.FLIGHT_PROPERTY, jfr);
        Path file = folder.resolve("flight.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("poolscope.Task");
            recording.start();
            try (Scope scope = Poolscope.record(folder.resolve(jfr + ".pool"));
                    ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2))) {
                for (int i = 0; i < 5; i++) {
                    pool.submit(() -> 1).get();
                }
                Future<Object> failing = pool.submit((Callable<Object>) () -> {
                    throw new IllegalStateException("on purpose");
                });
                assertThatThrownBy(failing::get).hasRootCauseMessage("on purpose");
            }
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream().filter(event -> event.getEventType().getName().equals("poolscope.Task")).toList();
    }

    @Test
    void flightRecording_hasEachTaskOnItsThread() throws Exception {
        List<RecordedEvent> events = flight("true");
        assertThat(events).hasSize(6).allSatisfy(event -> {
            assertThat(event.getString("pool")).isEqualTo("render");
            assertThat(event.getThread().getJavaName()).startsWith("pool-");
            assertThat(event.getDuration("queueWait")).isPositive();
        });
        assertThat(events).extracting(event -> event.getString("outcome")).containsOnlyOnce("FAILED");
        assertThat(ObservedFile.read(folder.resolve("true.pool")).events()).isNotEmpty();
    }

    @Test
    void withoutTheSwitch_theFlightRecorderHearsNothing() throws Exception {
        assertThat(flight("false")).isEmpty();
    }
}
