package io.poolscope.scenario.catalogue;

import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import io.poolscope.scenario.RunStage;

/** Writes log lines into a run, from threads that are in no pool. */
final class ScenarioLog {
    private ScenarioLog() {
    }

    /** Tells a line now. */
    static void log(RunStage stage, String line) {
        new RunEvent.LogWritten(stage.clock().stamp(), EventWord.NO_LANE, Thread.currentThread().getName() + ": " + line, -1)
                .emitTo(stage.port().sink(), stage.port().names());
    }
}
