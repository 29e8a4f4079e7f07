package io.poolscope.view.parameter;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.stage.DirectoryChooser;

/** Opens the system's folder dialog for a parameter that is a folder. */
final class FolderButton extends Button {
    FolderButton(ParameterModel<Path> model) {
        super("Browse…");
        getStyleClass().add("quiet");
        setId("browse-" + model.parameter().id());
        setAccessibleText("Choose a folder for " + model.parameter().label());
        setOnAction(_ -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(model.parameter().label());
            if (Files.isDirectory(model.value())) {
                chooser.setInitialDirectory(model.value().toFile());
            }
            File chosen = chooser.showDialog(getScene().getWindow());
            if (chosen != null) {
                model.choose(chosen.toPath());
            }
        });
    }
}
