package io.poolscope.testing;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.Workload;
import java.util.List;

/** Makes snapshots of runs for tests. */
public final class SimulatedRuns {
    public static final long MS = 1_000_000;

    private SimulatedRuns() {
    }

    /** A simulated run. */
    public static Snapshot simulated(Workload workload) {
        return simulated(workload, Integer.MAX_VALUE);
    }

    public static Snapshot simulated(Workload workload, int processors) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(workload, names, processors, timeline);
        return timeline.snapshot();
    }

    /** A simulated run of tasks that compute, with their processor time measured as an executor does when it is asked to. */
    public static Snapshot computed(Workload workload, int processors) {
        Names names = new Names();
        EventBatch measured = new EventBatch(1024);
        Simulator.run(workload, names, processors, batch -> {
            for (int i = 0; i < batch.size(); i++) {
                if (EventWord.code(batch.word(i)) == EventKind.TASK_FINISHED.code()) {
                    long task = EventWord.id(batch.word(i));
                    measured.add(batch.time(i), EventWord.pack(task, EventWord.lane(batch.word(i)), EventKind.TASK_CPU_MEASURED.code()),
                            workload.duration((int) task), 0);
                }
                measured.add(batch.time(i), batch.word(i), batch.a(i), batch.b(i));
            }
        });
        Timeline timeline = new Timeline(names);
        timeline.accept(measured);
        return timeline.snapshot();
    }

    /** A run told event by event. */
    public static Snapshot told(List<Event> events) {
        Names names = new Names();
        EventBatch batch = new EventBatch(Math.max(1, events.size()));
        BatchSink sink = new BatchSink(batch);
        events.forEach(event -> event.emitTo(sink, names));
        Timeline timeline = new Timeline(names);
        timeline.accept(batch);
        return timeline.snapshot();
    }
}
