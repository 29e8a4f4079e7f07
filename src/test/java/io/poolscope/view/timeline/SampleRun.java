package io.poolscope.view.timeline;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.explore.eventlog.EventLog;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SourceText;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.workload.Workload;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A simulated run of the default scenario, the same each time: 30 tasks on 4 workers, task #5 slow. */
final class SampleRun {
    final Names names = new Names();
    final Timeline timeline = new Timeline(names);
    final EventLog log = new EventLog();
    final AtomicBoolean live = new AtomicBoolean();
    final SourceText java;
    final SourceText python;
    private long now = -1;
    private static final SourceText NONE = new SourceText("", Map.of());

    private SampleRun(SourceText java, SourceText python) {
        this.java = java;
        this.python = python;
    }

    static SampleRun whole() {
        Scenario scenario = Catalogue.standard().first();
        SampleRun run = new SampleRun(scenario.source(Language.JAVA), scenario.source(Language.PYTHON));
        Workload workload = scenario.workload(ParameterValues.defaultsOf(scenario), 11).orElseThrow();
        Simulator.run(workload, run.names, run.tee());
        return run;
    }

    static SampleRun of(Workload workload) {
        SampleRun run = new SampleRun(NONE, NONE);
        Simulator.run(workload, run.names, run.tee());
        return run;
    }

    static SampleRun empty() {
        return new SampleRun(NONE, NONE);
    }

    EventConsumer tee() {
        return batch -> {
            timeline.accept(batch);
            log.accept(batch);
        };
    }

    /** Adds one event at a time that is not before those there are. */
    void add(long time, EventKind kind, long id, int lane, long a, long b) {
        EventBatch batch = new EventBatch(1);
        batch.add(time, EventWord.pack(id, lane, kind.code()), a, b);
        tee().accept(batch);
    }

    /** Lets a live run's clock stand at a time. */
    void now(long time) {
        now = time;
    }

    Snapshot snapshot() {
        return now < 0 ? timeline.snapshot() : timeline.snapshot(now);
    }

    RunFeed feed() {
        return new RunFeed("Ordered stream", this::snapshot, live::get, Optional.of(log), java, python);
    }
}
