package io.poolscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.analysis.statistics.Spread;
import io.poolscope.session.RunInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;

/** The summary of a run as one JSON object; times in milliseconds of scenario time. Stateless. */
final class SummaryJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private SummaryJson() {
    }

    static String of(RunInfo info, RunSummary summary) throws IOException {
        Writer text = new StringWriter();
        try (JsonGenerator json = generator(text)) {
            json.writeStartObject();
            json.writeStringField("scenario", info.scenario());
            json.writeNumberField("seed", info.seed());
            json.writeObjectFieldStart("tasks");
            json.writeNumberField("submitted", summary.tasks().submitted());
            json.writeNumberField("started", summary.tasks().started());
            json.writeNumberField("finished", summary.tasks().finished());
            json.writeNumberField("failed", summary.tasks().failed());
            json.writeNumberField("cancelled", summary.tasks().cancelled());
            json.writeNumberField("aborted", summary.tasks().aborted());
            json.writeNumberField("discarded", summary.tasks().discarded());
            json.writeEndObject();
            apart(json, "parts", summary.parts());
            apart(json, "async", summary.async());
            json.writeObjectFieldStart("results");
            json.writeNumberField("buffered", summary.resultsBuffered());
            json.writeNumberField("consumed", summary.resultsConsumed());
            json.writeNumberField("dropped", summary.resultsDropped());
            json.writeEndObject();
            json.writeNumberField("makespanMillis", millis(summary.makespan()));
            spread(json, "queueWaitMillis", summary.queueWait());
            spread(json, "runMillis", summary.run());
            spread(json, "bufferBlockedMillis", summary.bufferBlocked());
            spread(json, "bufferDeliverableMillis", summary.bufferDeliverable());
            json.writeNumberField("peakQueue", summary.peakQueue());
            json.writeNumberField("peakBuffered", summary.peakBuffered());
            json.writeNumberField("submitterBlockedMillis", millis(summary.submitterBlocked()));
            json.writeNumberField("eventsLost", summary.eventsLost());
            json.writeNumberField("historyFromMillis", millis(summary.historyFrom()));
            json.writeNumberField("tasksDropped", summary.tasksDropped());
            json.writeNumberField("eventsLate", summary.eventsLate());
            if (summary.eventsOdd() > 0) {
                json.writeNumberField("eventsOdd", summary.eventsOdd());
            }
            if (summary.tasksUndrawn() > 0) {
                json.writeNumberField("tasksUndrawn", summary.tasksUndrawn());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    /** A generator with the look that all our objects have. */
    static JsonGenerator generator(Writer text) throws IOException {
        return FACTORY.createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter());
    }

    /** Spans that are no tasks': only where there are any. */
    private static void apart(JsonGenerator json, String name, RunSummary.Apart spans) throws IOException {
        if (spans.started() > 0) {
            json.writeObjectFieldStart(name);
            json.writeNumberField("started", spans.started());
            json.writeNumberField("finished", spans.finished());
            json.writeNumberField("failed", spans.failed());
            json.writeEndObject();
        }
    }

    private static void spread(JsonGenerator json, String name, Spread spread) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("p50", millis(spread.p50()));
        json.writeNumberField("p99", millis(spread.p99()));
        json.writeNumberField("max", millis(spread.max()));
        json.writeEndObject();
    }

    /** Milliseconds, exact: a nanosecond is its sixth decimal. */
    static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6);
    }
}
