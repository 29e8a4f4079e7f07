package io.poolscope.view.picture;

import io.poolscope.explore.navigation.TimeText;
import io.poolscope.render.shape.Palette;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.sheet.CheckedField;
import io.poolscope.view.sheet.Choices;
import io.poolscope.view.sheet.Sheet;
import io.poolscope.view.timeline.model.TimelineModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/** The sheet that asks which picture to save and where. What can't be is said beside its field, and nothing is written. */
public final class PictureSheet extends Sheet {
    /** Which stretch of time. */
    enum What { VISIBLE, WHOLE, TYPED }

    private final TimelineModel timeline;
    private final Consumer<PictureRequest> onRequest;
    private final Choices<What> what = new Choices<>("export-what", "What", List.of(What.values()),
            List.of("Visible range", "Whole run", "Typed range"));
    private final Choices<Integer> scale = new Choices<>("export-scale", "Scale", List.of(1, 2, 3, 4), List.of("1×", "2×", "3×", "4×"));
    private final Choices<Palette> look =
            new Choices<>("export-look", "Look", Palette.all(), List.of("Dark", "Light", "White, for a page"));
    private final CheckedField range;
    private final CheckedField width = new CheckedField("export-width", "Width in pixels", PictureForm::sizeProblem);
    private final CheckedField height = new CheckedField("export-height", "Height in pixels", PictureForm::sizeProblem);
    private final CheckedField file = new CheckedField("export-file", "File", PictureForm::fileProblem);
    private final Label result = new Label();
    private final Label trouble = new Label();
    private final Button save = new Button("Export");
    private final Button copy = new Button("Copy");
    private boolean busy;

    /**
     * A sheet over a timeline.
     *
     * @param onRequest takes a request that was checked; the sheet stays open until it is told how it went
     */
    public PictureSheet(TimelineModel timeline, Consumer<PictureRequest> onRequest) {
        super("Export a picture");
        this.timeline = timeline;
        this.onRequest = Objects.requireNonNull(onRequest);
        setId("export-sheet");
        range = new CheckedField("export-range", "Typed range", text -> PictureForm.windowProblem(text, timeline.navigator().run()));
        what.select(What.VISIBLE);
        scale.select(2);
        look.select(Palette.DARK);
        width.field().setText("1600");
        height.field().setText("900");
        range.disableProperty().bind(what.selectedProperty().isNotEqualTo(What.TYPED));
        trouble.getStyleClass().add("problem");
        trouble.setId("export-trouble");
        trouble.setWrapText(true);
        trouble.setMaxWidth(520);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        trouble.managedProperty().bind(trouble.visibleProperty());
        trouble.setVisible(false);
        result.getStyleClass().add("dim");
        panel().getChildren().addAll(form(), trouble, foot());
        for (CheckedField field : List.of(width, height, range, file)) {
            field.field().textProperty().addListener(_ -> changed());
            field.field().setOnAction(_ -> request());
        }
        scale.selectedProperty().addListener(_ -> changed());
        what.selectedProperty().addListener(_ -> changed());
        changed();
    }

    private GridPane form() {
        GridPane form = new GridPane();
        form.getStyleClass().add("dialog-form");
        ColumnConstraints names = new ColumnConstraints();
        names.setHalignment(HPos.LEFT);
        ColumnConstraints fields = new ColumnConstraints(420, 460, 460);
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, fields);
        Button browse = new Button("Browse…");
        browse.getStyleClass().add("quiet");
        browse.setAccessibleText("Choose the file");
        browse.setOnAction(_ -> browse());
        browse.setMinWidth(Region.USE_PREF_SIZE);
        file.beside(browse);
        Label times = new Label("×");
        times.setMinHeight(29);
        HBox size = new HBox(8, width, times, height, result);
        result.setMinHeight(29);
        width.setPrefWidth(90);
        height.setPrefWidth(90);
        row(form, "What", what);
        row(form, "Range", range);
        row(form, "Size", size);
        row(form, "Scale", scale);
        row(form, "Look", look);
        row(form, "File", file);
        return form;
    }

    private static void row(GridPane form, String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("dim");
        label.setMinHeight(29);
        form.addRow(form.getRowCount(), label, field);
        GridPane.setValignment(label, VPos.TOP);
    }

    private HBox foot() {
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("tool");
        cancel.setOnAction(_ -> close());
        save.getStyleClass().addAll("tool", "primary");
        save.setId("export-save");
        save.setOnAction(_ -> request());
        copy.getStyleClass().add("tool");
        copy.setId("export-copy");
        copy.setAccessibleText("Copy the picture to the clipboard");
        copy.setTooltip(new Tooltip("Copy the picture to the clipboard, as it would be in a PNG file"));
        copy.setOnAction(_ -> send(Optional.empty()));
        HBox foot = new HBox(8, cancel, copy, save);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    /**
     * Opens with a name for the file, if none was typed yet, and the window's look.
     *
     * @param palette the look of the window
     */
    public void open(Path suggestion, Palette palette) {
        if (file.text().isEmpty()) {
            file.field().setText(suggestion.toString());
        }
        TimeRange shown = timeline.windowProperty().get();
        range.field().setText(TimeText.roundedWindow(shown));
        look.select(palette);
        busy = false;
        changed();
        open();
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export a picture");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("Pictures", "*.png", "*.svg"));
        Path now = Path.of(file.text()).toAbsolutePath();
        if (now.getParent().toFile().isDirectory()) {
            chooser.setInitialDirectory(now.getParent().toFile());
            chooser.setInitialFileName(now.getFileName().toString());
        }
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            file.field().setText(chosen.toString());
        }
    }

    private void changed() {
        boolean sized = width.isFine() && height.isFine();
        Optional<String> large = sized ? PictureForm.tooLarge(number(width), number(height), scale.selected()) : Optional.empty();
        result.setText(
                sized ? "= " + number(width) * scale.selected() + " × " + number(height) * scale.selected() + " pixels in the file" : "");
        trouble.setText(large.orElse(""));
        trouble.setVisible(large.isPresent());
        boolean picture = sized && range.isFine() && large.isEmpty() && !busy;
        copy.setDisable(!picture);
        save.setDisable(!picture || !file.isFine());
    }

    private static int number(CheckedField field) {
        return Integer.parseInt(field.text().strip());
    }

    private void request() {
        if (!save.isDisabled()) {
            send(Optional.of(Path.of(file.text().strip()).toAbsolutePath()));
        }
    }

    private void send(Optional<Path> target) {
        busy = true;
        changed();
        TimeRange run = timeline.navigator().run();
        TimeRange window = switch (what.selected()) {
            case VISIBLE -> timeline.windowProperty().get();
            case WHOLE -> run.padded(0.02);
            case TYPED -> TimeText.parseWindow(range.text(), run);
        };
        onRequest.accept(new PictureRequest(window, number(width), number(height), scale.selected(), look.selected(), target));
    }

    /** It could not be written or copied: says why and stays, so that it can be tried again. */
    public void failed(String why) {
        busy = false;
        changed();
        trouble.setText(why);
        trouble.setVisible(true);
    }
}
