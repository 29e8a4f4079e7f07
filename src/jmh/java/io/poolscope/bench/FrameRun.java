package io.poolscope.bench;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.Role;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * A run to draw: by default 32 workers, heavy-tailed durations, a few failures, and around the tasks of each worker one span as
 * long as the run, which is what makes a search for the longest span in a pixel expensive.
 */
final class FrameRun {
    static final int LANES = 32;
    private static final long SHORTEST = 50_000;

    private final Snapshot snapshot;
    private final int tasks;
    private final int workers;

    private FrameRun(Snapshot snapshot, int tasks, int workers) {
        this.snapshot = snapshot;
        this.tasks = tasks;
        this.workers = workers;
    }

    /**
     * Makes a run.
     *
     * @param ordered whether somebody consumes the results in order, so that there is a buffer and a consumer to show
     */
    static FrameRun of(int tasks, int workers, boolean ordered) {
        Workload workload = Workload.of(tasks, Distribution.heavyTail(SHORTEST, 400_000_000L, 1.3)).withSeed(3)
                .withPool(PoolSpec.of(workers).withCapacity(2 * workers)).withFailures(FailurePlan.share(1e-5));
        if (ordered) {
            workload = workload.withDelivery(
                    DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(Math.max(1, SHORTEST / workers))));
        }
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        List<Integer> lanes = new ArrayList<>();
        EventBatch shifted = new EventBatch(1 << 16);
        long[] last = new long[1];
        Simulator.run(workload, names, batch -> {
            shifted.clear();
            for (int i = 0; i < batch.size(); i++) {
                EventKind kind = EventKind.of(EventWord.code(batch.word(i)));
                int lane = EventWord.lane(batch.word(i));
                last[0] = batch.time(i);
                boolean ofTask = kind.name().startsWith("TASK_");
                long word = ofTask ? EventWord.pack(EventWord.id(batch.word(i)) + workers, lane, kind.code()) : batch.word(i);
                if (kind == EventKind.POOL_STOPPED || kind == EventKind.WORKER_STOPPED) {
                    continue;
                }
                shifted.add(batch.time(i), word, batch.a(i), batch.b(i));
                if (kind == EventKind.WORKER_STARTED) {
                    shifted.add(batch.time(i), EventWord.pack(lanes.size(), lane, EventKind.TASK_SUBMITTED.code()), 0, 0);
                    shifted.add(batch.time(i), EventWord.pack(lanes.size(), lane, EventKind.TASK_STARTED.code()), 0, 0);
                    lanes.add(lane);
                }
            }
            timeline.accept(shifted);
        });
        shifted.clear();
        for (int i = 0; i < lanes.size(); i++) {
            shifted.add(last[0], EventWord.pack(i, lanes.get(i), EventKind.TASK_FINISHED.code()), 0, 0);
        }
        timeline.accept(shifted);
        return new FrameRun(timeline.snapshot(), tasks, workers);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The same run as if there were nothing but its workers: no queue, no submitters. */
    Snapshot lanesOnly() {
        List<Lane> workers = snapshot.lanes().stream().filter(lane -> lane.role() == Role.WORKER).toList();
        return (Snapshot) Proxy.newProxyInstance(Snapshot.class.getClassLoader(), new Class<?>[] {Snapshot.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "lanes" -> workers;
                    case "pools", "queues", "streams" -> List.of();
                    default -> method.invoke(snapshot, arguments);
                });
    }

    /** A snapshot that shows the same, and is another. */
    static Snapshot another(Snapshot snapshot) {
        return (Snapshot) Proxy.newProxyInstance(Snapshot.class.getClassLoader(), new Class<?>[] {Snapshot.class},
                (proxy, method, arguments) -> method.invoke(snapshot, arguments));
    }

    /** The length of a common task in nanoseconds. */
    double typicalNanos() {
        return SHORTEST * 2.0;
    }

    /** How many spans of one lane fall into a nanosecond, on the average. */
    double spansPerNano() {
        return (double) tasks / workers / snapshot.end();
    }

    /** What the peer does: a rectangle for every visible span. */
    void fillRects(GraphicsContext gc, long from, double nanosPerPixel, int width, int height) {
        gc.setFill(Color.rgb(14, 19, 26));
        gc.fillRect(0, 0, width, height);
        gc.setFill(Color.rgb(82, 167, 238));
        List<Lane> lanes = snapshot.lanes().stream().filter(lane -> lane.role() == Role.WORKER).toList();
        double laneHeight = (double) height / lanes.size();
        long until = from + (long) (nanosPerPixel * width);
        for (int k = 0; k < lanes.size(); k++) {
            for (int depth = 0; depth < lanes.get(k).depth(); depth++) {
                SpanRow row = lanes.get(k).row(depth);
                for (int i = row.firstEndingAfter(from); i < row.size() && row.start(i) < until; i++) {
                    gc.fillRect((row.start(i) - from) / nanosPerPixel, k * laneHeight + depth * 4,
                            (row.end(i) - row.start(i)) / nanosPerPixel, laneHeight - 2 - depth * 4);
                }
            }
        }
    }
}
