package io.poolscope.view.sidebar;

import io.poolscope.scenario.HandAction;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What a person may do by hand in the running scenario, as buttons; not there where there is nothing to do. */
public final class HandBar extends VBox {
    private final FlowPane buttons = new FlowPane(6, 6);

    /** Without a button. */
    public HandBar() {
        getStyleClass().add("section");
        Label title = new Label("BY HAND");
        title.getStyleClass().add("caps");
        getChildren().addAll(title, buttons);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /**
     * Shows these actions.
     *
     * @param live whether there is a run to act in
     * @param selected whether a task is selected, which some actions need
     */
    public void show(List<HandAction> actions, ObservableBooleanValue live, ObservableBooleanValue selected, Consumer<HandAction> onAct) {
        buttons.getChildren().clear();
        for (HandAction action : actions) {
            Button button = new Button(action.label());
            button.setId("hand-" + action.id());
            button.getStyleClass().add("quiet");
            button.setOnAction(_ -> onAct.accept(action));
            button.disableProperty().bind(Bindings.createBooleanBinding(
                    () -> !live.get() || action.onTask() && !selected.get(), live, selected));
            if (action.onTask()) {
                button.setTooltip(new Tooltip("Acts on the selected task"));
            }
            buttons.getChildren().add(button);
        }
        setVisible(!actions.isEmpty());
    }
}
