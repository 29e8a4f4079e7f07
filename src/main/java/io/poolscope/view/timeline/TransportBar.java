package io.poolscope.view.timeline;

import io.poolscope.render.Times;
import io.poolscope.view.timeline.model.StepCommands;
import io.poolscope.view.timeline.model.TimelineModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * What moves the playhead: event by event, playing forwards and backwards at a rate, to the next finding, failure or full
 * queue. Shown while the playhead stands somewhere; everything on it has a key as well.
 */
final class TransportBar extends HBox {
    private final TimelineModel model;
    private final Label time = new Label();
    private final Button backwards = button("back", "Play backwards  J");
    private final Button forwards = button("forth", "Play forwards  K");

    TransportBar(TimelineModel model, StepCommands steps) {
        this.model = model;
        getStyleClass().add("transport");
        setId("transport");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        time.getStyleClass().addAll("mono", "transport-time");
        Button before = button("event-back", "Event before  ←");
        before.setOnAction(_ -> steps.event(false));
        Button after = button("event-forth", "Next event  →");
        after.setOnAction(_ -> steps.event(true));
        backwards.setOnAction(_ -> steps.play(-1));
        forwards.setOnAction(_ -> steps.play(1));
        MenuButton rate = new MenuButton();
        rate.textProperty().bind(steps.rateTextProperty());
        rate.getStyleClass().add("transport-menu");
        rate.setAccessibleText("Rate of playing");
        for (double each : new double[] {0.01, 0.1, 0.5, 1, 2, 10, 100}) {
            rate.getItems().add(item(StepCommands.rateText(each), () -> steps.rate(each)));
        }
        MenuButton jump = new MenuButton("Jump");
        jump.getStyleClass().add("transport-menu");
        jump.setAccessibleText("Jump to a landmark");
        jump.getItems().addAll(item("Next finding  N", () -> steps.finding(true)), item("Previous finding  Shift+N", () -> steps.finding(false)),
                item("Next failed task  X", () -> steps.failure(true)), item("Previous failed task  Shift+X", () -> steps.failure(false)),
                item("Next full queue  Q", () -> steps.fullQueue(true)), item("Previous full queue  Shift+Q", () -> steps.fullQueue(false)));
        Button end = button("leave", "Back to the end of the run  Esc");
        end.setOnAction(_ -> {
            model.play(0);
            model.playheadProperty().set(TimelineModel.NO_TIME);
        });
        getChildren().addAll(before, backwards, time, forwards, after, rate, jump, end);
        managedProperty().bind(visibleProperty());
        model.playheadProperty().addListener(_ -> show());
        model.playbackRateProperty().addListener(_ -> show());
        show();
    }

    private static Button button(String icon, String name) {
        Button button = new Button();
        Region shape = new Region();
        shape.getStyleClass().addAll("transport-icon", icon);
        button.setGraphic(shape);
        button.setId("transport-" + icon);
        button.getStyleClass().add("link-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void show() {
        setVisible(model.playheadProperty().get() != TimelineModel.NO_TIME);
        time.setText(Times.duration(model.moment()));
        double rate = model.playbackRateProperty().get();
        icon(backwards, rate < 0 ? "halt" : "back");
        icon(forwards, rate > 0 ? "halt" : "forth");
    }

    private static void icon(Button button, String icon) {
        button.getGraphic().getStyleClass().setAll("transport-icon", icon);
    }
}
