package io.poolscope.view.window;

import io.poolscope.file.IoErrors;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.Keystroke;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.work.Once;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/**
 * Files of runs in the window: open one by choice or by dropping it, save the run that is shown, record it while it goes on. For the
 * JavaFX thread; files are written on threads named {@code run-file}, which end with their file.
 */
final class FileActions {
    private final Stage stage;
    private final RunModel model;
    private final Consumer<Path> open;
    private final Toasts toasts;
    private final Command openCommand;
    private final Command saveCommand;
    private final Command recordCommand;

    FileActions(Stage stage, RunModel model, Consumer<Path> open, Toasts toasts) {
        this.stage = stage;
        this.model = model;
        this.open = open;
        this.toasts = toasts;
        openCommand = Command.of("Open…", this::open).with(Keystroke.ctrl(KeyCode.O));
        saveCommand = Command.of("Save run…", this::save).with(Keystroke.ctrl(KeyCode.S)).when(model.sessionProperty().isNotNull());
        recordCommand = Command.of("Record this run, or stop", this::toggleRecording).with(Keystroke.ctrl(KeyCode.R))
                .when(model.sessionProperty().isNotNull());
    }

    /** Lets a person choose a file and shows it. */
    Command openCommand() {
        return openCommand;
    }

    /** Saves the run that is shown; available while there is one. */
    Command saveCommand() {
        return saveCommand;
    }

    /** Starts or ends recording; available while there is a run. */
    Command recordCommand() {
        return recordCommand;
    }

    private void open() {
        FileChooser chooser = chooser("Open a run");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Runs", "*.pool", "*.json", "*.csv"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*"));
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            open.accept(chosen.toPath());
        }
    }

    /** Lets a person choose a file and saves what there is of the run. */
    private void save() {
        Session session = model.sessionProperty().get();
        Path file = session == null ? null : chooseTarget("Save this run", session);
        if (file != null) {
            save(session, file);
        }
    }

    /** Saves what there is of a run. */
    void save(Session session, Path file) {
        inBackground(() -> {
            session.save(file);
            boolean more = session.snapshot().begin() > 0;
            return "Saved " + file + (more ? ": the whole run, also what is no longer shown" : "");
        });
    }

    /** Starts to record the run from its beginning, or ends the recording that goes on. */
    private void toggleRecording() {
        Session session = model.sessionProperty().get();
        if (session == null) {
            return;
        }
        Optional<RecordingWriter> going = session.recording();
        if (going.isPresent()) {
            Path file = going.get().file();
            inBackground(() -> {
                try {
                    session.stopRecording();
                } catch (IOException e) {
                    throw new IOException(file + " can't be written: " + IoErrors.message(e), e);
                }
                return "Recorded " + file;
            });
            return;
        }
        Path file = chooseTarget("Record this run", session);
        if (file != null) {
            record(session, file);
        }
    }

    /** Records a run into a file; a failure later on is among the run's messages. */
    void record(Session session, Path file) {
        inBackground(() -> {
            try {
                session.record(file);
            } catch (IOException e) {
                throw new IOException(file + " can't be written: " + IoErrors.message(e), e);
            }
            return session.state().ended() && session.recording().isEmpty()
                    ? "Recorded " + file + ": the run is over, and all of it is in the file"
                    : "Recording to " + file + " until the run ends, or " + recordCommand.key();
        });
    }

    /** Opens files that are dropped on the window. */
    void acceptDrops(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.setOnDragDropped(event -> {
            event.setDropCompleted(dropped(event.getDragboard().getFiles()));
            event.consume();
        });
    }

    /** Opens the first of some files; false if there is none. */
    boolean dropped(List<File> dropped) {
        if (dropped == null || dropped.isEmpty()) {
            return false;
        }
        open.accept(dropped.getFirst().toPath());
        if (dropped.size() > 1) {
            toasts.show(Message.Level.NOTICE,
                    "One run is shown at a time: opened " + dropped.getFirst().getName() + " of " + dropped.size() + " files");
        }
        return true;
    }

    private Path chooseTarget(String title, Session session) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(session.info().scenario() + ".pool");
        File chosen = chooser.showSaveDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }

    private void inBackground(Once.Work<String> work) {
        Once.run("run-file", work, done -> toasts.show(Message.Level.NOTICE, done), why -> toasts.show(Message.Level.ERROR, why));
    }
}
