package io.poolscope.view.window;

import io.poolscope.session.SessionState;
import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.Keystroke;
import io.poolscope.view.keys.SharedKeys;
import io.poolscope.view.run.RunModel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;

/**
 * What can be done with the run: by keys and with the toolbar's buttons. For the JavaFX thread.
 *
 * @param run runs the scenario with the chosen parameters
 * @param pause lets the run's time stand still, or go on
 * @param play where no run goes on that could be paused: plays the playhead in what is shown, or lets it stand; starts no run
 * @param step lets one event happen
 * @param stop ends the run
 */
record RunCommands(Command run, Command pause, Command play, Command step, Command stop) {
    /**
     * The commands for a window's run.
     *
     * @param playOrHalt plays the playhead, or lets it stand
     * @param plays whether the playhead plays
     */
    static RunCommands of(RunModel model, Runnable playOrHalt, ObservableBooleanValue plays) {
        BooleanBinding live = Bindings.createBooleanBinding(() -> model.stateProperty().get() == SessionState.RUNNING
                || model.stateProperty().get() == SessionState.PAUSED, model.stateProperty());
        BooleanBinding file = Bindings.createBooleanBinding(model::isFromFile, model.sessionProperty());
        BooleanBinding over = live.not().and(model.sessionProperty().isNotNull());
        BooleanBinding controlled = live.and(model.timeControlProperty().isEmpty());
        Keystroke space = Keystroke.plain(KeyCode.SPACE);
        return new RunCommands(Command.of("Run", model::run).with(Keystroke.ctrl(KeyCode.ENTER)),
                Command.of("Pause", () -> pause(model, playOrHalt, plays)).with(space).when(controlled),
                Command.of("Play", playOrHalt).with(space).when(controlled.not().and(file.or(over).or(plays))),
                Command.of("Step", model::step).with(Keystroke.plain(KeyCode.E)).when(controlled),
                Command.of("Stop", model::stop).with(SharedKeys.STOP).when(live));
    }

    /** What plays is what a person wants to stand, be it the playhead or the run. */
    private static void pause(RunModel model, Runnable halt, ObservableBooleanValue plays) {
        if (!plays.get()) {
            model.togglePause();
            return;
        }
        halt.run();
        model.pause();
    }
}
