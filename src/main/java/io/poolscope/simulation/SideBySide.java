package io.poolscope.simulation;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.Names;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Several workloads at the same time that have nothing to do with each other: each is simulated for itself, and their events are merged by
 * time, those of an instant in the order of the workloads. Pools, streams, tasks and lanes are numbered through. For one run.
 */
final class SideBySide {
    private final List<Part> parts = new ArrayList<>();
    private final EventWriter out;

    /** A run, and what its numbers are counted from. */
    private static final class Part implements EventConsumer {
        private final EventColumns events = new EventColumns();
        private final int place;
        private final int pools;
        private final int streams;
        private final long tasks;
        private final int lanes;
        private long lastTask;
        private int lastLane;
        private EventColumns.Cursor cursor;

        Part(int place, int pools, int streams, long tasks, int lanes) {
            this.place = place;
            this.pools = pools;
            this.streams = streams;
            this.tasks = tasks;
            this.lanes = lanes;
            lastTask = tasks - 1;
            lastLane = lanes - 1;
        }

        @Override
        public void accept(EventBatch batch) {
            for (int i = 0; i < batch.size(); i++) {
                int code = EventWord.code(batch.word(i));
                if (code == EventKind.TASK_SUBMITTED.code() || code == EventKind.TASK_SUBMITTED_AS.code()) {
                    lastTask = Math.max(lastTask, tasks + EventWord.id(batch.word(i)));
                }
                lastLane = Math.max(lastLane, EventWord.lane(batch.word(i)) + lanes);
            }
            if (lastLane > EventWord.MAX_LANE) {
                throw new SimulationException("all pools together have more than " + EventWord.MAX_LANE + " threads");
            }
            events.accept(batch);
        }
    }

    SideBySide(List<Workload> workloads, Names names, int processors, EventWriter out) {
        this.out = out;
        int pools = 0;
        int streams = 0;
        long tasks = 0;
        int lanes = 0;
        for (Workload workload : workloads) {
            Part part = new Part(parts.size(), pools, streams, tasks, lanes);
            Simulator.run(workload, names, processors, part);
            part.cursor = part.events.cursor();
            parts.add(part);
            pools += workload.stageCount();
            streams += workload.delivery().consumed() ? 1 : 0;
            tasks = part.lastTask + 1;
            lanes = part.lastLane + 1;
        }
    }

    void run() {
        Comparator<Part> earlier = Comparator.comparingLong((Part part) -> part.cursor.time()).thenComparingInt(part -> part.place);
        PriorityQueue<Part> next = new PriorityQueue<>(earlier);
        parts.stream().filter(part -> part.cursor.there()).forEach(next::add);
        while (!next.isEmpty()) {
            Part first = next.poll();
            do {
                write(first, first.cursor);
                first.cursor.next();
            } while (first.cursor.there() && (next.isEmpty() || earlier.compare(first, next.peek()) < 0));
            if (first.cursor.there()) {
                next.add(first);
            }
        }
    }

    private void write(Part part, EventColumns.Cursor at) {
        long id = EventWord.id(at.word());
        int code = EventWord.code(at.word());
        int lane = EventWord.lane(at.word());
        lane = lane == EventWord.NO_LANE ? lane : lane + part.lanes;
        long a = at.a();
        long b = at.b();
        switch (EventKind.of(code)) {
            case POOL_STARTED, POOL_STOPPED, WORKER_STARTED, WORKER_STOPPED, SUBMITTER_JOINED, SUBMITTER_BLOCKED, SUBMITTER_UNBLOCKED ->
                id += part.pools;
            case STREAM_OPENED -> {
                id += part.streams;
                a = Extras.streamA(Extras.name(a), Extras.streamPool(a) + part.pools);
            }
            case STREAM_CLOSED, CONSUMER_JOINED, CONSUMER_WAITING -> id += part.streams;
            case TASK_SUBMITTED_AS -> {
                id += part.tasks;
                int stream = Extras.submitStream(a);
                a = stream == Extras.NO_STREAM ? a : Extras.submitA(Extras.name(a), stream + part.streams);
            }
            case RESULT_BUFFERED, RESULT_CONSUMED, RESULT_DROPPED -> {
                id += part.tasks;
                a = Extras.place(Extras.placeStream(a) + part.streams, Extras.placeIndex(a));
            }
            case TASK_BLOCKED -> {
                id += part.tasks;
                b += part.pools;
            }
            default -> id += part.tasks;
        }
        out.emit(at.time(), code, id, lane, a, b);
    }
}
