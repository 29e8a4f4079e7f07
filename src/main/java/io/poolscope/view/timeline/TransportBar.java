package io.poolscope.view.timeline;

import io.poolscope.view.keys.Command;
import io.poolscope.view.timeline.model.StepCommands;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.DurationWords;
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
 * queue. It stands in a row of its own and covers nothing; everything on it has a key as well.
 */
final class TransportBar extends HBox {
    private final TimelineModel model;
    private final Label time = new Label();
    private final Button backwards;
    private final Button forwards;

    TransportBar(TimelineModel model, TimelineCommands commands) {
        this.model = model;
        StepCommands steps = commands.steps();
        backwards = button("back", commands.backwards());
        forwards = button("forth", commands.forwards());
        getStyleClass().add("transport");
        setId("transport");
        setAlignment(Pos.CENTER);
        setMinHeight(USE_PREF_SIZE);
        time.getStyleClass().addAll("mono", "transport-time");
        Button before = button("event-back", commands.eventBefore());
        Button after = button("event-forth", commands.eventAfter());
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
        jump.setId("transport-jump");
        commands.landmarks().forEach(landmark -> jump.getItems().add(landmark.menuItem()));
        // Unlike Esc it leaves the selection as it is.
        Button end = button("leave", Command.of("Back to the end of the run", () -> {
            model.play(0);
            model.playheadProperty().set(TimelineModel.NO_TIME);
        }).when(model.playheadProperty().isNotEqualTo(TimelineModel.NO_TIME)));
        getChildren().addAll(before, backwards, time, forwards, after, rate, jump, end);
        model.beatProperty().addListener(_ -> show());
        model.playheadProperty().addListener(_ -> show());
        model.playbackRateProperty().addListener(_ -> show());
        show();
    }

    private static Button button(String icon, Command command) {
        Button button = command.dress(new Button());
        Region shape = new Region();
        shape.getStyleClass().addAll("transport-icon", icon);
        button.setGraphic(shape);
        button.setId("transport-" + icon);
        button.getStyleClass().add("link-button");
        button.setAccessibleText(command.textWithKey());
        button.setTooltip(new Tooltip(command.textWithKey()));
        return button;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void show() {
        time.setText(DurationWords.of(model.moment()));
        double rate = model.playbackRateProperty().get();
        icon(backwards, rate < 0 ? "halt" : "back");
        icon(forwards, rate > 0 ? "halt" : "forth");
    }

    private static void icon(Button button, String icon) {
        button.getGraphic().getStyleClass().setAll("transport-icon", icon);
    }
}
