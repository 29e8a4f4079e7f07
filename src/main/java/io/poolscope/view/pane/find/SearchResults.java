package io.poolscope.view.pane.find;

import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * The tasks that a query finds in a snapshot, by id. Immutable.
 *
 * @param query what was asked
 * @param snapshot where
 * @param ids the tasks, in order; not to be changed
 */
public record SearchResults(SearchQuery query, Snapshot snapshot, long[] ids) {
    /** How many tasks are looked at between two looks at the interrupt flag. */
    private static final int STRIDE = 4096;

    /**
     * Searches. Costs by the number of tasks, about 50 ns each, so it belongs off the painting thread.
     *
     * @throws CancellationException if the thread is interrupted meanwhile: somebody asks for something else
     */
    public static SearchResults of(SearchQuery query, Snapshot snapshot) {
        Tasks tasks = snapshot.tasks();
        TaskCursor cursor = new TaskCursor(snapshot);
        long[] found = new long[16];
        int size = 0;
        long from = tasks.first();
        long until = tasks.size();
        if (query.singleId() >= 0 && tasks.contains(query.singleId()) && query.text().startsWith("#")) {
            from = query.singleId();
            until = from + 1;
        }
        for (long task = from; task < until; task++) {
            if (task % STRIDE == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the search was changed");
            }
            cursor.moveTo(task);
            if (tasks.contains(task) && query.matches(cursor)) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = task;
            }
        }
        return new SearchResults(query, snapshot, Arrays.copyOf(found, size));
    }

    /** How many were found. */
    public int size() {
        return ids.length;
    }

    /**
     * The position to step to from a task, wrapping round; -1 if nothing was found.
     *
     * @param task the task one is at, found or not, or -1
     * @param forwards to later ids, else to earlier ones
     */
    public int step(long task, boolean forwards) {
        if (ids.length == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(ids, task);
        int next = forwards ? (at >= 0 ? at + 1 : -at - 1) : (at >= 0 ? at : -at - 1) - 1;
        return Math.floorMod(next, ids.length);
    }
}
