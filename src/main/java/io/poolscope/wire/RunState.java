package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a run is still so: its open pools, lanes, streams and queues, and its tasks that have not ended, or whose
 * results wait. It is what somebody must be told who comes in the middle, and it is told in the events that made it so.
 * Not thread-safe.
 *
 * <p>Of tasks it knows at most {@value #MOST_TASKS}: of those beyond, a newcomer hears when they end.
 */
public final class RunState implements EventConsumer {
    /** The most open tasks that are known one by one. */
    public static final int MOST_TASKS = 1 << 16;

    private static final int MOST_SPARE = 1 << 13;

    private final Map<Integer, EventList> pools = new TreeMap<>();
    private final Map<Integer, EventList> queues = new TreeMap<>();
    private final Map<Integer, EventList> streams = new TreeMap<>();
    private final Map<Integer, EventList> lanes = new TreeMap<>();
    private final OpenTaskTable tasks = new OpenTaskTable(MOST_TASKS);
    /** Lists of tasks that are over, to be used again. */
    private final ArrayDeque<EventList> spare = new ArrayDeque<>();
    /** By stream: the tasks that have ended and whose results wait in it. */
    private final Map<Integer, Set<Long>> waiting = new HashMap<>();
    /** Tasks that have ended lately, the oldest first, for whoever may not have heard it. */
    private final ArrayDeque<EventList> ended = new ArrayDeque<>();
    /** Whether ends are remembered until {@link #heard}. */
    private final boolean remembersEnds;
    private long events;
    /** Up to which event somebody listened: of tasks that began later and are over nothing need be told. */
    private long heardTo = Long.MAX_VALUE;

    /**
     * Of a run that has not begun.
     *
     * @param remembersEnds whether tasks that end are remembered until {@link #heard}
     */
    public RunState(boolean remembersEnds) {
        this.remembersEnds = remembersEnds;
    }

    @Override
    public void accept(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            accept(batch, i);
        }
    }

    /** Takes one event of a batch. */
    public void accept(EventBatch batch, int i) {
        long word = batch.word(i);
        EventKind kind = EventKind.of(EventWord.code(word));
        if (kind != EventKind.EVENTS_LOST) {
            events++;
        }
        long id = EventWord.id(word);
        switch (kind) {
            case POOL_STARTED -> pools.put((int) id, EventList.of(batch, i));
            case POOL_RESIZED, POOL_BROKEN -> replace(pools.get((int) id), batch, i);
            case POOL_STOPPED -> pools.remove((int) id);
            case WORKER_STARTED, SUBMITTER_JOINED, CONSUMER_JOINED -> lanes.put(EventWord.lane(word), EventList.of(batch, i));
            case WORKER_STOPPED -> lanes.remove(EventWord.lane(word));
            case STREAM_OPENED -> streams.put((int) id, EventList.of(batch, i));
            case STREAM_CLOSED -> streamClosed((int) id);
            case QUEUE_OPENED -> queues.put((int) id, EventList.of(batch, i));
            case ITEM_PUT, ITEM_TAKEN -> replace(queues.get((int) id), batch, i);
            case TASK_SUBMITTED, TASK_SUBMITTED_AS -> submitted(id, batch, i);
            case TASK_STARTED, TASK_FINISHED, TASK_FAILED, TASK_CANCELLED, TASK_REJECTED, WORKER_RELEASED, RESULT_BUFFERED,
                    RESULT_CONSUMED, RESULT_DROPPED ->
                task(kind, id, batch, i);
            default -> {
                // What only happens and does not last.
            }
        }
    }

    /** A second event takes the place of what stands behind the first. */
    private static void replace(EventList list, EventBatch batch, int i) {
        if (list != null) {
            list.cutTo(1);
            list.add(batch, i);
        }
    }

    private void submitted(long id, EventBatch batch, int i) {
        if (tasks.size() < MOST_TASKS) {
            EventList task = spare.isEmpty() ? new EventList() : spare.pop();
            task.cutTo(0);
            task.add(batch, i);
            task.from = events;
            spare(tasks.put(id, task));
        }
    }

    private void task(EventKind kind, long id, EventBatch batch, int i) {
        EventList task = tasks.get(id);
        if (task == null) {
            return;
        }
        task.add(batch, i);
        boolean over = switch (kind) {
            case TASK_REJECTED, WORKER_RELEASED, RESULT_CONSUMED, RESULT_DROPPED -> true;
            case TASK_FINISHED, TASK_FAILED -> task.stream() < 0;
            case TASK_CANCELLED -> task.stream() < 0 && !task.has(EventKind.TASK_STARTED);
            default -> false;
        };
        if (over) {
            over(id, task);
        } else if (kind == EventKind.TASK_FINISHED || kind == EventKind.TASK_FAILED) {
            waiting.computeIfAbsent(task.stream(), stream -> new HashSet<>()).add(id);
        }
    }

    private void over(long id, EventList task) {
        tasks.remove(id);
        Set<Long> results = waiting.isEmpty() ? null : waiting.get(task.stream());
        if (results != null) {
            results.remove(id);
        }
        if (remembersEnds && task.from <= heardTo) {
            task.until = events;
            ended.add(task);
            if (ended.size() > MOST_TASKS) {
                spare(ended.remove());
            }
        } else {
            spare(task);
        }
    }

    private void spare(EventList list) {
        if (list != null && spare.size() < MOST_SPARE) {
            spare.push(list);
        }
    }

    private void streamClosed(int stream) {
        streams.remove(stream);
        Set<Long> results = waiting.remove(stream);
        if (results != null) {
            results.forEach(id -> over(id, tasks.get(id)));
        }
    }

    /**
     * Whoever listens has heard the first so many events: what ended with them is forgotten.
     *
     * @param count counted as {@link #events}
     */
    public void heard(long count) {
        heardTo = Long.MAX_VALUE;
        while (!ended.isEmpty() && ended.peek().until <= count) {
            spare(ended.remove());
        }
    }

    /** Nobody listens from here on: of tasks that begin and end until somebody does, nothing is remembered. */
    public void unheard() {
        heardTo = Math.min(heardTo, events);
    }

    /** How many events there were, without those that tell of losses. */
    public long events() {
        return events;
    }

    /** Adds what is so to a batch, as the events that made it so with their own times: pools, queues, streams, lanes, tasks. */
    public void tell(EventBatch to) {
        for (Map<Integer, EventList> kind : List.of(pools, queues, streams, lanes)) {
            kind.values().forEach(list -> list.addTo(to));
        }
        List<EventList> known = new ArrayList<>(ended);
        tasks.addTo(known);
        known.sort((one, other) -> Long.compare(one.id(), other.id()));
        known.forEach(list -> list.addTo(to));
    }

    /** Whether an event about what lasts is known already: that this pool began, that this task started. */
    public boolean knows(EventBatch batch, int i) {
        long word = batch.word(i);
        long id = EventWord.id(word);
        EventKind kind = EventKind.of(EventWord.code(word));
        EventList list = switch (kind) {
            case POOL_STARTED, POOL_RESIZED, POOL_BROKEN -> pools.get((int) id);
            case QUEUE_OPENED, ITEM_PUT, ITEM_TAKEN -> queues.get((int) id);
            case STREAM_OPENED -> streams.get((int) id);
            case WORKER_STARTED, SUBMITTER_JOINED, CONSUMER_JOINED -> lanes.get(EventWord.lane(word));
            default -> tasks.get(id);
        };
        return list != null && list.holds(batch, i);
    }

    /**
     * Adds the ends of what is open here and no more in a later state of the same run: pools, streams and lanes whose end nobody heard.
     *
     * @param time when it is said, as the time of the end is not known
     */
    public void tellGone(RunState later, long time, EventBatch to) {
        for (Map.Entry<Integer, EventList> lane : lanes.entrySet()) {
            if (!later.lanes.containsKey(lane.getKey()) && lane.getValue().has(EventKind.WORKER_STARTED)) {
                to.add(time, EventWord.pack(lane.getValue().id(), lane.getKey(), EventKind.WORKER_STOPPED.code()), 0, 0);
            }
        }
        tellGone(streams, later.streams, EventKind.STREAM_CLOSED, time, to);
        tellGone(pools, later.pools, EventKind.POOL_STOPPED, time, to);
    }

    private static void tellGone(Map<Integer, EventList> before, Map<Integer, EventList> later, EventKind end, long time, EventBatch to) {
        for (Integer id : before.keySet()) {
            if (!later.containsKey(id)) {
                to.add(time, EventWord.pack(id, EventWord.NO_LANE, end.code()), 0, 0);
            }
        }
    }

    /** How many pools are open. */
    public int pools() {
        return pools.size();
    }

    /** How many tasks are known to be open. */
    public int openTasks() {
        return tasks.size();
    }
}
