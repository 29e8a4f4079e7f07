package io.poolscope.view.parameter;

import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * All parameters of a scenario under a heading that explains the marks. It holds the chosen values and tells each
 * change; it knows nothing of runs. For the JavaFX thread.
 */
public final class ParameterPanel extends VBox {
    private final VBox rows = new VBox();
    private final List<ParameterModel<?>> models = new ArrayList<>();
    private BiConsumer<Parameter<?>, ParameterValues> onChange = (_, _) -> {};
    private ParameterValues values;

    /** A panel without parameters. */
    public ParameterPanel() {
        getStyleClass().add("parameter-panel");
        rows.getStyleClass().add("parameter-rows");
        getChildren().addAll(heading(), rows);
    }

    private static HBox heading() {
        Label title = new Label("PARAMETERS");
        title.getStyleClass().add("caps");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(title, gap, mark("now", true), mark("next run", false));
        heading.getStyleClass().add("parameter-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private static Label mark(String text, boolean now) {
        Region dot = new Region();
        dot.getStyleClass().add("acts-dot");
        dot.pseudoClassStateChanged(PseudoClass.getPseudoClass("now"), now);
        Label mark = new Label(text, dot);
        mark.getStyleClass().add("acts-legend");
        return mark;
    }

    /** Called at each change that a person makes, with the parameter and all values with the new one. */
    public void setOnChange(BiConsumer<Parameter<?>, ParameterValues> onChange) {
        this.onChange = Objects.requireNonNull(onChange);
    }

    /** The values as they stand. */
    public ParameterValues values() {
        return values;
    }

    /** Shows these values, and their parameters if they are others than those shown. */
    public void show(ParameterValues shown) {
        boolean same = values != null && values.parameters().equals(shown.parameters());
        values = shown;
        if (same) {
            models.forEach(this::refresh);
            return;
        }
        models.clear();
        rows.getChildren().clear();
        shown.parameters().forEach(this::add);
    }

    private <T> void add(Parameter<T> parameter) {
        ParameterModel<T> model = new ParameterModel<>(parameter, values.get(parameter), this::chosen);
        models.add(model);
        rows.getChildren().add(ParameterControl.of(model));
    }

    private <T> void refresh(ParameterModel<T> model) {
        model.show(values.get(model.parameter()));
    }

    private <T> void chosen(ParameterModel<T> model) {
        values = values.with(model.parameter(), model.value());
        onChange.accept(model.parameter(), values);
    }
}
