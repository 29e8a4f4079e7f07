package io.poolscope.scenario;

import io.poolscope.event.Clock;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedExecutorBuilder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a scenario plays on: one run's clock, event port, parameter values, threads and pools. It owns every thread and
 * resource that the scenario starts through it, and ends them when the run ends. All methods may be called from any
 * thread. A {@link StageControl} makes it and ends it.
 */
public final class RunStage {
    /** Work of a scenario's own thread. */
    @FunctionalInterface
    public interface Work {
        /** Does it; an interrupt means that the run is being stopped. */
        void run() throws Exception;
    }

    /** What a scenario does when a person acts by hand. */
    @FunctionalInterface
    public interface Hand {
        /** Acts, on a task where the action wants one, and tells in one line what came of it. */
        String act(HandAction action, OptionalLong task) throws Exception;
    }

    /*
     * Access: values and hand are volatile through AtomicReference; listeners is copy-on-write; threads and owned are
     * guarded by `lock`, which is never held while anything is called or waited for.
     */
    private final EventPort port;
    private final long seed;
    private final int script;
    private final Map<String, Integer> lines;
    private final Consumer<String> notices;
    private final AtomicReference<ParameterValues> values;
    private final AtomicReference<Hand> hand = new AtomicReference<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final List<Consumer<Parameter<?>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> stepNames = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private boolean closed;

    /** A stage for one run: see {@link StageControl}. */
    RunStage(Scenario scenario, EventPort port, ParameterValues values, long seed, Consumer<String> notices) {
        this.port = port;
        this.seed = seed;
        this.notices = notices;
        this.values = new AtomicReference<>(values);
        script = port.ids().nextScript();
        lines = scenario.source(Language.JAVA).steps();
    }

    /** Where events go. */
    public EventPort port() {
        return port;
    }

    /** The run's clock. */
    public Clock clock() {
        return port.clock();
    }

    /** Where the run's random numbers start. */
    public long seed() {
        return seed;
    }

    /** A parameter's value now: what acts at once may differ from one call to the next. */
    public <T> T get(Parameter<T> parameter) {
        return values.get().get(parameter);
    }

    /** All values as they are now. */
    public ParameterValues values() {
        return values.get();
    }

    /** Calls {@code action} with the new value whenever the parameter is changed during the run. */
    public <T> void follow(Parameter<T> parameter, Consumer<T> action) {
        listeners.add(changed -> {
            if (changed == parameter) {
                action.accept(get(parameter));
            }
        });
    }

