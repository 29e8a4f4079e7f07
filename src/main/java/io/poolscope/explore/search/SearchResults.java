package io.poolscope.explore.search;

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
     * The position to step to from a task, wrapping round; -1 if nothing was found that is still kept.
     *
     * @param task the task one is at, found or not, or -1
     * @param first the first task that is kept: retention may have dropped found ones since the search
     * @param forwards to later ids, else to earlier ones
     */
    public int step(long task, long first, boolean forwards) {
        int begin = atOrAfter(first);
        int kept = ids.length - begin;
        if (kept == 0) {
            return -1;
        }
        int next = forwards ? Math.max(begin, atOrAfter(task + 1)) : Math.max(begin, atOrAfter(task)) - 1;
        return begin + Math.floorMod(next - begin, kept);
    }

    /** The position of the first found task with at least an id. */
    private int atOrAfter(long id) {
        int at = Arrays.binarySearch(ids, id);
        return at >= 0 ? at : -at - 1;
    }
}
