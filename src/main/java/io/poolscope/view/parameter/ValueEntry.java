package io.poolscope.view.parameter;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;

/**
 * The typed entry of a parameter and the line that says what is wrong with it. Enter or leaving it takes the text, Esc
 * brings the value back. A text that is no allowed value stays, marked and explained, and changes nothing.
 */
final class ValueEntry extends TextField {
    private final ParameterModel<?> model;
    private static final double PADDING = 20;
    private static final double LEAST_WIDTH = 40;
    private static final double MOST_WIDTH = 150;

    private final Label message = new Label();

    ValueEntry(ParameterModel<?> model) {
        this.model = model;
        getStyleClass().add("value-entry");
        setId("value-" + model.parameter().id());
        setAccessibleText(model.parameter().label() + ", value, " + model.actsInWords());
        setAccessibleHelp("Allowed: " + model.parameter().kind().allowed());
        message.getStyleClass().add("problem");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.managedProperty().bind(message.visibleProperty());
        message.setVisible(false);
        showValue();
        validate();
        model.valueProperty().addListener(_ -> {
            if (!isFocused() || !getText().equals(model.text())) {
                showValue();
            }
        });
        setOnAction(_ -> commit());
        focusedProperty().addListener(_ -> {
            if (!isFocused()) {
                commit();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().equals(model.text())) {
                showValue();
                selectAll();
                event.consume();
            }
        });
    }

    private void validate() {
        ValidationSupport validation = new ValidationSupport();
        validation.setValidationDecorator(new StyleClassValidationDecoration("invalid", "invalid"));
        Validator<String> allowed = (control, text) -> {
            String problem = model.problemOf(text).orElse(null);
            return ValidationResult.fromErrorIf(control, problem == null ? "" : problem, problem != null);
        };
        validation.registerValidator(this, false, allowed);
        validation.validationResultProperty().addListener((_, _, result) -> {
            boolean wrong = result != null && !result.getErrors().isEmpty();
            message.setText(wrong ? result.getErrors().iterator().next().getText() : "");
            message.setVisible(wrong);
        });
    }

    /** What is wrong with the text; not in the layout while nothing is. */
    Label message() {
        return message;
    }

    /** The width that its text needs, and the field around it; no more than leaves a name some room. */
    double widthOfText() {
        Text measured = new Text(getText());
        measured.setFont(getFont());
        return Math.clamp(Math.ceil(measured.getLayoutBounds().getWidth()) + PADDING, LEAST_WIDTH, MOST_WIDTH);
    }

    private void commit() {
        if (model.type(getText())) {
            showValue();
        }
    }

    private void showValue() {
        setText(model.text());
    }
}
