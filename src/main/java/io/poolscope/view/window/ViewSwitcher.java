package io.poolscope.view.window;

import io.poolscope.render.Ghost;
import io.poolscope.render.Parts;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.session.Message;
import io.poolscope.view.advise.AdvisorModel;
import io.poolscope.view.advise.AdvisorPane;
import io.poolscope.view.chart.ChartFiles;
import io.poolscope.view.paint.FxPainter;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.sheet.Choices;
import io.poolscope.view.sweep.SweepForm;
import io.poolscope.view.sweep.SweepModel;
import io.poolscope.view.sweep.SweepPane;
import io.poolscope.view.timeline.TimelineArea;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.view.whatif.CounterfactualPane;
import io.poolscope.view.whatif.WhatIfModel;
import io.poolscope.view.whatif.WhatIfPane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The views of a run, one at a time: tabs above the right column choose, and each has its part on the right and its part in the middle.
 * It owns their models. For the JavaFX thread.
 */
final class ViewSwitcher implements AutoCloseable {
    /** With another run beneath, which shows the legend, the run keeps its ruler and its lanes. */
    private static final Parts ABOVE_ANOTHER = new Parts(true, true, false, false, false);

    private final Choices<RunView> tabs =
            new Choices<>("views", "View", List.of(RunView.values()), Arrays.stream(RunView.values()).map(RunView::title).toList());
    private final StackPane side = new StackPane();
    private final StackPane middle = new StackPane();
    private final TimelineArea area;
    private final Node runSide;
    private final WhatIfModel whatIf;
    private final WhatIfPane whatIfSide;
    private final CounterfactualPane counterfactual;
    private final SweepModel sweep;
    private final SweepForm sweepSide;
    private final SweepPane sweepMiddle;
    private final AdvisorModel advisor;
    private final AdvisorPane adviceSide;

    /**
     * Shows the run.
     *
     * @param area the run's picture
     * @param runSide what stands beside it
     */
    ViewSwitcher(RunModel run, TimelineModel timeline, TimelineArea area, Node runSide, TextMeasure measure, Toasts toasts) {
        this.area = area;
        this.runSide = runSide;
        ObjectProperty<Palette> palette = area.timeline().paletteProperty();
        ChartFiles files = new ChartFiles(new FxPainter(measure), text -> toasts.show(Message.Level.NOTICE, text),
                text -> toasts.show(Message.Level.ERROR, text));
        whatIf = new WhatIfModel(timeline);
        counterfactual = new CounterfactualPane(whatIf, timeline, measure, palette);
        whatIfSide = new WhatIfPane(whatIf, files, palette::get, () -> counterfactual.show(CounterfactualPane.Shown.SWEEP));
        sweep = new SweepModel(run);
        sweepSide = new SweepForm(sweep, run, files, palette::get);
        sweepMiddle = new SweepPane(sweep, measure, palette);
        advisor = new AdvisorModel(timeline, sweep);
        adviceSide = new AdvisorPane(advisor);
        tabs.getStyleClass().add("views");
        VBox.setVgrow(side, Priority.ALWAYS);
        tabs.selectedProperty().addListener(_ -> arrange());
        arrange();
    }

    /** The right column: the tabs, and what stands beside the picture in the chosen view. */
    Region side() {
        StackPane head = new StackPane(tabs);
        head.getStyleClass().add("views-head");
        VBox column = new VBox(head, side);
        column.getStyleClass().add("views-column");
        return column;
    }

    /** The picture of the chosen view. */
    Region middle() {
        return middle;
    }

    /**
     * What shows each view and goes to its first control, in the order of {@link RunView}.
     *
     * @param before makes sure that it can be seen
     */
    List<Runnable> shows(Runnable before) {
        return Arrays.stream(RunView.values()).<Runnable>map(view -> () -> {
            before.run();
            show(view);
        }).toList();
    }

    private void show(RunView view) {
        tabs.select(view);
        side.applyCss(); // a scroll pane takes its content into the scene only with its skin
        side.layout();
        switch (view) {
            case RUN -> area.timeline().requestFocus();
            case WHAT_IF -> whatIfSide.focusFirst();
            case WORKERS -> sweepSide.focusFirst();
            case ADVICE -> adviceSide.focusFirst();
        }
    }

    /** Makes sure that the run's picture can be seen. */
    void showTimeline() {
        if (tabs.selected() == RunView.WORKERS) {
            tabs.select(RunView.RUN);
        }
    }

    private void arrange() {
        RunView view = tabs.selected();
        whatIf.activeProperty().set(view == RunView.WHAT_IF);
        area.timeline().partsProperty().set(view == RunView.WHAT_IF ? ABOVE_ANOTHER : Parts.ALL);
        area.showBelow(view == RunView.WHAT_IF ? counterfactual : null);
        middle.getChildren().setAll(view == RunView.WORKERS ? sweepMiddle : area);
        side.getChildren().setAll(switch (view) {
            case RUN -> runSide;
            case WHAT_IF -> whatIfSide;
            case WORKERS -> sweepSide;
            case ADVICE -> adviceSide;
        });
    }

    /** How the run is shown, for an export of what is seen: with the run that would have been beneath its lanes, while that is shown. */
    PictureStyle pictured() {
        PictureStyle options = area.timeline().shownOptions().withParts(Parts.ALL);
        if (tabs.selected() != RunView.WHAT_IF || counterfactual.ghost().isEmpty()) {
            return options;
        }
        List<Ghost> ghosts = new ArrayList<>(options.ghosts());
        ghosts.add(counterfactual.ghost().get());
        return options.withGhosts(ghosts);
    }

    @Override
    public void close() {
        whatIf.close();
        sweep.close();
        advisor.close();
        counterfactual.close();
    }
}
