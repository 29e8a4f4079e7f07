package io.poolscope.view.window;

import io.poolscope.view.run.RunModel;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.controlsfx.control.SegmentedButton;

/** How fast a run's time goes: one of five. Disabled where the run goes on real time. */
final class SpeedButtons extends SegmentedButton {
    private static final double[] SPEEDS = {0.1, 0.5, 1, 2, 10};

    SpeedButtons(RunModel model) {
        setId("speed");
        setAccessibleText("Speed");
        Map<Double, ToggleButton> buttons = new LinkedHashMap<>();
        ToggleGroup group = new ToggleGroup();
        setToggleGroup(group); // else its skin would put the buttons into a group of its own
        for (double speed : SPEEDS) {
            String text = (speed < 1 ? Double.toString(speed) : Integer.toString((int) speed)) + "×";
            ToggleButton button = new ToggleButton(text);
            button.setId("speed-" + text.replace("×", ""));
            button.setAccessibleText("Speed " + text.replace("×", " times"));
            button.setUserData(speed);
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            buttons.put(speed, button);
            getButtons().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before); // one speed is always chosen
            } else {
                model.speedProperty().set((double) now.getUserData());
            }
        });
        group.selectToggle(buttons.get(model.speedProperty().get()));
        model.speedProperty().addListener((_, _, speed) -> {
            ToggleButton button = buttons.get(speed.doubleValue());
            if (button != null) {
                group.selectToggle(button);
            }
        });
        disableProperty().bind(model.timeControlProperty().isNotEmpty());
    }
}
