package io.poolscope.view.window;

import io.poolscope.render.Marks.Growth;
import io.poolscope.session.SessionState;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.theme.Theme;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The row on top: run, pause, stop, step, speed; follow, fit, the time window; export and look. In a narrower window
 * first the air goes, then the words; the icons stay.
 */
final class RunToolBar extends HBox {
    /** For a text that changes, as Pause, which becomes Go on; in pixels. */
    private static final double SLACK = 8;
    /** Words, but little air between them. */
    private static final PseudoClass CLOSE = PseudoClass.getPseudoClass("close");
    /** Icons only. */
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final RunModel model;
    private final BooleanBinding live;
    private final WindowField field;
    private final Runnable export;
    /** What the row needs with air, and with words close together, in pixels; 0 while nobody knows. */
    private double roomy;
    private double close;

    RunToolBar(RunModel model, TimelineModel timeline, ObjectProperty<Theme> theme, FileMenu files, Runnable export, Consumer<String> wrongWindow,
            Runnable leave) {
        this.model = model;
        this.export = export;
        field = new WindowField(timeline, wrongWindow, leave);
        live = Bindings.createBooleanBinding(() -> model.stateProperty().get() == SessionState.RUNNING
                || model.stateProperty().get() == SessionState.PAUSED, model.stateProperty());
        getStyleClass().add("tool-bar-row");
        Label brand = new Label("Poolscope");
        brand.getStyleClass().add("brand");
        brand.setMinWidth(USE_PREF_SIZE);
        Region grow = new Region();
        grow.getStyleClass().add("tool-grow");
        HBox.setHgrow(grow, Priority.ALWAYS);
        getChildren().addAll(brand, run(), holder(pause()), stop(), holder(step()), gap(), holder(new SpeedButtons(model)), gap(),
                followHolder(timeline), fit(timeline), gap(), field, grow, files, exportButton(), look(theme));
        widthProperty().addListener(_ -> fitIn());
        field.prefColumnCountProperty().addListener(_ -> {
            roomy = 0; // to be measured anew with a field of that length
            fitIn();
        });
    }

    private void fitIn() {
        if (getScene() == null) {
            return;
        }
        if (roomy == 0) {
            roomy = needed(false);
            close = needed(true);
        }
        look(getWidth() < roomy, getWidth() < close);
    }

    /** What the row needs with its words, by the style sheet in force. */
    private double needed(boolean closely) {
        look(closely, false);
        applyCss();
        return prefWidth(-1) + SLACK;
    }

    private void look(boolean closely, boolean compact) {
        pseudoClassStateChanged(CLOSE, closely && !compact);
        pseudoClassStateChanged(COMPACT, compact);
    }

    private Button run() {
        Button run = button("run", "Run", "Run the scenario with these parameters (Ctrl+Enter)");
        run.getStyleClass().add("primary");
        run.setOnAction(_ -> model.run());
        return run;
    }

    private Button pause() {
        Button pause = button("pause", "Pause", "");
        BooleanBinding paused = model.stateProperty().isEqualTo(SessionState.PAUSED);
        pause.textProperty().bind(Bindings.when(paused).then("Go on").otherwise("Pause"));
        pause.accessibleTextProperty().bind(Bindings.when(paused).then("Go on with the run").otherwise("Pause the run"));
        pause.setOnAction(_ -> model.togglePause());
        pause.disableProperty().bind(live.not().or(model.timeControlProperty().isNotEmpty()));
        pause.setTooltip(null);
        paused.addListener((_, _, now) -> pause.getGraphic().getStyleClass().setAll("icon", now ? "run" : "pause"));
        return pause;
    }

    private Button stop() {
        Button stop = button("stop", "Stop", "End the run; its picture stays (Ctrl+.)");
        stop.setOnAction(_ -> model.stop());
        stop.disableProperty().bind(live.not());
        return stop;
    }

