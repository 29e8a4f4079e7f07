package io.poolscope.view.keys;

import javafx.scene.input.KeyCode;

/** Keys that sentences name beside the command that they run, so that a sentence and the menu can't name two different ones. */
public final class SharedKeys {
    /** Ends the run, or cancels reading. */
    public static final Keystroke STOP = Keystroke.ctrl(KeyCode.PERIOD);

    private SharedKeys() {
    }
}
