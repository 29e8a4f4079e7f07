package io.poolscope.view.window;

import io.poolscope.session.SessionState;
import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.Keystroke;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.theme.Theme;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The row on top: run, pause, stop, step, speed; follow, fit, the time window; export and look. In a narrower window
 * first the air goes, then the words; the icons stay. In one narrower still what has a key and is no part of a run goes: the name, export,
 * look.
 */
final class RunToolBar extends HBox {
    /** For a text that changes, as Pause, which becomes Go on; in pixels. */
    private static final double SLACK = 8;
    /** Words, but little air between them. */
    private static final PseudoClass CLOSE = PseudoClass.getPseudoClass("close");
    /** Icons only. */
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final RunModel model;
    private final WindowField field;
    private final RunCommands commands;
    private final Command typeWindow = Command.of("Type a time window", this::focusWindowField).with(Keystroke.ctrl(KeyCode.G));
    /** What the row needs with air, and with words close together, in pixels; 0 while nobody knows. */
    private double roomy;
    private double close;
    private double compact;
    /** What can be done without in a narrow window. */
    private final List<Node> spare;

    RunToolBar(RunModel model, RunCommands commands, TimelinePane pane, ObservableValue<Theme> theme, FileMenu files, Command export,
            Command look,
            Consumer<String> wrongWindow) {
        this.model = model;
        this.commands = commands;
        TimelineModel timeline = pane.model();
        field = new WindowField(timeline, wrongWindow, pane::requestFocus);
        field.setTooltip(new Tooltip(typeWindow.tip("What is shown. Type 1.25s–1.75s, 3s+200ms, last 2s or all, then Enter")));
        getStyleClass().add("tool-bar-row");
        Label brand = new Label("Poolscope");
        brand.getStyleClass().add("brand");
        brand.setMinWidth(USE_PREF_SIZE);
        Region grow = new Region();
        grow.getStyleClass().add("tool-grow");
        HBox.setHgrow(grow, Priority.ALWAYS);
        Button exportButton = exportButton(export);
        Button lookButton = look(look, theme);
        spare = List.of(brand, exportButton, lookButton);
        getChildren().addAll(brand, run(), holder(pause()), stop(), holder(step()), gap(), holder(new SpeedButtons(model)), gap(),
                followHolder(timeline, pane.commands().follow()), fit(pane.commands().fit()), gap(), field, grow, files,
                exportButton, lookButton);
        sceneProperty().flatMap(Scene::widthProperty).orElse(0).addListener(_ -> fitIn());
        widthProperty().addListener(_ -> fitIn());
        field.prefColumnCountProperty().addListener(_ -> {
            roomy = 0; // to be measured anew with a field of that length
            fitIn();
        });
    }

    private void fitIn() {
        if (getScene() == null || getWidth() == 0) { // before its first layout its style is not there to be measured
            return;
        }
        if (roomy == 0) {
            showSpare(true);
            roomy = needed(false);
            close = needed(true);
            look(false, true);
            applyCss();
            compact = prefWidth(-1);
        }
        double room = getScene().getWidth(); // its own width is never less than what it needs
        showSpare(room >= compact);
        look(room < roomy, room < close);
    }

    private void showSpare(boolean shown) {
        if (spare.getFirst().isManaged() != shown) {
            spare.forEach(part -> {
                part.setVisible(shown);
                part.setManaged(shown);
            });
        }
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
        Button run = button("run", commands.run(), commands.run().text(), "Run the scenario with these parameters");
        run.getStyleClass().add("primary");
        run.getTooltip().textProperty().bind(Bindings.createStringBinding(this::runs, model.sessionProperty(), model.scenarioProperty()));
        run.accessibleHelpProperty().bind(run.getTooltip().textProperty());
        return run;
    }

    /** Which run it would be: that of the file again, or that of the chosen scenario. */
    private String runs() {
        if (model.scenarioProperty().get() == null) {
            return commands.run().tip("Run the scenario with these parameters");
        }
        String title = "“" + model.scenarioProperty().get().about().title() + "”";
        boolean again =
                model.isFromFile() && model.sessionProperty().get().info().scenario().equals(model.scenarioProperty().get().about().id());
        return commands.run()
                .tip(again ? "Play the file's run of " + title + " again, with its parameters" : "Run " + title + " with these parameters");
    }

