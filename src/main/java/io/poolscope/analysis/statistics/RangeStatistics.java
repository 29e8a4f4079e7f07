package io.poolscope.analysis.statistics;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanKind;
import io.poolscope.timeline.Tasks;
import java.util.List;

/**
 * The figures of a part of a run; parts of tasks and spans beside the threads ({@link SpanKind}) are not
 * counted. A task belongs to the range in which the fact happened that a figure counts: its
 * queue wait to the range of its start, its run time to that of its end, its buffer waits to that of its consumption.
 * Times within the range alone count for shares and averages over time.
 *
 * @param from the start of the range, in nanoseconds of scenario time
 * @param until its end, not included
 * @param outcomes how many tasks were submitted, started and ended how
 * @param throughput tasks that ran to an end (finished or failed) a second
 * @param queueWait from submit to start, of the tasks that started
 * @param runTime from start to end, of the tasks that finished or failed
 * @param bufferBlocked how long finished results waited for a smaller index, of those consumed
 * @param bufferDeliverable how long they then waited for the consumer
 * @param workers each worker's share of busy time
 * @param queue how many tasks were queued: with several pools the sum of the averages, and the highest peak of any
 * @param queues that of each pool
 * @param buffer how many results were parked; with several streams as for {@code queue}
 * @param buffers that of each stream
 * @param submitterBlocked how long submitters stood blocked, in nanoseconds, summed over them
 * @param submitterBlockedShare that as a share of their time from the first submit to the last, 0 to 1
 * @param consumerWaiting how long consumers waited for a result, in nanoseconds, summed over them
 * @param consumerWaitingShare that as a share of their time, 0 to 1
 * @param little Little's law as a check
 * @param makespan from the first submit to the last end or consumption within the range, in nanoseconds
 * @param sampled 1 when every task was counted; else the spreads come from every so-many-th task
 */
public record RangeStatistics(long from, long until, Outcomes outcomes, double throughput, Spread queueWait, Spread runTime,
        Spread bufferBlocked, Spread bufferDeliverable, List<WorkerShare> workers, Level queue, List<NamedLevel> queues, Level buffer,
        List<NamedLevel> buffers, long submitterBlocked,
        double submitterBlockedShare, long consumerWaiting, double consumerWaitingShare, LittlesLaw little, long makespan, int sampled) {
    public RangeStatistics {
        workers = List.copyOf(workers);
        queues = List.copyOf(queues);
        buffers = List.copyOf(buffers);
    }

    /**
     * The statistics of a range, from all of its tasks, by the number of which it costs. What lies outside the run is left out of the
     * range.
     *
     * @param from its start, in nanoseconds of scenario time
     * @param until its end, not included; less than {@code from} counts as {@code from}
     */
    public static RangeStatistics of(Snapshot snapshot, long from, long until) {
        return new RangeReader(snapshot, from, until, false).read();
    }

    /**
     * The statistics of a range in haste: costs by the number of tasks in it up to about 260 000; beyond, the spreads are taken from
     * every n-th task, see {@link #sampled}, and the longest may be missed.
     */
    public static RangeStatistics hasty(Snapshot snapshot, long from, long until) {
        return new RangeReader(snapshot, from, until, true).read();
    }

    /** The statistics of the whole run, including what happened at its last instant. */
    public static RangeStatistics of(Snapshot snapshot) {
        return of(snapshot, 0, Long.MAX_VALUE);
    }

    /** The mean of the workers' busy shares, 0 to 1; 0 without workers. */
    public double busyShare() {
        return workers.stream().mapToDouble(WorkerShare::share).average().orElse(0);
    }

    /**
     * How many tasks had which fate.
     *
     * @param submitted were submitted
     * @param started were started
     * @param finished returned
     * @param failed threw
     * @param cancelled were cancelled
     * @param aborted were refused with an exception
     * @param discarded were given up silently
     */
    public record Outcomes(long submitted, long started, long finished, long failed, long cancelled, long aborted, long discarded) {
        /** Those of a whole run, also of what retention has dropped. */
        static Outcomes of(Tasks tasks) {
            long apart = tasks.startedCount(SpanKind.PART) + tasks.startedCount(SpanKind.ASYNC); // no such span waits in a queue
            return new Outcomes(tasks.submittedCount() - apart, tasks.startedCount() - apart, count(tasks, Outcome.FINISHED),
                    count(tasks, Outcome.FAILED), count(tasks, Outcome.CANCELLED), tasks.count(Outcome.ABORTED),
                    tasks.count(Outcome.DISCARDED));
        }

        private static long count(Tasks tasks, Outcome outcome) {
            return tasks.count(SpanKind.TASK, outcome);
        }

        /** How many came to an end. */
        public long ended() {
            return finished + failed + cancelled + aborted + discarded;
        }
    }

    /**
     * How busy a worker was.
     *
     * @param lane its lane
     * @param name its name
     * @param busy how long it ran tasks, in nanoseconds
     * @param share that as a share of the time it lived within the range, 0 to 1
     */
    public record WorkerShare(int lane, String name, long busy, double share) {
    }

    /**
     * A number over time.
     *
     * @param mean its average over time
     * @param peak the largest it was
     */
    public record Level(double mean, long peak) {
    }

    /**
     * A number over time of one of several.
     *
     * @param name whose
     * @param level the number
     */
    public record NamedLevel(String name, Level level) {
    }

    /**
     * Little's law: the average number in a system is the arrival rate times the average time in it. Exact for a whole
     * run that starts and ends empty; over a part of it the tasks across its borders make the two differ.
     *
     * @param arrivalRate tasks submitted a second
     * @param timeInSystem mean seconds from submit until a task left its queue or worker, whatever became of it
     * @param expected their product
     * @param observed the average over time of queued and running tasks
     */
    public record LittlesLaw(double arrivalRate, double timeInSystem, double expected, double observed) {
        /** How far apart the two sides are, as a share of the observed; 0 when nothing was there. */
        public double gap() {
            return observed == 0 ? 0 : Math.abs(expected - observed) / observed;
        }
    }
}
