package io.poolscope.view.whatif;

import io.poolscope.analysis.whatif.Sweep;
import io.poolscope.analysis.whatif.WhatIf;
import io.poolscope.event.Names;
import io.poolscope.explore.walk.Selection;
import io.poolscope.render.Ghost;
import io.poolscope.render.Parts;
import io.poolscope.render.chart.Charts;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.scenario.SourceText;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.chart.ChartPane;
import io.poolscope.view.sheet.Choices;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * What would have been, beneath the real run: its lanes on the same clock, panned and zoomed together, the same task selected in both;
 * or the chart of a sweep. For the JavaFX thread.
 */
public final class CounterfactualPane extends VBox {
    /** What is shown beneath the run. */
    public enum Shown { LANES, SWEEP }

    private static final SourceText NO_SOURCE = new SourceText("", Map.of());
    /** The ruler is above; delivery and overview are the real run's. */
    private static final Parts PARTS = new Parts(true, false, true, false, false);

    private final WhatIfModel model;
    private final TimelineModel real;
    private final TimelineModel other;
    private final TimelinePane lanes;
    private final ChartPane chart;
    private final Label title = new Label();
    private final Label empty = new Label();
    private final Choices<Shown> shown =
            new Choices<>("what-if-shown", "Shown beneath the run", List.of(Shown.values()), List.of("Lanes", "Sweep"));
    /** Which task of the real run each task of the other is; empty where that can't be said. */
    private long[] tasks = new long[0];
    private boolean following;

    /** Without a run. */
    public CounterfactualPane(WhatIfModel model, TimelineModel real, TextMeasure measure, ObjectProperty<Palette> palette) {
        this.model = model;
        this.real = real;
        other = TimelineModel.beside(real);
        lanes = new TimelinePane(other, measure);
        lanes.setId("what-if-lanes");
        lanes.setAccessibleText("The run that would have been");
        lanes.partsProperty().set(PARTS);
        lanes.paletteProperty().bind(palette);
        chart = new ChartPane("What each value makes of the run", measure);
        chart.setId("what-if-chart");
        chart.paletteProperty().bind(palette);
        getStyleClass().add("counterfactual");
        title.setId("what-if-title");
        title.getStyleClass().add("counterfactual-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.setMinWidth(0);
        HBox heading = new HBox(10, title, gap, shown);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("counterfactual-heading");
        empty.getStyleClass().add("dim");
        empty.setWrapText(true);
        StackPane stack = new StackPane(empty, lanes, chart);
        stack.getStyleClass().add("counterfactual-stack");
        stack.setMinHeight(100);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(heading, stack);
        setMinHeight(140);
        model.answerProperty().addListener(_ -> open());
        model.sweepProperty().addListener((_, _, sweep) -> show(sweep));
        model.statusProperty().addListener(_ -> arrange());
        model.busyProperty().addListener(_ -> arrange());
        model.sweepingProperty().addListener(_ -> arrange());
        shown.selectedProperty().addListener(_ -> arrange());
        real.selectionProperty().addListener((_, _, selection) -> follow(selection, true));
        other.selectionProperty().addListener((_, _, selection) -> follow(selection, false));
        other.rangeProperty().bindBidirectional(real.rangeProperty());
        other.playheadProperty().bindBidirectional(real.playheadProperty());
        model.activeProperty().addListener(_ -> reach());
        arrange();
    }

    /** Shows the chart of the sweep rather than lanes, or the other way round. */
    public void show(Shown what) {
        shown.select(what);
    }

    /** The other run as a ghost for a picture of the real one; empty while there is none. */
    public Optional<Ghost> ghost() {
        WhatIfModel.Answer answer = model.answerProperty().get();
        return answer == null ? Optional.empty()
                : answer.whatIf().map(whatIf -> new Ghost("what if " + KnobWords.of(answer), whatIf.run()));
    }

    /** What shows the other run's lanes. */
    public TimelineModel other() {
        return other;
    }

    private void open() {
        WhatIfModel.Answer answer = model.answerProperty().get();
        Optional<WhatIf> whatIf = answer == null ? Optional.empty() : answer.whatIf();
        tasks = new long[0];
        if (whatIf.isPresent()) {
            long[] of = answer.base().extraction().tasks();
            tasks = whatIf.get().run().tasks().size() == of.length && ascends(of) ? of : tasks;
            open(whatIf.get().run());
            follow(real.selectionProperty().get(), true);
        } else if (other.snapshotProperty().get() != null && answer == null) {
            open(new Timeline(new Names()).snapshot()); // a long run is not held in memory for nobody
        }
        reach();
        arrange();
    }

    /** What is selected and marked is the real run's, and stays. */
    private void open(Snapshot run) {
        TimeRange range = real.rangeProperty().get();
        long playhead = real.playheadProperty().get();
        following = true;
        other.open(new RunFeed("what if", () -> run, () -> false, Optional.empty(), NO_SOURCE, NO_SOURCE));
        real.rangeProperty().set(range);
        real.playheadProperty().set(playhead);
        following = false;
    }

    /** All of the other run can be reached while it is shown. */
    private void reach() {
        WhatIfModel.Answer answer = model.answerProperty().get();
        boolean looking = model.activeProperty().get() && answer != null && answer.whatIf().isPresent();
        real.navigator().beside(looking ? answer.whatIf().get().run().end() : 0);
    }

    private static boolean ascends(long[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] <= values[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** The same task is selected in both, at the same stage. */
    private void follow(Selection selection, boolean fromReal) {
        if (following || other.snapshotProperty().get() == null) {
            return;
        }
        following = true;
        long task = selection.task();
        if (fromReal) {
            int at = task < 0 ? -1 : Arrays.binarySearch(tasks, task);
            other.selectionProperty().set(at < 0 ? Selection.NONE : new Selection(at, selection.stage()));
        } else if (task >= 0 && task < tasks.length) {
            real.selectionProperty().set(new Selection(tasks[(int) task], selection.stage()));
        } else if (task < 0) {
            real.selectionProperty().set(Selection.NONE);
        }
        following = false;
    }

    private void show(Sweep sweep) {
        if (sweep != null) {
            chart.show(Charts.of(sweep));
        }
        arrange();
    }

    private void arrange() {
        boolean sweep = shown.selected() == Shown.SWEEP;
        WhatIfModel.Answer answer = model.answerProperty().get();
        boolean run = answer != null && answer.whatIf().isPresent();
        boolean curve = model.sweepProperty().get() != null;
        lanes.setVisible(!sweep && run);
        chart.setVisible(sweep && curve);
        empty.setVisible(sweep ? !curve : !run);
        empty.setText(!model.statusProperty().get().isEmpty() ? model.statusProperty().get()
                : sweep ? model.sweepingProperty().get() ? "Simulating…" : "Choose a number and a range on the right, and press Sweep."
                : model.busyProperty().get() ? "Simulating…"
                : answer != null ? answer.problem()
                : "Change a number on the right: the run that would have been is drawn here, on the same clock.");
        title.setText(sweep && curve ? "Sweep over " + KnobWords.lower(KnobWords.name(model.sweepProperty().get().knob()))
                : run && !sweep ? "What if: " + KnobWords.of(answer) + (model.busyProperty().get() ? " …" : "") : sweep ? "Sweep"
                : "What if");
    }

    /** Ends what the other run's timeline began. */
    public void close() {
        other.close();
    }
}
