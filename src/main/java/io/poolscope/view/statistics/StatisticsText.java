package io.poolscope.view.statistics;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.analysis.statistics.Spread;
import io.poolscope.explore.navigation.TimeText;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statistics of a range as words and figures: for the sheet, and as tab-separated text for the clipboard. */
final class StatisticsText {
    /** One fact. */
    record Fact(String name, String figure) {}

    /** More pools or streams than this are told together. */
    private static final int MOST_LEVELS = 6;

    private StatisticsText() {
    }

    /** What is neither a spread nor of one worker. */
    static List<Fact> facts(RangeStatistics now) {
        List<Fact> facts = new ArrayList<>();
        RangeStatistics.Outcomes outcomes = now.outcomes();
        facts.add(new Fact("Submitted", count(outcomes.submitted())));
        facts.add(new Fact("Started", count(outcomes.started())));
        facts.add(new Fact("Finished", count(outcomes.finished())));
        facts.add(new Fact("Failed", count(outcomes.failed())));
        facts.add(new Fact("Cancelled", count(outcomes.cancelled())));
        facts.add(new Fact("Aborted", count(outcomes.aborted())));
        facts.add(new Fact("Discarded", count(outcomes.discarded())));
        facts.add(new Fact("Throughput", StatisticsPane.rate(now.throughput()) + " tasks/s"));
        facts.add(new Fact("Workers busy", percent(now.busyShare())));
        levels(facts, "Queue", now.queue(), now.queues());
        levels(facts, "Parked results", now.buffer(), now.buffers());
        facts.add(new Fact("Submitters blocked", DurationWords.of(now.submitterBlocked()) + ", " + percent(now.submitterBlockedShare())));
        facts.add(new Fact("Consumers waiting", DurationWords.of(now.consumerWaiting()) + ", " + percent(now.consumerWaitingShare())));
        RangeStatistics.LittlesLaw little = now.little();
        facts.add(new Fact("Little: rate × time in system", String.format(Locale.ROOT, "%s/s × %s = %.2f",
                StatisticsPane.rate(little.arrivalRate()), DurationWords.of(Math.round(little.timeInSystem() * 1e9)), little.expected())));
        facts.add(new Fact("Little: in the system", String.format(Locale.ROOT, "%.2f, %s", little.observed(), little.expected() == 0
                && little.observed() > 0 ? "too few came and left to compare" : percent(little.gap()) + " apart")));
        return facts;
    }

    /** Of several each by itself: the sum of their averages would stand beside the peak of one. */
    private static void levels(List<Fact> facts, String what, RangeStatistics.Level all, List<RangeStatistics.NamedLevel> each) {
        if (each.size() <= 1) {
            facts.add(new Fact(what + "  mean / peak", level(all)));
        } else if (each.size() <= MOST_LEVELS) {
            each.forEach(one -> facts.add(new Fact(what + " of " + one.name() + "  mean / peak", level(one.level()))));
        } else {
            facts.add(new Fact(what + " of all " + each.size() + "  sum of means / highest peak", level(all)));
        }
    }

    /** All of it. */
    static String of(RangeStatistics now) {
        StringBuilder text =
                new StringBuilder("range\t").append(TimeText.exact(now.from())).append('\t').append(TimeText.exact(now.until()))
                        .append("\n\ntime\tcount\tmean ns\tp50 ns\tp90 ns\tp99 ns\tmax ns\n");
        line(text, "queue wait", now.queueWait());
        line(text, "run time", now.runTime());
        line(text, "buffer wait, blocked", now.bufferBlocked());
        line(text, "buffer wait, deliverable", now.bufferDeliverable());
        text.append("\nworker\tbusy ns\tbusy share\n");
        for (RangeStatistics.WorkerShare worker : now.workers()) {
            text.append(worker.name()).append('\t').append(worker.busy()).append('\t')
                    .append(String.format(Locale.ROOT, "%.4f", worker.share())).append('\n');
        }
        text.append('\n');
        facts(now).forEach(fact -> text.append(fact.name()).append('\t').append(fact.figure()).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Spread spread) {
        text.append(name).append('\t').append(spread.count()).append('\t').append(Math.round(spread.mean())).append('\t')
                .append(spread.p50()).append('\t').append(spread.p90()).append('\t').append(spread.p99()).append('\t')
                .append(spread.max()).append('\n');
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String percent(double share) {
        return Percent.fine(share);
    }

    private static String level(RangeStatistics.Level level) {
        return String.format(Locale.ROOT, "%.2f / %,d", level.mean(), level.peak());
    }
}
