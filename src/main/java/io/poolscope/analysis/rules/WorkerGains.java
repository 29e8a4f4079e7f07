package io.poolscope.analysis.rules;

import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.PoolSpec;
import java.util.Optional;

/** What another number of workers would bring, by simulation. Stateless. */
final class WorkerGains {
    /** A worker that shortens the run by less than this share of it is one too many. */
    private static final double LEAST_PER_WORKER = 0.01;
    /** How many workers more are tried one by one. */
    private static final int MOST_TRIED = 4;
    /** So much longer the run may take with as many workers as processors, and still count as about as long. */
    private static final double ABOUT_AS_LONG = 1.05;

    private WorkerGains() {
    }

    /** About half as many workers again, at least one. */
    static Optional<String> more(ModelledRun run) {
        int workers = Math.min(PoolSpec.MAX_WORKERS, Math.max(run.workers() + 1, run.workers() * 3 / 2));
        Forecast now = run.now();
        Forecast after = run.withWorkers(workers);
        if (now.lost() > after.lost()) {
            return Optional.of(workers + " workers would run " + CountWords.of(now.lost() - after.lost(), "more task") + ".");
        }
        long gain = now.makespan() - after.makespan();
        double wait = now.waitMean() - after.waitMean();
        boolean ends = gain > now.makespan() * ModelledRun.WORTH_A_WORD;
        if (!ends && wait <= 0) {
            return Optional.empty();
        }
        return Optional.of(workers + " workers would " + (ends ? "end the run " + DurationWords.of(gain) + " sooner and " : "")
                + "cut the mean wait from " + DurationWords.of(now.waitMean()) + " to " + DurationWords.of(after.waitMean()) + ".");
    }

    /** How many more workers still help: the first count from which one more brings less than a hundredth. */
    static Optional<String> next(ModelledRun run) {
        int workers = run.workers();
        Forecast now = run.now();
        Forecast best = now;
        int count = workers;
        for (int next = workers + 1; next <= workers + MOST_TRIED; next++) {
            Forecast after = run.withWorkers(next);
            if (best.makespan() - after.makespan() < now.makespan() * LEAST_PER_WORKER) {
                break;
            }
            best = after;
            count = next;
        }
        if (count == workers) {
            return Optional.of("One more worker would change little.");
        }
        return Optional.of(count + " workers would end the run " + DurationWords.of(now.makespan() - best.makespan()) + " sooner.");
    }

    /** What tasks that compute gain by taking turns: they all end no later, and each is done sooner after its start. */
    static Optional<String> asManyAsProcessors(ModelledRun run) {
        if (run.workers() <= run.processors()) {
            return Optional.empty();
        }
        Forecast now = run.now();
        Forecast after = run.withWorkers(run.processors());
        double before = runMean(run, now, run.workers());
        double each = runMean(run, after, run.processors());
        if (each >= before || after.makespan() > now.makespan() * ABOUT_AS_LONG) {
            return Optional.empty();
        }
        return Optional.of(CountWords.of(run.processors(), "worker") + " would end the run "
                + (now.makespan() - after.makespan() > now.makespan() * LEAST_PER_WORKER
                        ? DurationWords.of(now.makespan() - after.makespan())
                                + " sooner"
                        : "about as soon")
                + ", and each task within " + DurationWords.of(each) + " of its start instead of " + DurationWords.of(before) + ".");
    }

    private static double runMean(ModelledRun run, Forecast forecast, int workers) {
        return run.workload().tasks() == 0 ? 0 : forecast.busyShare() * forecast.makespan() * workers / run.workload().tasks();
    }
}
