package io.poolscope.scenario.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BlockReason;
import io.poolscope.event.EventWord;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.TaskEvent;
import io.poolscope.session.PlayedRun;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** What the claims of the catalogue ask of a run. */
final class ClaimFigures {
    private ClaimFigures() {
    }

    static void assertInOrder(PlayedRun seen) {
        assertThat(seen.consumedIndexes()).isNotEmpty().isEqualTo(LongStream.range(0, seen.consumedIndexes().size()).boxed().toList());
    }

    static long lastSubmit(Collection<PlayedRun.Task> tasks) {
        return tasks.stream().mapToLong(task -> task.submitted).max().orElseThrow();
    }

    static long firstEnd(Collection<PlayedRun.Task> tasks) {
        return tasks.stream().mapToLong(task -> task.ended).min().orElseThrow();
    }

    static long lastEnd(Collection<PlayedRun.Task> tasks) {
        return tasks.stream().mapToLong(task -> task.ended).max().orElseThrow();
    }

    static long firstConsumed(PlayedRun seen) {
        return seen.all(ResultEvent.ResultConsumed.class).findFirst().orElseThrow(() -> new AssertionError("nothing was consumed")).time();
    }

    static List<Long> byEnd(Collection<PlayedRun.Task> tasks) {
        return tasks.stream().sorted(Comparator.comparingLong(task -> task.ended)).map(task -> task.id).toList();
    }

    static long blocked(PlayedRun seen, BlockReason reason) {
        return seen.all(TaskEvent.TaskBlocked.class).filter(event -> event.reason() == reason && event.lane() != EventWord.NO_LANE).count();
    }

    static long span(List<PlayedRun.Task> tasks) {
        return lastEnd(tasks) - tasks.stream().mapToLong(task -> task.submitted).min().orElseThrow();
    }

    /** The median time between the starts of those that started. */
    static long distance(List<PlayedRun.Task> tasks) {
        long[] starts = tasks.stream().mapToLong(task -> task.started).filter(start -> start >= 0).sorted().toArray();
        long[] distances = LongStream.range(1, starts.length).map(i -> starts[(int) i] - starts[(int) i - 1]).sorted().toArray();
        return distances[distances.length / 2];
    }

    /** The mean run time as a multiple of the mean processor time. */
    static double stretch(List<PlayedRun.Task> tasks) {
        double run = tasks.stream().mapToLong(task -> task.ended - task.started).average().orElseThrow();
        double cpu = tasks.stream().mapToLong(task -> task.cpu).average().orElseThrow();
        return run / cpu;
    }
}