    private Button step() {
        Button step = button("step", "Step", "");
        step.setTooltip(null);
        step.setOnAction(_ -> model.step());
        step.disableProperty().bind(live.not().or(model.timeControlProperty().isNotEmpty()));
        return step;
    }

    /** A disabled control shows no tooltip: the box around it says what it does, or why it can't. */
    private Node holder(Node control) {
        StackPane box = new StackPane(control);
        Tooltip tip = new Tooltip();
        String what = switch (control.getId()) {
            case "pause" -> "Let the run's time stand still, or go on (Space)";
            case "step" -> "Let exactly one event happen (E)";
            default -> "How fast the run's time goes";
        };
        tip.textProperty().bind(Bindings.when(model.timeControlProperty().isEmpty()).then(what)
                .otherwise(Bindings.concat("Not in this run: ", model.timeControlProperty())));
        control.accessibleHelpProperty().bind(tip.textProperty());
        Tooltip.install(box, tip);
        return box;
    }

    /** As {@link #holder}, by another reason. */
    private static Node followHolder(TimelineModel timeline) {
        ToggleButton follow = follow(timeline);
        StackPane box = new StackPane(follow);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(timeline.growthProperty().map(growth -> switch (growth) {
            case LIVE -> "Keep the live end of the run in sight (L)";
            case READING -> "Nothing is live while a file is read: the run in it is over";
            case OVER -> "Nothing is live: this run is over";
        }));
        follow.accessibleHelpProperty().bind(tip.textProperty());
        Tooltip.install(box, tip);
        return box;
    }

    private static ToggleButton follow(TimelineModel timeline) {
        ToggleButton follow = new ToggleButton("Follow live");
        dress(follow, "follow", "");
        follow.setTooltip(null);
        follow.setAccessibleText("Follow live");
        timeline.followingProperty().subscribe(follow::setSelected);
        follow.setOnAction(_ -> {
            if (follow.isSelected()) {
                timeline.navigator().follow();
            } else {
                timeline.navigator().stay();
            }
        });
        follow.disableProperty().bind(timeline.growthProperty().isNotEqualTo(Growth.LIVE));
        return follow;
    }

    private static Button fit(TimelineModel timeline) {
        Button fit = button("fit", "Fit  F", "Fit the selection; again: the whole run (F)");
        fit.setOnAction(_ -> timeline.navigator().fitSelectionThenAll(timeline.selectedStretch()));
        return fit;
    }

    private Button exportButton() {
        Button button = button("export", "Export…  Ctrl+E", "Save the picture as a file (Ctrl+E)");
        button.setOnAction(_ -> export());
        return button;
    }

    private static Button look(ObjectProperty<Theme> theme) {
        Button look = button("look", "", "Change between the dark and the light look (Ctrl+T)");
        look.textProperty().bind(theme.map(Theme::title));
        look.accessibleTextProperty().bind(theme.map(now -> "Look: " + now.title() + ". Change to " + now.other().title()));
        look.setOnAction(_ -> theme.set(theme.get().other()));
        return look;
    }

    /** Opens what the export button opens. */
    void export() {
        export.run();
    }

    /** Shows the newest time window; to be called once a frame. */
    void pulse(long nanos) {
        field.pulse(nanos);
    }

    /** Puts the cursor into the field of the time window. */
    void focusWindowField() {
        field.requestFocus();
        field.selectAll();
    }

    private static Region gap() {
        Region gap = new Region();
        gap.getStyleClass().add("tool-gap");
        return gap;
    }

    private static Button button(String id, String text, String tip) {
        Button button = new Button(text);
        dress(button, id, tip);
        if (!text.isEmpty()) {
            button.setAccessibleText(text.replaceFirst("  .*", "")); // the key after two spaces is no part of the name
        }
        return button;
    }

    private static void dress(ButtonBase button, String id, String tip) {
        Region icon = new Region();
        icon.getStyleClass().addAll("icon", id);
        button.setGraphic(icon);
        button.setId(id);
        button.getStyleClass().add("tool");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(tip));
    }
}
