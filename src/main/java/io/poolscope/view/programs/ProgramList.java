package io.poolscope.view.programs;

import io.poolscope.attach.ObservedProgram;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * The programs, those that are here above those that are gone; not there while there are none. What is selected for a
 * moment counts as chosen: one, or with Ctrl or Shift several. For the JavaFX thread.
 */
public final class ProgramList extends VBox {
    private static final Duration REST = Duration.millis(250);
    private static final double ROW = 44;
    private static final int MOST_ROWS = 4;
    private static final long LOOK_NANOS = 250_000_000L;

    private final ObservableList<ObservedProgram> programs = FXCollections.observableArrayList();
    private final ListView<ObservedProgram> list = new ListView<>(programs);
    private final ProgramText text = new ProgramText();
    private final PauseTransition rest = new PauseTransition(REST);
    private Consumer<List<ObservedProgram>> onChosen = _ -> {};
    private List<ObservedProgram> chosen = List.of();
    private long looked;

    /** Without a program. */
    public ProgramList() {
        getStyleClass().add("program-chooser");
        setSpacing(6);
        Label heading = new Label("PROGRAMS");
        heading.getStyleClass().add("caps");
        list.setId("programs");
        list.getStyleClass().add("scenario-list");
        list.setAccessibleText("Programs that are observed; choose one, or several with Ctrl");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new ProgramCell());
        list.setFixedCellSize(ROW);
        list.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<ObservedProgram>) _ -> rest.playFromStart());
        rest.setOnFinished(_ -> choose(List.copyOf(list.getSelectionModel().getSelectedItems())));
        getChildren().addAll(heading, list);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private void choose(List<ObservedProgram> now) {
        if (!now.isEmpty() && !now.equals(chosen)) {
            chosen = now;
            onChosen.accept(now);
        }
    }

    /** Who is told when a person has chosen programs: at least one. */
    public void setOnChosen(Consumer<List<ObservedProgram>> onChosen) {
        this.onChosen = Objects.requireNonNull(onChosen);
    }

    /** Marks none: what is shown is something else. */
    public void showNone() {
        rest.stop();
        chosen = List.of();
        list.getSelectionModel().clearSelection();
    }

    /**
     * Lists these; to be called once a frame.
     *
     * @param all in the order in which they came
     * @param now the frame's time, in nanoseconds
     */
    public void pulse(List<ObservedProgram> all, long now) {
        if (now - looked < LOOK_NANOS) {
            return;
        }
        looked = now;
        text.look(all, now);
        if (!programs.equals(all)) {
            // Only ever more at the end, but for the oldest that are gone: what is selected stays so.
            programs.retainAll(all);
            programs.addAll(all.subList(programs.size(), all.size()));
            setVisible(!all.isEmpty());
            list.setPrefHeight(ROW * Math.min(MOST_ROWS, all.size()) + 4);
            list.setMinHeight(list.getPrefHeight());
        }
        list.refresh();
    }

    /** A program: its name above what there is to say of it. */
    private final class ProgramCell extends ListCell<ObservedProgram> {
        private final Label title = new Label();
        private final Label says = new Label();
        private final VBox box = new VBox(title, says);
        private final Tooltip tip = new Tooltip();

        ProgramCell() {
            getStyleClass().add("scenario-cell");
            box.getStyleClass().add("program-row");
            title.getStyleClass().add("value");
            says.getStyleClass().add("task-label");
            setPrefWidth(0); // as wide as the list: long texts end in an ellipsis, and are whole in the tip
            tip.textProperty().bind(says.textProperty());
        }

        @Override
        protected void updateItem(ObservedProgram program, boolean empty) {
            super.updateItem(program, empty);
            if (empty || program == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            setTooltip(tip);
            title.setText(program.info().title());
            says.setText(text.of(program));
            setAccessibleText(program.info().title() + ", " + says.getText());
            setGraphic(box);
        }
    }
}
