package io.poolscope.view.whatif;

import io.poolscope.analysis.whatif.Knob;
import io.poolscope.analysis.whatif.WhatIf;
import io.poolscope.render.shape.Palette;
import io.poolscope.view.chart.ChartFiles;
import io.poolscope.words.DurationWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a person asks what would have been, and reads it: the numbers, the differences, what is assumed, and a sweep. */
public final class WhatIfPane extends ScrollPane {
    private final WhatIfModel model;
    private final Label status = words("what-if-status");
    private final Label sentence = words("what-if-sentence");
    private final Label trust = words("what-if-trust");
    private final VBox assumed = new VBox(4);
    private final DifferenceTable table = new DifferenceTable();
    private final Button reset = new Button("As it was");
    private final ComboBox<String> pool = new ComboBox<>();
    private final VBox pools;
    private final KnobCell first;
    private boolean wantsFocus;

    /**
     * A pane over a model.
     *
     * @param saver saves what a sweep found
     * @param palette the look that pictures are saved in
     * @param onSweep told when a sweep is asked for, so that its chart is shown
     */
    public WhatIfPane(WhatIfModel model, ChartFiles saver, Supplier<Palette> palette, Runnable onSweep) {
        this.model = model;
        pools = pools();
        getStyleClass().addAll("right-column", "plain-scroll");
        setId("what-if");
        Label title = new Label("WHAT IF");
        title.getStyleClass().add("caps");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        reset.getStyleClass().add("link-button");
        reset.setId("what-if-reset");
        reset.setAccessibleText("Take all changes back");
        reset.setOnAction(_ -> model.reset());
        reset.visibleProperty().bind(model.changesProperty().map(changes -> !changes.isEmpty()));
        HBox heading = new HBox(8, title, gap, reset);
        heading.getStyleClass().add("section-heading");
        GridPane knobs = new GridPane();
        knobs.getStyleClass().add("knobs");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        knobs.getColumnConstraints().addAll(half, half);
        List<KnobCell> cells = new ArrayList<>();
        for (Knob knob : List.of(Knob.WORKERS, Knob.QUEUE, Knob.POLICY, Knob.ORDER, Knob.DELIVERY, Knob.PACE, Knob.WINDOW, Knob.CHUNK)) {
            KnobCell cell = new KnobCell(knob, model);
            knobs.add(cell, cells.size() % 2, cells.size() / 2);
            cells.add(cell);
        }
        first = cells.getFirst();
        VBox outcome = new VBox(8, status, sentence, table, trust, assumed);
        outcome.getStyleClass().add("section");
        VBox content = new VBox(new VBox(10, heading, pools, knobs), outcome, rule(), new SweepBox(model, saver, palette, onSweep));
        content.getStyleClass().add("content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        model.answerProperty().addListener(_ -> show());
        model.statusProperty().addListener(_ -> show());
        model.busyProperty().addListener(_ -> show());
        model.baseProperty().addListener(_ -> read());
        show();
    }

    /** Which of several pools is changed; not there for a run with one. */
    private VBox pools() {
        Label name = new Label("Pool");
        name.getStyleClass().add("knob-name");
        name.setLabelFor(pool);
        pool.setId("what-if-pool");
        pool.getStyleClass().add("value-choice");
        pool.setAccessibleText("Pool to change");
        pool.setAccessibleHelp("Which of the run's pools is changed; the others stay as they were");
        pool.setTooltip(new Tooltip("Which of the run's pools is changed; the others stay as they were"));
        pool.setMaxWidth(Double.MAX_VALUE);
        pool.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        model.poolProperty().addListener(_ -> showPools());
        VBox box = new VBox(name, pool);
        box.getStyleClass().add("knob");
        box.managedProperty().bind(box.visibleProperty());
        box.setVisible(false);
        return box;
    }

    private void showPools() {
        WhatIfModel.Base base = model.baseProperty().get();
        List<String> names = base == null ? List.of() : base.extraction().poolNames().stream().distinct().toList();
        if (!pool.getItems().equals(names)) {
            pool.getItems().setAll(names);
        }
        pool.setValue(names.isEmpty() ? null : model.poolProperty().get());
        pools.setVisible(names.size() > 1);
    }

    private static Label words(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("finding-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private static Node rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        return rule;
    }

    private void show() {
        WhatIfModel.Answer answer = model.answerProperty().get();
        boolean asked = model.baseProperty().get() != null && model.statusProperty().get().isEmpty();
        status.setText(!asked ? model.statusProperty().get()
                : answer == null ? model.busyProperty().get() ? "Simulating…"
                        : "Change a number: the run is simulated with it, beneath the real one."
                : "");
        sentence.setText(answer == null ? "" : answer.whatIf().map(WhatIf::sentence).orElse(answer.problem()));
        sentence.getStyleClass().removeAll("problem");
        if (answer != null && answer.whatIf().isEmpty()) {
            sentence.getStyleClass().add("problem");
        }
        table.show(answer == null ? List.of() : answer.differences());
        trust.setText(answer == null ? "" : answer.whatIf().map(whatIf -> trust(answer.base(), whatIf)).orElse(""));
        assumed.getChildren().setAll(
                answer == null ? List.of() : answer.whatIf().map(WhatIf::assumptions).orElse(answer.base().extraction().assumptions())
                        .stream().map(WhatIfPane::assumption).toList());
        assumed.setVisible(!assumed.getChildren().isEmpty());
        assumed.setManaged(assumed.isVisible());
    }

    private static Label assumption(String text) {
        Label label = new Label("Assumed: " + text);
        label.getStyleClass().addAll("finding-text", "assumption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** How far the simulation is from the truth where the truth is known. */
    private static String trust(WhatIfModel.Base base, WhatIf whatIf) {
        // Of several pools only one is simulated, without the consumers of the others.
        long real = base.run().pools().size() > 1 ? whatIf.realMakespan() : base.makespan();
        if (real <= 0) {
            return "";
        }
        double apart = 100.0 * Math.abs(whatIf.before().makespan() - real) / real;
        return "Both columns are simulated. The real run took " + DurationWords.of(real)
                + String.format(Locale.ROOT, ", %.1f %% from the simulated one.", apart);
    }

    /** Puts the cursor into the first number, as soon as the run was read. */
    public void focusFirst() {
        wantsFocus = model.baseProperty().get() == null;
        first.focusControl();
    }

    private void read() {
        showPools();
        boolean nobody =
                getScene() != null && (getScene().getFocusOwner() == null || !(getScene().getFocusOwner() instanceof TextInputControl));
        if (wantsFocus && model.baseProperty().get() != null && nobody) {
            first.focusControl();
        }
        wantsFocus &= model.baseProperty().get() == null;
        show();
    }
}
