package io.poolscope.view.parameter;

import io.poolscope.scenario.DurationRange;
import io.poolscope.scenario.ValueKind;
import java.nio.file.Path;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * One parameter as the sidebar shows it: when it acts, its name, its value and what changes it. The kind of the value
 * chooses the control.
 */
final class ParameterControl extends VBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    private ParameterControl(ParameterModel<?> model) {
        getStyleClass().add("parameter");
        setId("parameter-" + model.parameter().id());
    }

    /** The control for a parameter. */
    static <T> ParameterControl of(ParameterModel<T> model) {
        ParameterControl control = new ParameterControl(model);
        control.fill(model, model.parameter().kind());
        return control;
    }

    @SuppressWarnings("unchecked") // a Parameter<T> has a ValueKind<T>, so the kind tells T
    private <T> void fill(ParameterModel<T> model, ValueKind<T> kind) {
        switch (kind) {
            case ValueKind.Whole whole -> slide((ParameterModel<Integer>) model, SliderMapping.of(whole));
            case ValueKind.Real real -> slide((ParameterModel<Double>) model, SliderMapping.of(real));
            case ValueKind.Span span -> slide((ParameterModel<Duration>) model, SliderMapping.of(span));
            case ValueKind.SpanRange range -> range((ParameterModel<DurationRange>) model, range);
            case ValueKind.Choice<?> choice -> choose((ParameterModel<Object>) model, choice);
            case ValueKind.Folder _ -> type(model, new FolderButton((ParameterModel<Path>) model));
            case ValueKind.Text _ -> type(model, null);
        }
    }

    private <T> void slide(ParameterModel<T> model, SliderMapping<T> measure) {
        ValueEntry entry = new ValueEntry(model);
        getChildren().addAll(header(model, entry), new ValueSlider<>(model, measure), entry.message());
    }

    private void range(ParameterModel<DurationRange> model, ValueKind.SpanRange kind) {
        ValueEntry entry = new ValueEntry(model);
        SliderMapping<Duration> measure = SliderMapping.durations(kind.min(), kind.max());
        DensityCurve curve = new DensityCurve(model, kind.shape(), measure.scale());
        getChildren().addAll(header(model, entry), curve, new SpanSlider(model, measure), entry.message());
    }

    private void choose(ParameterModel<Object> model, ValueKind.Choice<?> kind) {
        getChildren().addAll(header(model, null), new ValueChoice(model, kind));
    }

    private void type(ParameterModel<?> model, Node beside) {
        ValueEntry entry = new ValueEntry(model);
        entry.getStyleClass().add("wide");
        HBox row = new HBox(entry);
        row.getStyleClass().add("entry-row");
        HBox.setHgrow(entry, Priority.ALWAYS);
        if (beside != null) {
            row.getChildren().add(beside);
        }
        getChildren().addAll(header(model, null), row, entry.message());
    }

    private HBox header(ParameterModel<?> model, ValueEntry entry) {
        Region dot = new Region();
        dot.getStyleClass().add("acts-dot");
        dot.pseudoClassStateChanged(NOW, model.actsNow());
        Label name = new Label(model.parameter().label());
        name.getStyleClass().add("parameter-name");
        Tooltip.install(name, new Tooltip(model.parameter().help() + " It " + model.actsInWords() + "."));
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(dot, name);
        header.getStyleClass().add("parameter-header");
        header.setAlignment(Pos.CENTER_LEFT);
        if (entry != null) {
            // A value is never cut; the name before it has a tooltip.
            name.setMinWidth(40);
            entry.minWidthProperty().bind(Bindings.createDoubleBinding(entry::widthOfText, entry.textProperty(), entry.fontProperty()));
            entry.prefWidthProperty().bind(entry.minWidthProperty());
            HBox.setHgrow(entry, Priority.ALWAYS);
            header.getChildren().add(entry);
        }
        return header;
    }
}
