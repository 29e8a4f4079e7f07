package io.poolscope.export;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.QuietWords;
import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.analysis.statistics.Spread;
import io.poolscope.file.WholeFile;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.words.DurationWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run as one self-contained HTML file: the picture as SVG, the findings, the figures, the parameters. It loads nothing and runs no
 * script, so that it can be mailed, kept and opened anywhere.
 *
 * @param title what the run is called
 * @param picture the picture, laid out
 * @param palette its colours
 * @param summary the figures
 * @param findings what the rules found, worst first
 * @param facts what else is known, in order: parameters, seed, where it comes from
 * @param warning what is wrong with what was read, or ""
 */
public record HtmlReport(String title, DrawList picture, Palette palette, RunSummary summary, List<Finding> findings,
        Map<String, String> facts, String warning) {
    private static final String STYLE = """
            :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
            body { max-width: 1180px; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            svg { max-width: 100%; height: auto; border-radius: 6px; }
            table { border-collapse: collapse; } td, th { padding: .2rem 1.2rem .2rem 0; text-align: left; vertical-align: top; }
            td.n { text-align: right; font-variant-numeric: tabular-nums; }
            .finding { border-left: 4px solid GrayText; padding: .1rem 0 .1rem .8rem; margin: .8rem 0; }
            .finding b::after { content: ". "; } .warning { font-weight: 600; }
            """;

    /** Copies the lists. */
    public HtmlReport {
        findings = List.copyOf(findings);
    }

    /** Writes it whole or not at all. */
    public void write(Path file) throws IOException {
        WholeFile.writeText(file, html());
    }

    /** The file's text. */
    public String html() throws IOException {
        StringBuilder html = new StringBuilder(1 << 16);
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(escaped(title))
                .append("</title>\n<style>\n").append(STYLE).append("</style></head>\n<body>\n<h1>").append(escaped(title))
                .append("</h1>\n");
        if (!warning.isEmpty()) {
            html.append("<p class=\"warning\">").append(escaped(warning)).append("</p>\n");
        }
        html.append("<figure>").append(svg()).append("</figure>\n");
        findings(html);
        figures(html);
        html.append("<h2>Parameters</h2>\n<table>\n");
        facts.forEach((key, value) -> html.append("<tr><th>").append(escaped(key)).append("</th><td>").append(escaped(value))
                .append("</td></tr>\n"));
        return html.append("</table>\n</body></html>\n").toString();
    }

    private String svg() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SvgWriter.write(picture, palette, title, out);
        String svg = out.toString(StandardCharsets.UTF_8);
        // Inside HTML an XML declaration is an error.
        return svg.substring(svg.indexOf("<svg"));
    }

    private void findings(StringBuilder html) {
        html.append("<h2>Findings</h2>\n");
        if (findings.isEmpty()) {
            RangeStatistics.Outcomes tasks = summary.tasks();
            html.append("<p>").append(QuietWords.of(tasks.failed(), tasks.aborted() + tasks.discarded(), false)).append("</p>\n");
        }
        for (Finding finding : findings) {
            html.append("<div class=\"finding\"><b>").append(escaped(finding.title())).append("</b>")
                    .append(escaped(finding.sentence())).append(' ').append(escaped(finding.remedy()));
            finding.gain().ifPresent(gain -> html.append(' ').append(escaped(gain)));
            html.append("</div>\n");
        }
    }

    private void figures(StringBuilder html) {
        html.append("<h2>Figures</h2>\n<table>\n<tr><th></th><th>p50</th><th>p99</th><th>max</th></tr>\n");
        spread(html, "Queue wait", summary.queueWait());
        spread(html, "Run time", summary.run());
        spread(html, "Buffer wait, blocked", summary.bufferBlocked());
        spread(html, "Buffer wait, deliverable", summary.bufferDeliverable());
        html.append("</table>\n<table>\n");
        row(html, "Makespan", DurationWords.of(summary.makespan()));
        row(html, "Submitter blocked", DurationWords.of(summary.submitterBlocked()));
        row(html, "Tasks submitted", Long.toString(summary.tasks().submitted()));
        row(html, "finished", Long.toString(summary.tasks().finished()));
        row(html, "failed", Long.toString(summary.tasks().failed()));
        row(html, "cancelled", Long.toString(summary.tasks().cancelled()));
        row(html, "aborted", Long.toString(summary.tasks().aborted()));
        row(html, "discarded", Long.toString(summary.tasks().discarded()));
        row(html, "Peak queue", Long.toString(summary.peakQueue()));
        row(html, "Peak buffered", Long.toString(summary.peakBuffered()));
        row(html, "Events lost", Long.toString(summary.eventsLost()));
        if (summary.eventsLate() > 0) {
            row(html, "Events too late to be put in order", Long.toString(summary.eventsLate()));
        }
        if (summary.eventsOdd() > 0) {
            row(html, "Events that made no sense", Long.toString(summary.eventsOdd()));
        }
        html.append("</table>\n");
    }

    private static void spread(StringBuilder html, String name, Spread spread) {
        html.append("<tr><th>").append(name).append("</th><td class=\"n\">").append(DurationWords.of(spread.p50()))
                .append("</td><td class=\"n\">").append(DurationWords.of(spread.p99())).append("</td><td class=\"n\">")
                .append(DurationWords.of(spread.max())).append("</td></tr>\n");
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<tr><th>").append(name).append("</th><td class=\"n\">").append(value).append("</td></tr>\n");
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(Character.isISOControl(c) ? ' ' : TextDirection.isControl(c) ? 0xFFFD : c);
            }
        });
        return safe.toString();
    }
}