    private Button pause() {
        Button pause = button("pause", commands.pause(), commands.pause().text(), "");
        BooleanBinding paused = model.stateProperty().isEqualTo(SessionState.PAUSED);
        pause.textProperty().bind(Bindings.when(paused).then("Go on").otherwise(commands.pause().text()));
        pause.accessibleTextProperty().bind(Bindings.when(paused).then("Go on with the run").otherwise("Pause the run"));
        pause.setTooltip(null);
        paused.addListener((_, _, now) -> pause.getGraphic().getStyleClass().setAll("icon", now ? "run" : "pause"));
        return pause;
    }

    private Button stop() {
        return button("stop", commands.stop(), commands.stop().text(), "End the run; its picture stays");
    }

    private Button step() {
        Button step = button("step", commands.step(), commands.step().text(), "");
        step.setTooltip(null);
        return step;
    }

    /** A disabled control shows no tooltip: the box around it says what it does, or why it can't. */
    private Node holder(Node control) {
        StackPane box = new StackPane(control);
        Tooltip tip = new Tooltip();
        String what = switch (control.getId()) {
            case "pause" -> commands.pause().tip("Let the run's time stand still, or go on");
            case "step" -> commands.step().tip("Let exactly one event happen");
            default -> "How fast the run's time goes";
        };
        tip.textProperty().bind(Bindings.when(model.timeControlProperty().isEmpty()).then(what)
                .otherwise(Bindings.concat("Not in this run: ", model.timeControlProperty())));
        control.accessibleHelpProperty().bind(tip.textProperty());
        Tooltip.install(box, tip);
        return box;
    }

    /** As {@link #holder}, by another reason. */
    private static Node followHolder(TimelineModel timeline, Command command) {
        ToggleButton follow = follow(timeline, command);
        StackPane box = new StackPane(follow);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(timeline.growthProperty().map(growth -> switch (growth) {
            case LIVE -> command.tip("Keep the live end of the run in sight");
            case READING -> "Nothing is live while a file is read: the run in it is over";
            case OVER -> "Nothing is live: this run is over";
        }));
        follow.accessibleHelpProperty().bind(tip.textProperty());
        Tooltip.install(box, tip);
        return box;
    }

    private static ToggleButton follow(TimelineModel timeline, Command command) {
        ToggleButton follow = command.dress(new ToggleButton(command.text()));
        dress(follow, "follow", "");
        follow.setTooltip(null);
        follow.setAccessibleText(command.text());
        timeline.followingProperty().subscribe(follow::setSelected);
        follow.setOnAction(_ -> {
            if (follow.isSelected()) {
                command.run();
            } else {
                timeline.navigator().stay();
            }
        });
        return follow;
    }

    private static Button fit(Command command) {
        return button("fit", command, command.textWithKey(), "Fit the selection; again: the whole run");
    }

    private static Button exportButton(Command command) {
        return button("export", command, command.textWithKey(), "Save the picture as a file");
    }

    private static Button look(Command command, ObservableValue<Theme> theme) {
        Button look = button("look", command, "", "Change between the dark and the light look");
        look.textProperty().bind(theme.map(Theme::title));
        look.accessibleTextProperty().bind(theme.map(now -> "Look: " + now.title() + ". Change to " + now.other().title()));
        return look;
    }

    /** Puts the cursor into the field of the time window. */
    Command typeWindow() {
        return typeWindow;
    }

    /** Shows the newest time window; to be called once a frame. */
    void pulse(long nanos) {
        field.pulse(nanos);
    }

    private void focusWindowField() {
        field.requestFocus();
        field.selectAll();
    }

    private static Region gap() {
        Region gap = new Region();
        gap.getStyleClass().add("tool-gap");
        return gap;
    }

    private static Button button(String id, Command command, String text, String tip) {
        Button button = command.dress(new Button(text));
        dress(button, id, command.tip(tip));
        if (!text.isEmpty()) {
            button.setAccessibleText(command.text()); // its key is no part of the name
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
