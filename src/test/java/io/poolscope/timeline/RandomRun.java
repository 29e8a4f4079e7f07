package io.poolscope.timeline;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterBlocked;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.SubmitterUnblocked;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.ResultEvent.ConsumerJoined;
import io.poolscope.event.ResultEvent.ConsumerWaiting;
import io.poolscope.event.ResultEvent.ResultBuffered;
import io.poolscope.event.ResultEvent.ResultConsumed;
import io.poolscope.event.ResultEvent.ResultDropped;
import io.poolscope.event.ResultEvent.StreamClosed;
import io.poolscope.event.ResultEvent.StreamOpened;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskBlocked;
import io.poolscope.event.TaskEvent.TaskCancelled;
import io.poolscope.event.TaskEvent.TaskFailed;
import io.poolscope.event.TaskEvent.TaskFinished;
import io.poolscope.event.TaskEvent.TaskRejected;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import io.poolscope.event.TaskEvent.TaskUnblocked;
import io.poolscope.event.TaskEvent.WorkerReleased;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * A run that could have been: tasks of all outcomes on a few workers, nested runs, an ordered and an as-completed stream; or, one in
 * three, a plain one, in which hardly anything but the usual happens. Its events keep the order of each thread, and are otherwise
 * shuffled by up to a few milliseconds.
 */
final class RandomRun {
    static final int SUBMITTERS = 2;
    private static final int CONSUMERS = SUBMITTERS;
    private static final int WORKERS = SUBMITTERS + 2;
    private static final int ELSEWHERE = 1000;

    private final Random random;
    private final boolean plain;
    private final List<Told> told = new ArrayList<>();
    private final long[] threadTime = new long[ELSEWHERE + 1];

    /** An event with the place in the order in which the timeline gets it. */
    private record Told(Event event, int thread, long arrival) {
    }

    private RandomRun(Random random) {
        this.random = random;
        plain = random.nextInt(3) == 0;
    }

    /** The events of a run in the order in which they reach the timeline. */
    static List<Event> events(long seed, int tasks) {
        return new RandomRun(new Random(seed)).make(tasks);
    }

    /** The same events, in another order in which they could reach the timeline. */
    static List<Event> reordered(long seed, int tasks, long otherSeed) {
        RandomRun run = new RandomRun(new Random(seed));
        run.make(tasks);
        return run.shuffled(new Random(otherSeed));
    }

    private void tell(int thread, Event event) {
        told.add(new Told(event, thread, 0));
    }

    private List<Event> make(int tasks) {
        int workers = 1 + random.nextInt(4);
        tell(0, new PoolStarted(0, 0, "pool", PoolKind.FIXED, workers, 4, SaturationPolicy.BLOCK));
        tell(0, new StreamOpened(0, 0, 0, "ordered", Delivery.ORDERED, 0));
        tell(0, new StreamOpened(0, 1, 0, "completed", Delivery.AS_COMPLETED, 0));
        for (int i = 0; i < SUBMITTERS; i++) {
            tell(i, new SubmitterJoined(0, i, 0, "submitter-" + i));
            tell(CONSUMERS + i, new ConsumerJoined(0, CONSUMERS + i, i, "consumer-" + i));
        }
        for (int w = 0; w < workers; w++) {
            tell(WORKERS + w, new WorkerStarted(0, WORKERS + w, 0, "worker-" + w));
        }
        long[] clock = new long[SUBMITTERS];
        long[] free = new long[WORKERS + workers];
        long[] spanFrom = new long[free.length];
        long[] spanTo = new long[free.length];
        long[] inner = new long[free.length];
        TreeMap<Long, long[]> ordered = new TreeMap<>();
        List<long[]> completed = new ArrayList<>();
        long nextIndex = 0;
        for (long task = 0; task < tasks; task++) {
            int submitter = plain ? 0 : random.nextInt(SUBMITTERS);
            if (random.nextInt(plain ? 60 : 6) == 0) {
                tell(submitter, new SubmitterBlocked(clock[submitter], 0, submitter));
                clock[submitter] += random.nextInt(400_000);
                tell(submitter, new SubmitterUnblocked(clock[submitter], 0, submitter));
            }
            clock[submitter] += random.nextInt(3) == 0 ? 0 : random.nextInt(300_000);
            long submitted = clock[submitter];
            int stream = plain ? 0 : random.nextInt(4) - 1;
            stream = stream == 2 ? 0 : stream;
            long index = stream == 0 ? nextIndex++ : -1;
            String label = !plain && random.nextInt(5) == 0 ? "label " + task % 7 : "";
            int priority = !plain && random.nextInt(9) == 0 ? -3 : 0;
            tell(submitter, new TaskSubmitted(submitted, task, submitter, label, stream == 0 ? 0 : -1, index, priority));
            long done;
            int ranOn = -1;
            boolean result = true;
            switch (random.nextInt(plain ? 400 : 12)) {
                case 0 -> {
                    tell(submitter, new TaskRejected(submitted, task, submitter, Rejection.ABORTED));
                    done = submitted;
                    result = false;
                }
                case 1 -> {
                    done = submitted + random.nextInt(500_000);
                    tell(ELSEWHERE, new TaskRejected(done, task, submitter, Rejection.DISCARDED));
                    result = false;
                }
                case 2 -> {
                    done = submitted + random.nextInt(500_000);
                    tell(ELSEWHERE, new TaskCancelled(done, task, EventWord.NO_LANE));
                    result = false;
                }
                default -> {
                    int lane = random.nextInt(plain ? 300 : 10) == 0 ? submitter : WORKERS + random.nextInt(workers);
                    long start = Math.max(submitted, free[lane]) + random.nextInt(50_000);
                    long end;
                    boolean nested = !plain && lane >= WORKERS && random.nextInt(4) == 0 && submitted < spanTo[lane] - 10;
                    if (nested) {
                        start = Math.max(Math.max(submitted, spanFrom[lane]), inner[lane]);
                        end = start + random.nextInt((int) Math.max(1, spanTo[lane] - start + 1));
                        nested = end <= spanTo[lane] && start <= spanTo[lane];
                    } else {
                        end = 0;
                    }
                    if (nested) {
                        inner[lane] = end;
                    } else {
                        start = lane < SUBMITTERS ? submitted : Math.max(submitted, free[lane]) + random.nextInt(50_000);
                        end = start + random.nextInt(random.nextInt(10) == 0 ? 4_000_000 : 300_000);
                        free[lane] = end;
                        spanFrom[lane] = start;
                        spanTo[lane] = end;
                        inner[lane] = start;
                    }
                    if (lane < SUBMITTERS) {
                        clock[lane] = end;
                    }
                    done = end;
                    ranOn = lane;
                    result = run(task, lane, start, end);
                    if (!result) {
                        done = start;
                    }
                }
            }
            if (stream == 0) {
                ordered.put(index, new long[] {task, done, result ? 1 : 0, ranOn});
            } else if (stream == 1 && result) {
                completed.add(new long[] {task, done, 1});
            }
        }
        deliverOrdered(ordered);
        deliverCompleted(completed);
        return shuffled(random);
    }

