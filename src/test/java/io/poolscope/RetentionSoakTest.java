package io.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten minutes at 20 000 events a second, from a real pool through the real bus into a timeline that keeps the last tenth, with somebody
 * who looks at it all the while: nothing is lost and the heap stays flat. {@code -Dpoolscope.soak.seconds=30} makes it short, for a trial.
 */
@Tag("soak")
class RetentionSoakTest {
    private static final int SECONDS = Integer.getInteger("poolscope.soak.seconds", 600);
    private static final int EVENTS_A_SECOND = 20_000;

    @Test
    void longRun_withRetention_losesNothing_andTheHeapStaysFlat() throws Exception {
        try (RetainedRun run = new RetainedRun(SECONDS, batch -> {})) {
            run.play();
            Snapshot end = run.snapshot();
            assertThat(run.accepted()).isGreaterThanOrEqualTo((long) SECONDS * EVENTS_A_SECOND);
            assertThat(run.lost()).isZero();
            assertThat(end.events()).isEqualTo(run.accepted());
            assertThat(end.lostEvents()).isZero();
            assertThat(end.oddEvents()).isZero();
            assertThat(end.tasks().submittedCount()).isEqualTo(run.tasks());
            assertThat(end.tasks().count(Outcome.FINISHED)).isEqualTo(run.tasks());
            StreamTrack.Totals results = end.streams().getFirst().totals();
            assertThat(results.buffered()).isEqualTo(run.tasks());
            assertThat(results.consumed()).isEqualTo(run.tasks());
            assertThat(end.begin()).as("where history begins").isPositive();
            assertThat(end.tasks().size() - end.tasks().first()).as("tasks that are kept").isBetween(run.tasks() / 20, run.tasks() / 5);
            assertThat(run.looks()).as("looks at it meanwhile").isGreaterThan(SECONDS);
            run.heap().requireFlat();
        }
    }

    /** The measure is worth something: what finds two bytes an event in ten minutes finds sixteen in one. */
    @Test
    void leakOfSixteenBytesAnEvent_isFoundInAMinute() throws Exception {
        List<long[]> leak = new ArrayList<>();
        try (RetainedRun run = new RetainedRun(60, batch -> leak.add(new long[2 * batch.size()]))) {
            run.play();
            assertThat(run.heap().growth()).as("growth of the heap: %s", run.heap()).isGreaterThan(run.heap().tolerance());
            assertThat(leak.stream().mapToLong(kept -> kept.length).sum()).isEqualTo(2 * run.accepted());
        }
    }
}
