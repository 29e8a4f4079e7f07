package io.poolscope.view.sheet;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;

/** A text field on a sheet that says under itself what is wrong with its text. */
public final class CheckedField extends VBox {
    private final TextField field = new TextField();
    private final HBox row = new HBox(6, field);
    private final Label message = new Label();
    private final Function<String, Optional<String>> problem;

    /**
     * An empty field.
     *
     * @param id of the text field
     * @param name for a screen reader
     * @param problem what is wrong with a text, in one line that names it and what is allowed; empty if nothing is
     */
    public CheckedField(String id, String name, Function<String, Optional<String>> problem) {
        this.problem = Objects.requireNonNull(problem);
        field.setId(id);
        field.getStyleClass().add("field");
        field.setAccessibleText(name);
        HBox.setHgrow(field, Priority.ALWAYS);
        message.getStyleClass().add("problem");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.managedProperty().bind(message.visibleProperty());
        message.setVisible(false);
        setSpacing(3);
        getChildren().addAll(row, message);
        ValidationSupport validation = new ValidationSupport();
        validation.setValidationDecorator(new StyleClassValidationDecoration("invalid", "invalid"));
        Validator<String> allowed = (control, text) -> {
            String wrong = visible() ? problem.apply(text).orElse(null) : null;
            return ValidationResult.fromErrorIf(control, wrong == null ? "" : wrong, wrong != null);
        };
        validation.registerValidator(field, false, allowed);
        validation.validationResultProperty().addListener((_, _, result) -> {
            boolean wrong = result != null && !result.getErrors().isEmpty();
            message.setText(wrong ? result.getErrors().iterator().next().getText() : "");
            message.setVisible(wrong);
        });
        disabledProperty().addListener(_ -> validation.revalidate());
    }

    private boolean visible() {
        return !isDisabled();
    }

    /** Puts a control beside the field. */
    public CheckedField beside(Region control) {
        row.getChildren().add(control);
        return this;
    }

    /** The text field itself. */
    public TextField field() {
        return field;
    }

    /** What was typed. */
    public String text() {
        return field.getText();
    }

    /** Whether what was typed can be used; a disabled field is not asked. */
    public boolean isFine() {
        return isDisabled() || problem.apply(field.getText()).isEmpty();
    }
}
