package io.poolscope.analysis.whatif;

import io.poolscope.analysis.statistics.Spread;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.Arrays;

/** Measures a simulated run as its events go by, without keeping them. For one run of one thread. */
final class ForecastMeter implements EventConsumer {
    private static final int SUBMITTED = EventKind.TASK_SUBMITTED.code();
    private static final int SUBMITTED_AS = EventKind.TASK_SUBMITTED_AS.code();
    private static final int STARTED = EventKind.TASK_STARTED.code();
    private static final int FINISHED = EventKind.TASK_FINISHED.code();
    private static final int FAILED = EventKind.TASK_FAILED.code();
    private static final int CANCELLED = EventKind.TASK_CANCELLED.code();
    private static final int REJECTED = EventKind.TASK_REJECTED.code();
    private static final int BUFFERED = EventKind.RESULT_BUFFERED.code();
    private static final int CONSUMED = EventKind.RESULT_CONSUMED.code();
    private static final int DROPPED = EventKind.RESULT_DROPPED.code();
    private static final int BLOCKED = EventKind.SUBMITTER_BLOCKED.code();
    private static final int UNBLOCKED = EventKind.SUBMITTER_UNBLOCKED.code();

    private final long[] submitted;
    private final long[] waits;
    private int started;
    private long first = -1;
    private long last;
    private double waitSum;
    private double deliveredSum;
    private long consumed;
    private long queued;
    private long peakQueue;
    private long buffered;
    private long peakBuffered;
    /** Since when each lane stands blocked; workers of a pipeline may at the same time. */
    private long[] blockedSince = new long[8];
    private long blocked;
    private long lost;
    private long running;
    private long runningSince;
    private double work;

    /** @param tasks how many there are at most; in a pipeline an item is one in each stage */
    ForecastMeter(int tasks) {
        submitted = new long[tasks];
        waits = new long[tasks];
    }

    @Override
    public void accept(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            take(batch.time(i), EventWord.code(batch.word(i)), (int) EventWord.id(batch.word(i)), EventWord.lane(batch.word(i)));
        }
    }

    private void take(long time, int code, int id, int lane) {
        if (code == SUBMITTED || code == SUBMITTED_AS) {
            first = first < 0 ? time : first;
            submitted[id] = time;
            queued++;
            // A task that starts at the same instant never was in the queue.
        } else if (code == STARTED) {
            queued--;
            waits[started++] = time - submitted[id];
            waitSum += time - submitted[id];
            run(time, 1);
        } else if (code == FINISHED || code == FAILED) {
            run(time, -1);
            last = time;
        } else if (code == REJECTED || code == CANCELLED) {
            queued--;
            lost++;
        } else if (code == BUFFERED) {
            peakBuffered = Math.max(peakBuffered, ++buffered);
        } else if (code == CONSUMED) {
            buffered--;
            consumed++;
            deliveredSum += time - submitted[id];
            last = time;
        } else if (code == DROPPED) {
            buffered--;
        } else if (code == BLOCKED) {
            if (lane >= blockedSince.length) {
                blockedSince = Arrays.copyOf(blockedSince, 2 * lane);
            }
            blockedSince[lane] = time;
        } else if (code == UNBLOCKED) {
            blocked += time - blockedSince[lane];
        }
        if (code != SUBMITTED && code != SUBMITTED_AS) {
            peakQueue = Math.max(peakQueue, queued);
        }
    }

    private void run(long time, int change) {
        work += (double) running * (time - runningSince);
        running += change;
        runningSince = time;
    }

    /** The figures of a run on so many workers in all, of which no schedule is shorter than a bound. */
    Forecast read(long workers, long bound) {
        long makespan = first < 0 ? 0 : last - first;
        Spread wait = Spread.of(waits, started);
        double capacity = (double) makespan * workers;
        return new Forecast(makespan, started == 0 ? 0 : waitSum / started, wait.p50(), wait.p99(),
                consumed == 0 ? 0 : deliveredSum / consumed,
                peakQueue, peakBuffered, blocked, lost, capacity == 0 ? 0 : Math.min(1, work / capacity), bound);
    }
}