    /** Random numbers of their own for each purpose, the same for the same seed. */
    public RandomGenerator random(String purpose) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
    }

    /** Sleeps for a time of the scenario. */
    public void sleep(Duration duration) throws InterruptedException {
        sleepNanos(duration.toNanos());
    }

    /** Sleeps for nanoseconds of scenario time. */
    public void sleepNanos(long nanos) throws InterruptedException {
        clock().sleepUntil(clock().now() + nanos);
    }

    /**
     * Says that the calling thread is about to execute the line below this call: the code pane lights it.
     *
     * @param step a name that is unique within the scenario, the same in each language
     */
    public void step(String step) {
        int line = lines.getOrDefault(step, 0);
        if (line == 0) {
            throw new IllegalArgumentException("the shown source has no step '" + step + "'");
        }
        String name = Thread.currentThread().getName();
        int number = stepNames.computeIfAbsent(name, port.names()::intern);
        port.sink().emit(clock().stamp(), EventKind.STEP_REACHED.code(), script, EventWord.NO_LANE, line, number);
    }

    /** Tells the person who watches something, in one line. */
    public void say(String line) {
        notices.accept(line);
    }

    /** Starts one of the scenario's own threads. It is interrupted and joined when the run ends. */
    public Thread start(String name, Work work) {
        Thread thread = new Thread(() -> perform(name, work), name);
        thread.setDaemon(true); // a run that is being closed while the program exits must not hold it up
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the run has ended; '" + name + "' can't start");
            }
            threads.add(thread);
        }
        thread.start();
        return thread;
    }

    private void perform(String name, Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            if (!closing()) {
                failed(name, e);
            }
        } catch (Exception e) {
            failed(name, e);
        } catch (Error e) {
            // Others may wait for what this thread will never do.
            failed(name, NoThreadException.isMeantBy(e) ? new NoThreadException(e) : new IllegalStateException(name + " ended: " + e, e));
            abort();
        }
    }

    private void failed(String name, Exception e) {
        if (closing()) {
            return; // what is torn down under a thread may fail it; the run is over for everybody
        }
        failure.compareAndSet(null, e);
        if (e.getCause() instanceof Error) {
            return; // said once, as what the run came to
        }
        say(name + " ended: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    }

    /** Whether the run is being ended. */
    public boolean closing() {
        synchronized (lock) {
            return closed;
        }
    }

    /**
     * Waits until all threads that were started have ended.
     *
     * @throws Exception what the first of them that failed threw
     */
    public void join() throws Exception {
        for (int i = 0;; i++) {
            Thread next;
            synchronized (lock) {
                if (i == threads.size()) {
                    break;
                }
                next = threads.get(i);
            }
            next.join();
        }
        Exception e = failure.get();
        if (e != null) {
            throw e;
        }
    }

    /** Makes a pool on this run's port, which the run closes at its end if the scenario hasn't. */
    public ObservedExecutor pool(String name, int workers) {
        return own(builder(name).workers(workers).build());
    }

    /** Makes a pool with a queue of limited capacity, as {@link #pool(String, int)} does. */
    public ObservedExecutor pool(String name, int workers, int queueCapacity, SaturationPolicy policy) {
        return own(builder(name).workers(workers).queueCapacity(queueCapacity).policy(policy).build());
    }

    /** Begins a pool on this run's port, whose workers are called {@code NAME-1}, {@code NAME-2}, …; to be given to {@link #own}. */
    public ObservedExecutorBuilder builder(String name) {
        // Daemons: a program that exits in the middle of a run doesn't wait for it.
        return ObservedExecutor.builder(port).name(name).threadNames(name.replace("%", "%%") + "-%d").daemon(true);
    }

    /** Gives the run something to close at its end, if the scenario hasn't: the last given is closed first. */
    public <C extends AutoCloseable> C own(C resource) {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the run has ended");
            }
            owned.push(resource);
        }
        return resource;
    }

    /** Says what the scenario does when a person acts by hand. */
    public void onHand(Hand handler) {
        hand.set(handler);
    }

    /** See {@link StageControl#act}. */
    String act(HandAction action, OptionalLong task) throws Exception {
        return Optional.ofNullable(hand.get())
                .orElseThrow(() -> new BadValueException("this scenario has nothing to do by hand")).act(action, task);
    }

    /** Changes a parameter of this run; those that follow it are called on this thread. */
    <T> void change(Parameter<T> parameter, T value) {
        values.updateAndGet(old -> old.with(parameter, value));
        listeners.forEach(listener -> listener.accept(parameter));
    }

    /** See {@link StageControl#abort}. */
    void abort() {
        List<Thread> ending;
        List<AutoCloseable> stopping;
        synchronized (lock) {
            closed = true;
            ending = List.copyOf(threads);
            stopping = List.copyOf(owned);
        }
        ending.forEach(Thread::interrupt);
        for (AutoCloseable resource : stopping) {
            if (resource instanceof ExecutorService pool) {
                pool.shutdownNow();
            }
        }
    }

    /** See {@link StageControl#cause}. */
    Throwable cause(Throwable thrown) {
        Exception first = failure.get();
        return first != null && closing() ? first : thrown;
    }

    /** See {@link StageControl#close}. */
    void close() {
        List<Thread> ending;
        List<AutoCloseable> closing;
        synchronized (lock) {
            closed = true;
            ending = List.copyOf(threads);
            closing = List.copyOf(owned);
            owned.clear();
        }
        for (AutoCloseable resource : closing) {
            try {
                resource.close();
            } catch (Exception e) {
                say("not closed: " + e);
            }
        }
        boolean interrupted = false;
        for (Thread thread : ending) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.interrupt();
                }
            }
        }
        for (AutoCloseable resource : closing) {
            if (resource instanceof ObservedExecutor pool) {
                pool.closeStreams();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
