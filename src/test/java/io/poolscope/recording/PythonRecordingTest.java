package io.poolscope.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.ResultEvent.ResultBuffered;
import io.poolscope.event.ResultEvent.StreamOpened;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskFailed;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording that {@code write_pool.py}, beside it, wrote from the specification with Python's standard library. */
class PythonRecordingTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/poolscope/recording");

    @ParameterizedTest
    @ValueSource(strings = {"from-python.pool", "from-python-1.pool"})
    void fileWrittenByPython_isReadWholeWithEveryEvent_alsoOfTheFirstVersion(String name) throws IOException {
        List<Event> events = new ArrayList<>();
        RecordingReader reader = new RecordingReader(FOLDER.resolve(name));
        Timeline timeline = new Timeline(reader.names());
        Recording recording = reader.read(batch -> {
            events.addAll(EventReader.readAll(batch, reader.names()));
            timeline.accept(batch);
        }, Progress.NONE);
        assertThat(recording.warning()).isEmpty();
        assertThat(recording.facts()).containsEntry(RunFacts.TITLE, "Written by Python").containsEntry(RunFacts.SEED, "7");
        assertThat(events).hasSize(27).contains(
                new PoolStarted(0, 0, "pool ✓", PoolKind.FIXED, 2, Event.UNBOUNDED, SaturationPolicy.BLOCK),
                new StreamOpened(0, 0, 0, "results", Delivery.ORDERED, 0),
                new TaskSubmitted(2_000_000, 1, 0, "page 1", 0, 1, 0),
                new ResultBuffered(7_000_000, 1, 3, 0, 1, 2048),
                new TaskFailed(12_000_000, 2, 3, "ValueError: page 2"));
        Snapshot run = timeline.snapshot();
        assertThat(run.oddEvents()).isZero();
        assertThat(run.tasks().outcome(2)).isEqualTo(Outcome.FAILED);
        assertThat(run.tasks().deliverable(1)).as("blocked until page 0 was there").isEqualTo(9_000_000);
        assertThat(run.streams().getFirst().totals().consumed()).isEqualTo(3);
    }
}
