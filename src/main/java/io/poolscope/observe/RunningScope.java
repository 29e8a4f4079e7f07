package io.poolscope.observe;

import io.poolscope.bus.EventBus;
import io.poolscope.event.Clock;
import io.poolscope.event.EventSink;
import io.poolscope.event.Ids;
import io.poolscope.event.Names;
import io.poolscope.executor.ObservedBlockingQueue;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A scope that observes: threads emit into a bus that drops and counts rather than waits, and the scope's thread hands
 * on what is there. If the program's process ends before the scope is closed, a shutdown hook closes it.
 */
sealed class RunningScope implements Scope permits KeepingScope {
    /** How a scope ends that nobody closed. */
    static final String PROCESS_ENDS = "its process was told to end";

    private static final long CLOSE_LIMIT = TimeUnit.SECONDS.toNanos(10);
    /** A process that is told to end must end soon, whatever its disk does. */
    private static final long HOOK_LIMIT = TimeUnit.SECONDS.toNanos(3);

    private final EventBus bus;
    private final ScopeOutput output;
    private final ScopeProblems problems;
    private final ScopePools pools;
    private final ScopeThread thread;
    private final Thread hook;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final QueueSamples samples;
    private final PoolMakers makers = new PoolMakers();
    /** Tells the flight recorder too; null where that isn't asked for. */
    private final FlightTasks flight;

    /**
     * Begins.
     *
     * @param name for the threads' names
     * @param bus its own: it is the only reader
     */
    RunningScope(String name, EventBus bus, ScopeOutput output, ScopeProblems problems) {
        this.bus = bus;
        this.output = output;
        this.problems = problems;
        pools = new ScopePools(problems);
        flight = flight(bus, problems);
        samples = new QueueSamples(bus, problems);
        thread = new ScopeThread(name, bus, output, problems, this::look);
        hook = new Thread(() -> end(PROCESS_ENDS, HOOK_LIMIT), "poolscope-end-" + name);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            problems.tell("observing began while the process was ending; what comes after the scope's thread is gone is not seen");
        }
        thread.start();
    }

    /** What is looked at because nobody tells it; on the scope's thread. */
    private void look() {
        samples.look();
        Map<String, String> made = makers.take();
        if (!made.isEmpty()) {
            output.facts(made);
        }
    }

    private static FlightTasks flight(EventBus bus, ScopeProblems problems) {
        try {
            return Boolean.getBoolean(Poolscope.FLIGHT_PROPERTY) ? new FlightTasks(bus.names()) : null;
        } catch (LinkageError e) {
            problems.tell("this Java has no flight recorder (module jdk.jfr), so " + Poolscope.FLIGHT_PROPERTY + " does nothing");
            return null;
        }
    }

    @Override
    public final ExecutorService observe(String name, ExecutorService executor) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(executor, "executor");
        if (isClosed("pool " + name)) {
            return executor;
        }
        if (executor instanceof ObservedExecutor seen && seen.port() == this) {
            problems.tell("pool " + name + " is observed already, as " + seen.name());
            return executor;
        }
        try {
            ObservedExecutor wrapper = ScopePools.wrap(executor, this, pools.free(name));
            pools.add(wrapper);
            makers.add(wrapper.name());
            samples.add(wrapper, executor);
            return wrapper;
        } catch (RuntimeException fault) {
            // As an executor whose own methods throw: the program goes on with it as it is.
            problems.tell("pool " + name + " can't be observed: " + fault);
            return executor;
        }
    }

    @Override
    public final ScheduledExecutorService observe(String name, ScheduledExecutorService executor) {
        if (observe(name, (ExecutorService) executor) instanceof ScheduledExecutorService seen) {
            return seen;
        }
        problems.tell("pool " + name + " is not seen: what it does after a delay can't be");
        return executor;
    }

    @Override
    public final <T> BlockingQueue<T> observe(String name, BlockingQueue<T> queue) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(queue, "queue");
        return isClosed("queue " + name) ? queue : new ObservedBlockingQueue<>(this, pools.free(name), queue);
    }

    @Override
    public final <T> OrderedStream<T> stream(String name, ExecutorService pool) {
        return seen(name, pool).orderedStream(ScopePools.<T>named(name));
    }

    @Override
    public final <T> AsCompleted<T> asCompleted(String name, ExecutorService pool) {
        return new AsCompleted<>(name, seen(name, pool));
    }

    private ObservedExecutor seen(String name, ExecutorService pool) {
        Objects.requireNonNull(name, "name");
        if (pool instanceof ObservedExecutor observed) {
            return observed;
        }
        // Also after the close: the stream must work, seen or not.
        isClosed("stream " + name);
        ObservedExecutor wrapper = ScopePools.wrap(pool, this, pools.free(name));
        pools.add(wrapper);
        return wrapper;
    }

    private boolean isClosed(String what) {
        if (closed.get()) {
            problems.tell(what + " came after its scope was closed and is not seen");
        }
        return closed.get();
    }

    @Override
    public final EventSink sink() {
        return flight == null ? bus.sink() : flight.sink(bus.sink());
    }

    @Override
    public final Names names() {
        return bus.names();
    }

    @Override
    public final Ids ids() {
        return bus.ids();
    }

    @Override
    public final Clock clock() {
        return bus.clock();
    }

    @Override
    public final long events() {
        return bus.accepted() - output.lost();
    }

    @Override
    public final long lost() {
        return bus.lost() + output.lost();
    }

    @Override
    public final List<String> problems() {
        return problems.all();
    }

    @Override
    public void close() {
        if (!end("its scope was closed", CLOSE_LIMIT)) {
            problems.tell("a scope was closed twice");
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the process ends: its hook finds the scope closed
        }
        List<String> open = pools.open();
        if (!open.isEmpty()) {
            problems.tell("still open when their scope was closed, and not seen since: "
                    + String.join(", ", open.subList(0, Math.min(8, open.size()))));
        }
    }

    private boolean end(String how, long limit) {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        if (!thread.end(how, limit)) {
            problems.tell("what was observed last could not be written within " + TimeUnit.NANOSECONDS.toSeconds(limit) + " s");
        }
        return true;
    }
}
