package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.session.RunInfo;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a summary says of events that made no sense, and of tasks that have no place in the picture. */
class SummaryTest {
    private static final RunInfo INFO = new RunInfo("foreign", "Foreign", 0, Map.of());

    /** A run of a task that is submitted so many times. */
    private static RunSummary submitted(int times) {
        EventBatch batch = new EventBatch(times);
        for (int i = 0; i < times; i++) {
            batch.add(i, EventWord.pack(0, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
        }
        Timeline timeline = new Timeline(new Names());
        timeline.accept(batch);
        return RunSummary.of(timeline.snapshot());
    }

    /** A run of tasks, each submitted and started on a thread without a lane. */
    private static RunSummary undrawn(int tasks) {
        EventBatch batch = new EventBatch(2 * tasks);
        for (int i = 0; i < tasks; i++) {
            batch.add(i, EventWord.pack(i, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
        }
        for (int i = 0; i < tasks; i++) {
            batch.add(tasks + i, EventWord.pack(i, EventWord.NO_LANE, EventKind.TASK_STARTED.code()), 0, 0);
        }
        Timeline timeline = new Timeline(new Names());
        timeline.accept(batch);
        return RunSummary.of(timeline.snapshot());
    }

    private static String text(RunSummary summary) {
        StringWriter out = new StringWriter();
        SummaryText.print(new PrintWriter(out, true), INFO, summary);
        return out.toString();
    }

    @Test
    void eventsThatMadeNoSense_areCounted() throws IOException {
        RunSummary summary = submitted(4);
        assertThat(text(summary)).containsPattern("Events odd +3; they made no sense");
        assertThat(SummaryJson.of(INFO, summary)).contains("\"eventsOdd\" : 3");
    }

    @Test
    void tasksThatAreNotDrawn_areCounted() throws IOException {
        RunSummary summary = undrawn(3);
        assertThat(text(summary)).containsPattern("Tasks not drawn +3; no lane was left").doesNotContain("odd");
        assertThat(SummaryJson.of(INFO, summary)).contains("\"tasksUndrawn\" : 3");
        assertThat(summary.tasks().started()).isEqualTo(3);
    }

    @Test
    void allThatMadeSense_isNotSpokenOf() throws IOException {
        RunSummary summary = submitted(1);
        assertThat(text(summary)).contains("Events lost").doesNotContain("odd").doesNotContain("not drawn");
        assertThat(SummaryJson.of(INFO, summary)).doesNotContain("Odd").doesNotContain("Undrawn");
    }
}
