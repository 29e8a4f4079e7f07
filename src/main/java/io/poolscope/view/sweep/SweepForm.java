package io.poolscope.view.sweep;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.analysis.sizing.SweepCsv;
import io.poolscope.render.chart.Charts;
import io.poolscope.render.shape.Palette;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.view.chart.ChartFiles;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.sheet.CheckedField;
import io.poolscope.view.sheet.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a person says which numbers of workers to try, and reads which is recommended. */
public final class SweepForm extends ScrollPane {
    private static final String ABOUT =
            "Each number is played for real, with the other parameters as on the left. A run that goes on in the window is stopped first.";
    private static final String MEASURED = "CPU time is the whole process's, this window included; heap the most in use that was seen; "
            + "stacks what the workers' threads reserve.";

    private final SweepModel model;
    private final RunModel run;
    private final Label title = new Label();
    private final CheckedField counts = new CheckedField("sweep-counts", "Numbers of workers, with commas between", CountsText::problem);
    private final CheckedField repeats = new CheckedField("sweep-repeats", "Runs with each number", CountsText::repeatsProblem);
    private final Choices<Double> speed = new Choices<>("sweep-speed", "Speed", List.of(1.0, 10.0, 50.0), List.of("1×", "10×", "50×"));
    private final Button go = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = words("sweep-words", "finding-text");
    private final VBox outcome = new VBox(6);
    private final HBox files;

    /**
     * A form over a model.
     *
     * @param saver saves what was found
     * @param palette the look that pictures are saved in
     */
    public SweepForm(SweepModel model, RunModel run, ChartFiles saver, Supplier<Palette> palette) {
        this.model = model;
        this.run = run;
        getStyleClass().addAll("right-column", "plain-scroll");
        setId("sweep");
        Label caps = new Label("HOW MANY WORKERS?");
        caps.getStyleClass().add("caps");
        title.setId("sweep-title");
        title.getStyleClass().add("value");
        title.setWrapText(true);
        counts.field().setText("1, 2, 4, 8, 16, 32");
        repeats.field().setText("3");
        counts.field().setOnAction(_ -> start());
        repeats.field().setOnAction(_ -> start());
        speed.select(10.0);
        go.setId("sweep-go");
        go.getStyleClass().addAll("tool", "primary");
        go.setOnAction(_ -> {
            if (model.goingProperty().get()) {
                model.stop();
            } else {
                start();
            }
        });
        bar.setId("sweep-bar");
        bar.setAccessibleText("How far the sweep is");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        outcome.setId("sweep-outcome");
        files = files(saver, palette);
        Label about = words("", "finding-text");
        about.setText(ABOUT);
        VBox form = new VBox(8, caps, title, about, row("Workers", counts), row("Runs each", repeats), row("Speed", speed), go, bar, words);
        VBox content = new VBox(form, outcome, files);
        content.getStyleClass().add("content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        model.foundProperty().addListener(_ -> show());
        model.progressProperty().addListener(_ -> show());
        model.problemProperty().addListener(_ -> show());
        model.goingProperty().addListener(_ -> show());
        model.disturbedProperty().addListener(_ -> show());
        run.scenarioProperty().addListener(_ -> chosen());
        chosen();
        show();
    }

    private static Label words(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private static HBox row(String name, Region field) {
        Label label = new Label(name);
        label.getStyleClass().addAll("dim", "form-name");
        label.setLabelFor(field);
        HBox row = new HBox(8, label, field);
        HBox.setHgrow(field, Priority.ALWAYS);
        return row;
    }

    private HBox files(ChartFiles saver, Supplier<Palette> palette) {
        Button csv = new Button("CSV…");
        csv.getStyleClass().add("quiet");
        csv.setId("sweep-csv");
        csv.setAccessibleText("Save the figures as a table");
        csv.setOnAction(_ -> saver.chooseTable(getScene().getWindow(), "sweep-" + model.foundProperty().get().id(),
                SweepCsv.of(model.foundProperty().get().scaling())));
        Button png = new Button("PNG…");
        png.getStyleClass().add("quiet");
        png.setId("sweep-png");
        png.setAccessibleText("Save the charts as a picture");
        png.setOnAction(_ -> {
            SweepModel.Found found = model.foundProperty().get();
            saver.choosePicture(getScene().getWindow(), "sweep-" + found.id(), found.title() + ": how many workers?", found.sentences(),
                    Charts.of(found.scaling()), palette.get());
        });
        png.disableProperty().bind(model.foundProperty().map(found -> found.scaling().known().isEmpty()).orElse(true));
        HBox row = new HBox(6, csv, png);
        row.managedProperty().bind(row.visibleProperty());
        row.setVisible(false);
        return row;
    }

    private void start() {
        if (counts.isFine() && repeats.isFine() && !go.isDisabled() && !model.goingProperty().get()) {
            model.start(CountsText.parse(counts.text()), CountsText.repeats(repeats.text()), speed.selected());
        }
    }

    /** Another scenario was chosen: says what would be swept, or why it can't be. */
    private void chosen() {
        Scenario scenario = run.scenarioProperty().get();
        title.setText(scenario == null ? "" : scenario.about().title());
        boolean real = scenario != null && scenario.about().realTime().isPresent();
        speed.setDisable(real);
        boolean possible = scenario != null && scenario.parameters().stream()
                .anyMatch(parameter -> parameter.id().equals(SharedParameter.WORKERS.id()));
        go.setDisable(!possible);
        words.setText(
                scenario == null || possible ? "" : "It has no parameter Workers, so there is nothing to sweep. Choose another scenario.");
    }

    private void show() {
        boolean going = model.goingProperty().get();
        SweepModel.Progress progress = model.progressProperty().get();
        go.setText(going ? "Stop" : "Run the sweep");
        bar.setVisible(going);
        bar.setProgress(progress == null ? 0 : progress.share());
        if (!go.isDisabled()) {
            words.setText(progress != null ? progress.words() : model.problemProperty().get());
        }
        SweepModel.Found found = model.foundProperty().get();
        files.setVisible(found != null && !going);
        outcome.getChildren().setAll(found == null ? List.of() : outcome(found, going));
    }

    private List<Node> outcome(SweepModel.Found found, boolean going) {
        List<Node> lines = new ArrayList<>();
        if (!going) {
            List<String> sentences = found.sentences();
            found.scaling().recommended().ifPresent(_ -> lines.add(line(sentences.get(1), "sweep-advice")));
            for (String sentence : sentences) {
                if (lines.isEmpty() || !((Label) lines.getFirst()).getText().equals(sentence)) {
                    lines.add(line(sentence, "finding-text"));
                }
            }
        }
        for (Scaling.Point point : found.scaling().points()) {
            if (!point.measured()) {
                lines.add(line(point.workers() + (point.workers() == 1 ? " worker: " : " workers: ") + point.problem(), "problem"));
            }
        }
        found.told().forEach(told -> lines.add(line(told, "problem")));
        if (model.disturbedProperty().get()) {
            lines.add(line("A run went on in the window meanwhile: these figures may be too slow. Sweep again without one.", "problem"));
        }
        lines.add(line(MEASURED, "finding-text"));
        return lines;
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Puts the cursor into the first field. */
    public void focusFirst() {
        counts.field().requestFocus();
    }
}
