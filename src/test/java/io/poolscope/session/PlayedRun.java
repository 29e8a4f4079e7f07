package io.poolscope.session;

import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.event.TaskEvent;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What was seen of a run: all its events in order, and a few questions to them. Immutable once made. */
public final class PlayedRun {
    private static final Map<String, PlayedRun> CACHE = new ConcurrentHashMap<>();

    /** What became of one task; -1 where it didn't. */
    public static final class Task {
        public long id;
        public String label = "";
        public int pool = -1;
        public int submitter;
        public int stream;
        public long submitted = -1;
        public long started = -1;
        public long ended = -1;
        public String end = "";
        public int lane = -1;
        public String error = "";
        public long released = -1;
        public long buffered = -1;
        public long consumed = -1;
        public long dropped = -1;
        public long index = -1;
        public long cpu = -1;

        private Task() {
        }
    }

    public final String id;
    public final SessionState state;
    public final List<Event> events;
    public final List<Message> messages;
    public final Session session;
    private final Map<Long, Task> tasks = new HashMap<>();

    private PlayedRun(String id, Session session, List<Event> events) {
        this.id = id;
        this.session = session;
        // A thread that loses its processor between reading the clock and handing over comes late; the timeline puts
        // such events in order within a tolerance, and so does this.
        this.events = events.stream().sorted(Comparator.comparingLong(Event::time)).toList();
        state = session.state();
        messages = session.messages();
        Map<Integer, Integer> poolOfLane = new HashMap<>();
        this.events.forEach(event -> read(event, poolOfLane));
    }

    /** A run of a scenario with its defaults but for some settings; played once for all tests. */
    public static PlayedRun of(String id, String... settings) {
        return CACHE.computeIfAbsent(id + " " + String.join(" ", settings), key -> play(id, settings));
    }

    /** Has the run of a scenario with its defaults played anew for who asks next. */
    public static void forget(String id) {
        CACHE.remove(id + " ");
    }

    private static PlayedRun play(String id, String... settings) {
        Scenario scenario = Catalogue.standard().require(id);
        ParameterValues values = ParameterValues.defaultsOf(scenario);
        if (values.has("hands")) {
            values = values.with("hands", "rehearsed");
        }
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            values = values.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        List<Event> events = new ArrayList<>();
        LiveSource source = new LiveSource(scenario, values, 11);
        try (Session session = Session.of(source, batch -> events.addAll(EventReader.readAll(batch, source.names())))) {
            if (session.timeControl().isEmpty()) {
                session.speed(settings.length == 0 ? 10 : 25);
            }
            session.start();
            if (!session.await(Duration.ofSeconds(40))) {
                throw new AssertionError(id + " doesn't end; " + session.messages());
            }
            return new PlayedRun(id, session, events);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read(Event event, Map<Integer, Integer> poolOfLane) {
        switch (event) {
            case PoolEvent.SubmitterJoined e -> poolOfLane.put(e.lane(), e.pool());
            case TaskEvent.TaskSubmitted e -> {
                Task task = task(e.task());
                task.label = e.label();
                task.submitter = e.lane();
                task.submitted = e.time();
                task.stream = e.stream();
                task.index = e.index();
                task.pool = poolOfLane.getOrDefault(e.lane(), -1);
            }
            case TaskEvent.TaskStarted e -> {
                task(e.task()).started = e.time();
                task(e.task()).lane = e.lane();
            }
            case TaskEvent.TaskFinished e -> end(e.task(), e.time(), "finished");
            case TaskEvent.TaskFailed e -> {
                end(e.task(), e.time(), "failed");
                task(e.task()).error = e.error();
            }
            case TaskEvent.TaskCancelled e -> end(e.task(), e.time(), "cancelled");
            case TaskEvent.TaskRejected e -> end(e.task(), e.time(), e.reason().name().toLowerCase(Locale.ROOT));
            case TaskEvent.WorkerReleased e -> task(e.task()).released = e.time();
            case TaskEvent.TaskCpuMeasured e -> task(e.task()).cpu = e.cpuNanos();
            case ResultEvent.ResultBuffered e -> task(e.task()).buffered = e.time();
            case ResultEvent.ResultConsumed e -> task(e.task()).consumed = e.time();
            case ResultEvent.ResultDropped e -> task(e.task()).dropped = e.time();
            default -> {
                // Asked for by type where it matters.
            }
        }
    }

    private Task task(long task) {
        return tasks.computeIfAbsent(task, added -> {
            Task made = new Task();
            made.id = added;
            return made;
        });
    }

    private void end(long id, long time, String how) {
        Task task = task(id);
        if (!task.end.isEmpty()) {
            throw new AssertionError("task " + id + " " + task.end + " and " + how);
        }
        task.ended = time;
        task.end = how;
    }

    /** All tasks. */
    public Collection<Task> tasks() {
        return tasks.values();
    }

    /** The tasks whose label starts so. */
    public List<Task> labelled(String start) {
        return tasks.values().stream().filter(task -> task.label.startsWith(start))
                .sorted(Comparator.comparingLong(task -> task.id)).toList();
    }

    /** The tasks of a pool. */
    public List<Task> ofPool(String name) {
        int pool = all(PoolEvent.PoolStarted.class).filter(event -> event.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no pool " + name + " in " + id)).pool();
        return tasks.values().stream().filter(task -> task.pool == pool).sorted(Comparator.comparingLong(task -> task.id))
                .toList();
    }

    /** All events of a type, in order. */
    public <E extends Event> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** When a step was first reached; fails if it never was. */
    public long step(String name) {
        int line = Catalogue.standard().require(id).source(Language.JAVA).lineOf(name)
                .orElseThrow(() -> new AssertionError("no step " + name + " in " + id));
        return all(RunEvent.StepReached.class).filter(event -> event.line() == line).findFirst()
                .orElseThrow(() -> new AssertionError("step " + name + " of " + id + " was never reached")).time();
    }

    /** Whether a log line was written that contains a text. */
    public boolean logged(String text) {
        return all(RunEvent.LogWritten.class).anyMatch(event -> event.text().contains(text));
    }

    /** The indexes of a stream's results in the order of their consumption. */
    public List<Long> consumedIndexes() {
        return all(ResultEvent.ResultConsumed.class).map(ResultEvent.ResultConsumed::index).toList();
    }

    /** The tasks whose results were consumed, in that order. */
    public List<Long> consumedTasks() {
        return all(ResultEvent.ResultConsumed.class).map(ResultEvent.ResultConsumed::task).toList();
    }

    /** The most tasks of some that ran at one time. */
    public static int concurrency(Collection<Task> some) {
        List<long[]> changes = new ArrayList<>();
        for (Task task : some) {
            if (task.started >= 0) {
                changes.add(new long[] {task.started, 1});
                changes.add(new long[] {task.released >= 0 ? task.released : task.ended, -1});
            }
        }
        changes.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        int now = 0;
        int most = 0;
        for (long[] change : changes) {
            now += (int) change[1];
            most = Math.max(most, now);
        }
        return most;
    }

    /** How many tasks ended so. */
    public long count(String end) {
        return tasks.values().stream().filter(task -> task.end.equals(end)).count();
    }
}
