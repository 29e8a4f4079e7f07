package io.poolscope.scenario.catalogue;

import io.poolscope.event.RunEvent;
import io.poolscope.event.Word;
import io.poolscope.scenario.Stage;

/** Writes log lines into a run, from threads that are in no pool. */
final class Lines {
    private Lines() {
    }

    /** Tells a line now. */
    static void log(Stage stage, String line) {
        new RunEvent.LogWritten(stage.clock().stamp(), Word.NO_LANE, Thread.currentThread().getName() + ": " + line, -1)
                .emitTo(stage.port().sink(), stage.port().names());
    }
}
