package io.poolscope.view.timeline.model;

import io.poolscope.explore.eventlog.EventLog;
import io.poolscope.scenario.SourceText;
import io.poolscope.timeline.Snapshot;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the timeline shows, whatever it comes from: a live session, a recording, a simulation.
 *
 * @param title what a person calls it
 * @param snapshots the newest snapshot, asked once a frame on the JavaFX thread
 * @param growing whether the run goes on, or is still read: there is more to come
 * @param past whether it was over before it was shown, as that of a file: what there is of it is shown whole, and nothing is "now"
 * @param log its events; empty where they were not kept
 * @param java the source that its steps point into, with an empty text if there is none
 * @param python the same pattern in Python, with an empty text if there is none
 */
public record RunFeed(String title, Supplier<Snapshot> snapshots, BooleanSupplier growing, boolean past, Optional<EventLog> log,
        SourceText java, SourceText python) {
    /** Refuses missing parts. */
    public RunFeed {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(snapshots, "snapshots");
        Objects.requireNonNull(growing, "growing");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(java, "java");
        Objects.requireNonNull(python, "python");
    }

    /** A run that is shown from its beginning. */
    public RunFeed(String title, Supplier<Snapshot> snapshots, BooleanSupplier growing, Optional<EventLog> log, SourceText java,
            SourceText python) {
        this(title, snapshots, growing, false, log, java, python);
    }
}
