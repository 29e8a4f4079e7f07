package io.poolscope.view.statistics;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.analysis.statistics.Spread;
import io.poolscope.explore.navigation.TimeText;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.keys.Command;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The main figures of the selected range, or of what is shown; a button leads to all of them. */
public final class StatisticsPane extends VBox {
    private static final String SPREADS = "p50 / p99";

    private final RangeFigures source;
    private final Label title = new Label("VISIBLE RANGE");
    private final Label times = new Label();
    private final FigureRows figures = new FigureRows();
    private final FigureRows.Row finished = figures.row("Tasks finished");
    private final FigureRows.Row submitted = figures.row("Tasks submitted");
    private final FigureRows.Row others = figures.row("Failed");
    /** Says what the next four are: beside each name it left no room for two long durations. */
    private final FigureRows.Row spreads = figures.row("").asHeading();
    private final FigureRows.Row queueWait = figures.row("Queue wait");
    private final FigureRows.Row runTime = figures.row("Run time");
    private final FigureRows.Row blocked = figures.row("Blocked");
    private final FigureRows.Row deliverable = figures.row("Deliverable");
    private final FigureRows.Row throughput = figures.row("Throughput");
    private final FigureRows.Row busy = figures.row("Workers busy");
    private final FigureRows.Row queue = figures.row("Queue  mean / peak");
    private final Button all = new Button("All");

    /** The figures of a model's range. */
    public StatisticsPane(TimelineModel model) {
        source = new RangeFigures(model, () -> true, false);
        getStyleClass().addAll("section", "statistics");
        setId("statistics");
        PaneStyles.addTo(this);
        title.getStyleClass().add("caps");
        title.setMinWidth(USE_PREF_SIZE);
        times.getStyleClass().addAll("dim", "range-times");
        all.getStyleClass().add("link-button");
        all.setId("statistics-all");
        all.setMinWidth(USE_PREF_SIZE); // long times give way to it
        all.setAccessibleText("All statistics of the range");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(8, title, times, gap, all);
        heading.getStyleClass().add("section-heading");
        getChildren().addAll(heading, figures);
        source.figuresProperty().addListener((_, _, now) -> show(now));
        figures.setVisible(false);
        figures.managedProperty().bind(figures.visibleProperty());
    }

    private void show(RangeStatistics now) {
        figures.setVisible(now != null);
        if (now == null) {
            times.setText("");
            return;
        }
        title.setText(source.range().isPresent() ? "SELECTION" : "VISIBLE RANGE");
        times.setText(TimeText.compactWindow(new TimeRange(now.from(), Math.max(now.until(), now.from() + 1))));
        RangeStatistics.Outcomes outcomes = now.outcomes();
        finished.set(outcomes.finished() + (source.isWholeRun() ? " of " + outcomes.submitted() : ""));
        submitted.set(source.isWholeRun() ? "" : String.valueOf(outcomes.submitted()));
        long lost = outcomes.failed() + outcomes.cancelled() + outcomes.aborted() + outcomes.discarded();
        others.rename(outcomes.failed() == lost ? "Failed" : "Failed, cancelled, rejected");
        others.set(lost == 0 ? "" : String.valueOf(lost));
        String what = now.sampled() > 1 ? SPREADS + ", of a sample" : SPREADS;
        boolean any = now.queueWait().count() + now.runTime().count() + now.bufferBlocked().count() + now.bufferDeliverable().count() > 0;
        spreads.set(any ? what : "");
        queueWait.set(spread(now.queueWait()), what);
        runTime.set(spread(now.runTime()), what);
        blocked.set(spread(now.bufferBlocked()), what);
        deliverable.set(spread(now.bufferDeliverable()), what);
        throughput.set(rate(now.throughput()) + " tasks/s");
        busy.set(now.workers().isEmpty() ? "" : Percent.of(now.busyShare()));
        queue.rename(now.queues().size() > 1 ? "Queues  mean / highest" : "Queue  mean / peak");
        queue.set(String.format(Locale.ROOT, "%.1f / %d", now.queue().mean(), now.queue().peak()));
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond >= 100 ? "%,.0f" : "%.1f", perSecond);
    }

    private static String spread(Spread spread) {
        return spread.count() == 0 ? "" : pair(DurationWords.of(spread.p50()), DurationWords.of(spread.p99()));
    }

    /** Two durations, the unit said once where both have it. */
    private static String pair(String first, String second) {
        int at = first.indexOf(' ');
        boolean same = at >= 0 && second.endsWith(first.substring(at)) && second.indexOf(' ') == second.lastIndexOf(' ');
        return (same ? first.substring(0, at) : first) + " / " + second;
    }

    /** What the button does: usually opens a {@link StatisticsSheet}. */
    public void setOpen(Command command) {
        command.dress(all).setText("All figures  " + command.key());
    }

    /** The figures that are shown, or null before the first. */
    public RangeStatistics shown() {
        return source.figuresProperty().get();
    }
}
