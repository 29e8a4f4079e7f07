package io.poolscope.view.advise;

import io.poolscope.analysis.sizing.Advice;
import io.poolscope.analysis.sizing.AdvicePart;
import io.poolscope.view.sheet.CheckedField;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a person says what is to be run, in words or in figures, and reads how. The answer follows as one types. */
public final class AdvisorPane extends ScrollPane {
    private static final Quantities.Reader NANOS = Quantities::nanos;
    private static final Quantities.Reader BYTES = Quantities::bytes;

    private final AdvisorModel model;
    private final TextField words = new TextField();
    private final CheckedField duration = field("advice-duration", "One task takes", NANOS, "as 200ms");
    private final CheckedField computing = field("advice-cpu", "Of which it computes", NANOS, "as 20ms");
    private final CheckedField items = field("advice-items", "How many tasks", Question.ITEMS, "as the words say");
    private final CheckedField bytes = field("advice-bytes", "Data of one task", BYTES, "as 2 MB");
    private final CheckedField processors = field("advice-cores", "Processors", Question.PROCESSORS, "");
    private final CheckedField connections = field("advice-connections", "Connections at most", Question.CONNECTIONS, "no limit");
    private final Label status = new Label();
    private final VBox answer = new VBox(8);
    private boolean filling;

    /** A pane over a model. */
    public AdvisorPane(AdvisorModel model) {
        this.model = model;
        getStyleClass().addAll("right-column", "plain-scroll");
        setId("advice");
        processors.field().setPromptText(Runtime.getRuntime().availableProcessors() + ", this machine");
        words.setId("advice-words");
        words.getStyleClass().add("field");
        words.setAccessibleText("The task in words");
        words.setPromptText("resize 1000 images");
        words.textProperty().addListener(_ -> ask());
        GridPane form = new GridPane();
        form.getStyleClass().add("knobs");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        form.getColumnConstraints().addAll(half, half);
        form.add(cell("One task takes", duration), 0, 0);
        form.add(cell("Of which it computes", computing), 1, 0);
        form.add(cell("How many tasks", items), 0, 1);
        form.add(cell("Data of one task", bytes), 1, 1);
        form.add(cell("Processors", processors), 0, 2);
        form.add(cell("Connections at most", connections), 1, 2);
        status.setId("advice-status");
        status.getStyleClass().add("finding-text");
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        status.managedProperty().bind(status.visibleProperty());
        status.visibleProperty().bind(status.textProperty().isNotEmpty());
        status.textProperty().bind(model.statusProperty());
        answer.setId("advice-answer");
        VBox content = new VBox(new VBox(8, heading(), cell("The task in words", words), form), status, answer);
        content.getStyleClass().add("content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        model.answerProperty().addListener((_, _, now) -> show(now));
        model.measuredProperty().addListener((_, _, now) -> fill(now));
    }

    private HBox heading() {
        Label title = new Label("HOW TO RUN IT");
        title.getStyleClass().add("caps");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button measure = new Button("From this run");
        measure.setId("advice-measure");
        measure.getStyleClass().add("link-button");
        measure.setAccessibleText("Take the figures from the run that is shown");
        measure.setOnAction(_ -> model.measure());
        HBox heading = new HBox(8, title, gap, measure);
        heading.getStyleClass().add("section-heading");
        return heading;
    }

    private CheckedField field(String id, String name, Quantities.Reader reader, String prompt) {
        Function<String, Optional<String>> problem = text -> Quantities.problem(reader, text);
        CheckedField field = new CheckedField(id, name, problem);
        field.field().setPromptText(prompt);
        field.field().setMinWidth(60);
        field.field().textProperty().addListener(_ -> ask());
        return field;
    }

    private static VBox cell(String name, Region field) {
        Label label = new Label(name);
        label.getStyleClass().add("knob-name");
        label.setLabelFor(field);
        VBox cell = new VBox(label, field);
        cell.getStyleClass().add("knob");
        return cell;
    }

    private void ask() {
        if (!filling) {
            model.ask(new Question(words.getText(), duration.text(), computing.text(), items.text(), bytes.text(), processors.text(),
                    connections.text()));
        }
    }

    /** The figures of a run take the place of what was said in words. */
    private void fill(AdvisorModel.Measured measured) {
        if (measured == null) {
            return;
        }
        filling = true;
        words.clear();
        duration.field().setText(measured.duration());
        computing.field().setText(measured.computing());
        items.field().setText(measured.items());
        filling = false;
        ask();
    }

    private void show(AdvisorModel.Answer now) {
        answer.getChildren().clear();
        if (now == null) {
            return;
        }
        Advice advice = now.advice();
        boolean sequential = advice.approach() == Advice.Approach.SEQUENTIAL;
        add(now, AdvicePart.APPROACH, "Run it", name(advice.approach()));
        add(now, AdvicePart.WORKERS, "Workers", sequential ? "1, the caller" : Integer.toString(advice.workers()));
        add(now, AdvicePart.QUEUE, "Queue capacity", sequential ? "none" : Integer.toString(advice.queueCapacity()));
        add(now, AdvicePart.CHUNK, "Chunk", advice.chunk() == 1 ? "1 item a task" : advice.chunk() + " items a task");
        for (String assumed : now.assumed()) {
            Label label = new Label("Assumed: " + assumed);
            label.getStyleClass().add("finding-text");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            answer.getChildren().add(label);
        }
    }

    private void add(AdvisorModel.Answer now, AdvicePart part, String name, String value) {
        List<Advice.Reason> reasons = now.advice().reasons().stream().filter(reason -> reason.what() == part).toList();
        AdviceCard card = new AdviceCard(name, value, reasons.isEmpty() ? null : reasons.getFirst(), now.measuredIn());
        card.setId("advice-" + part.text());
        answer.getChildren().add(card);
    }

    private static String name(Advice.Approach approach) {
        return switch (approach) {
            case SEQUENTIAL -> "one after the other";
            case THREADS -> "on threads";
            case VIRTUAL_THREADS -> "on virtual threads";
            case PROCESSES -> "in processes";
            case PIPELINE -> "as a pipeline";
        };
    }

    /** Puts the cursor into the first field. */
    public void focusFirst() {
        words.requestFocus();
    }
}
