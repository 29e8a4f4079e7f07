package io.poolscope.cli;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.analysis.statistics.Spread;
import io.poolscope.session.RunInfo;
import io.poolscope.words.DurationWords;
import java.io.PrintWriter;

/** The summary of a run as text. Stateless. */
public final class SummaryText {
    private SummaryText() {
    }

    public static void print(PrintWriter out, RunInfo info, RunSummary summary) {
        line(out, info.title(), "seed " + info.seed());
        line(out, "Tasks", tasks(summary));
        apart(out, "Parts of tasks", summary, summary.parts(), spans(summary.parts(), "lies within another on its thread",
                "lie within another on their thread"));
        apart(out, "Beside threads", summary, summary.async(), spans(summary.async(), "is asynchronous", "are asynchronous"));
        if (summary.resultsBuffered() > 0) {
            line(out, "Results", summary.resultsBuffered() + " buffered, " + summary.resultsConsumed() + " consumed, "
                    + summary.resultsDropped() + " dropped");
        }
        line(out, "Makespan", DurationWords.of(summary.makespan()));
        spread(out, "Queue wait", summary.queueWait());
        spread(out, "Run time", summary.run());
        spread(out, "Buffer wait, blocked", summary.bufferBlocked());
        spread(out, "Buffer wait, deliverable", summary.bufferDeliverable());
        line(out, "Peak queue", Long.toString(summary.peakQueue()));
        line(out, "Peak buffered", Long.toString(summary.peakBuffered()));
        line(out, "Submitter blocked", DurationWords.of(summary.submitterBlocked()));
        line(out, "Events lost", Long.toString(summary.eventsLost()));
        if (summary.eventsLate() > 0) {
            line(out, "Events late",
                    summary.eventsLate() + "; they came too late to be put in order and are taken for later than they were");
        }
        if (summary.eventsOdd() > 0) {
            line(out, "Events odd",
                    summary.eventsOdd() + "; they made no sense, as the end of a task that nobody submitted, and count as far as they did");
        }
        if (summary.tasksUndrawn() > 0) {
            line(out, "Tasks not drawn",
                    summary.tasksUndrawn() + "; no lane was left for their threads: they count above and are in no picture");
        }
        if (summary.historyFrom() > 0) {
            line(out, "History kept", "from " + DurationWords.of(summary.historyFrom()) + " on; " + summary.tasksDropped()
                    + " tasks before were dropped, and times, peaks and makespan are without them");
        }
    }

    private static String tasks(RunSummary summary) {
        StringBuilder text = new StringBuilder(summary.tasks().submitted() + " submitted");
        add(text, summary.tasks().finished(), "finished");
        add(text, summary.tasks().failed(), "failed");
        add(text, summary.tasks().cancelled(), "cancelled");
        add(text, summary.tasks().aborted(), "aborted");
        add(text, summary.tasks().discarded(), "discarded");
        return text.toString();
    }

    private static void apart(PrintWriter out, String name, RunSummary summary, RunSummary.Apart spans, String why) {
        if (spans.started() > 0) {
            StringBuilder text = new StringBuilder(spans.started() + why);
            add(text, spans.finished(), "finished");
            add(text, spans.failed(), "failed or cancelled");
            add(text, spans.started() - spans.finished() - spans.failed(), "running");
            text.append("; with the tasks ").append(summary.tasks().submitted() + spans.started()).append(" submitted, ")
                    .append(summary.tasks().finished() + spans.finished()).append(" finished");
            line(out, name, text.toString());
        }
    }

    private static String spans(RunSummary.Apart spans, String one, String more) {
        return spans.started() == 1 ? " span that " + one : " spans that " + more;
    }

    private static void add(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(what);
        }
    }

    private static void spread(PrintWriter out, String name, Spread spread) {
        if (spread.count() > 0) {
            line(out, name, "p50 " + DurationWords.of(spread.p50()) + ", p99 " + DurationWords.of(spread.p99()) + ", max "
                    + DurationWords.of(spread.max()));
        }
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-26s%s%n", name, value);
    }
}