    /** Tells of a run and says whether it has a result. */
    private boolean run(long task, int lane, long start, long end) {
        tell(lane, new TaskStarted(start, task, lane));
        if (end - start > 1000 && random.nextInt(plain ? 90 : 4) == 0) {
            tell(lane, new TaskBlocked(start + 100, task, lane, BlockReason.LOCK, 3));
            tell(lane, new TaskUnblocked(start + 900, task, lane, -1, EventWord.NO_LANE));
        }
        switch (random.nextInt(plain ? 200 : 8)) {
            case 0 -> tell(lane, new TaskFailed(end, task, lane, "java.io.IOException: " + task));
            case 1 -> {
                tell(ELSEWHERE, new TaskCancelled(start, task, lane));
                tell(lane, new WorkerReleased(end, task, lane));
                return false;
            }
            default -> tell(lane, new TaskFinished(end, task, lane));
        }
        return true;
    }

    private void deliverOrdered(NavigableMap<Long, long[]> results) {
        long now = 0;
        long passed = 0;
        for (var entry : results.entrySet()) {
            long index = entry.getKey();
            long task = entry.getValue()[0];
            long at = entry.getValue()[1];
            if (entry.getValue()[2] == 0) {
                tell(ELSEWHERE, new ResultDropped(at, task, EventWord.NO_LANE, 0, index));
                passed = Math.max(passed, at);
                continue;
            }
            int ranOn = (int) entry.getValue()[3];
            long bytes = random.nextInt(plain ? 1000 : 3) == 0 ? random.nextInt(1000) : -1;
            long buffered = at;
            if (ranOn >= 0 && random.nextInt(plain ? 100 : 3) != 0) {
                tell(ranOn, new ResultBuffered(at, task, ranOn, 0, index, bytes));
            } else {
                buffered += random.nextBoolean() ? 0 : random.nextInt(30_000);
                tell(ELSEWHERE, new ResultBuffered(buffered, task, EventWord.NO_LANE, 0, index, bytes));
            }
            passed = Math.max(passed, buffered);
            if (now < passed) {
                tell(CONSUMERS, new ConsumerWaiting(now, 0, CONSUMERS, index));
                now = passed;
            }
            tell(CONSUMERS, new ResultConsumed(now, task, CONSUMERS, 0, index));
            now += random.nextInt(plain ? 20_000 : 200_000);
        }
        tell(CONSUMERS, new StreamClosed(now, 0));
    }

    private void deliverCompleted(List<long[]> results) {
        results.sort(Comparator.comparingLong((long[] result) -> result[1]).thenComparingLong(result -> result[0]));
        long now = 0;
        for (int index = 0; index < results.size(); index++) {
            long task = results.get(index)[0];
            long at = results.get(index)[1];
            tell(ELSEWHERE, new ResultBuffered(at, task, EventWord.NO_LANE, 1, index, -1));
            if (now < at) {
                tell(CONSUMERS + 1, new ConsumerWaiting(now, 1, CONSUMERS + 1, -1));
                now = at;
            }
            if (random.nextInt(6) == 0) {
                tell(ELSEWHERE, new ResultDropped(now, task, EventWord.NO_LANE, 1, index));
            } else {
                tell(CONSUMERS + 1, new ResultConsumed(now, task, CONSUMERS + 1, 1, index));
                now += random.nextInt(100_000);
            }
        }
    }

    /** Orders the events by time and a delay, without changing the order of any thread; ELSEWHERE is many threads. */
    private List<Event> shuffled(Random delays) {
        Arrays.fill(threadTime, 0);
        boolean calm = delays.nextBoolean();
        List<Told> arriving = new ArrayList<>();
        told.sort(Comparator.comparingLong((Told one) -> one.event().time()));
        for (Told one : told) {
            long arrival = one.event().time() + (calm ? 0 : delays.nextInt(3_000_000));
            if (one.thread() != ELSEWHERE) {
                arrival = Math.max(arrival, threadTime[one.thread()]);
                threadTime[one.thread()] = arrival;
            }
            arriving.add(new Told(one.event(), one.thread(), arrival));
        }
        arriving.sort(Comparator.comparingLong(Told::arrival));
        return arriving.stream().map(Told::event).toList();
    }
}
