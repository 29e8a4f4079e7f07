package io.poolscope.executor;

import io.poolscope.event.Clock;
import io.poolscope.event.Event;
import io.poolscope.event.EventPort;
import io.poolscope.event.Ids;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An {@link ExecutorService} that tells what it does in events: when each task was submitted, started and ended, and
 * by whom. It keeps the contract of {@code ExecutorService} in full; timeouts are scenario time.
 *
 * <p>Beyond the contract: tasks have labels and priorities, a bounded queue has five saturation policies, workers and
 * capacity can change while it runs, and results are delivered by {@link #orderedStream()}, {@link #map} and
 * {@link Completions}.
 *
 * <p>All methods may be called from any thread. {@link #close()} joins the workers.
 */
public class ObservedExecutor extends ExecutorCalls implements AutoCloseable {
    final EventPort port;
    final Clock clock;
    final Names names;
    final Ids ids;
    final int id;
    final CpuMeter cpu;
    /** Whether two events of one moment may share one reading of the clock: not where each is a step of its own. */
    final boolean sharesReadings;
    final Workforce workforce;
    final Backend backend;
    final Lanes lanes;
    final OpenStreams streams;
    final WaitForGraph graph;
    private final Admission admission;
    private final Submissions submissions;
    private final PoolEnding ending;
    private final String name;
    private final PoolKind kind;
    private final SaturationPolicy policy;
    private final boolean followsTasks;
    private final boolean takesSubmits;
    private volatile BrokenPoolException broken;

    ObservedExecutor(ObservedExecutorBuilder plan) {
        this(plan, null, plan.kind);
    }

    ObservedExecutor(ObservedExecutorBuilder plan, ExecutorService made, PoolKind kind) {
        port = plan.port;
        clock = port.clock();
        names = port.names();
        ids = port.ids();
        id = ids.nextPool();
        name = plan.name.isEmpty() ? "pool-" + (id + 1) : plan.name;
        this.kind = kind;
        policy = plan.policy;
        cpu = plan.measureCpu ? new CpuMeter() : null;
        sharesReadings = clock instanceof SystemClock;
        lanes = new Lanes(this);
        streams = new OpenStreams();
        graph = WaitForGraph.of(port);
        workforce = new Workforce(this, plan, kind);
        admission = new Admission(this, plan.capacity, policy);
        backend = made == null ? workforce.backend(plan) : new ForeignBackend(this, made);
        submissions = new Submissions(this, admission);
        ending = new PoolEnding(this);
        followsTasks = backend.followsTasks();
        takesSubmits = backend instanceof ForeignBackend foreign && foreign.takesSubmits();
    }

    /** Starts to state what an executor is to be. */
    public static ObservedExecutorBuilder builder(EventPort port) {
        return new ObservedExecutorBuilder(port);
    }

    /** A fixed pool with a queue without limit. */
    public static ObservedExecutor fixed(EventPort port, String name, int workers) {
        return builder(port).name(name).workers(workers).build();
    }

    /**
     * Observes an executor made elsewhere: what is submitted through the wrapper is told, and closing or shutting the
     * wrapper down does the same to the executor. Its threads get lanes when they run their first task.
     *
     * <p>The wrapper of a {@link ThreadPoolExecutor} is an {@link ObservedThreadPool}, that of a
     * {@link ScheduledExecutorService} an {@link ObservedScheduler}.
     */
    public static ObservedExecutor wrap(ExecutorService executor, EventPort port, String name) {
        return wrap(executor, port, name, PoolKind.FOREIGN);
    }

    /**
     * Observes an executor made elsewhere.
     *
     * @param kind what it is; with {@link PoolKind#THREAD_PER_TASK} a lane lives only as long as its task
     */
    public static ObservedExecutor wrap(ExecutorService executor, EventPort port, String name, PoolKind kind) {
        Objects.requireNonNull(executor, "executor");
        ObservedExecutorBuilder plan = builder(port).name(name);
        Objects.requireNonNull(kind, "kind");
        ObservedExecutor wrapper = executor instanceof ScheduledExecutorService ? new ObservedScheduler(plan, executor, kind)
                : executor instanceof ThreadPoolExecutor ? new ObservedThreadPool(plan, executor, kind)
                : new ObservedExecutor(plan, executor, kind);
        wrapper.open();
        return wrapper;
    }

    /** As {@link #wrap(ExecutorService, EventPort, String)}; delays stay the executor's matter, and are wall-clock time. */
    public static ObservedScheduler wrap(ScheduledExecutorService executor, EventPort port, String name) {
        return (ObservedScheduler) wrap(executor, port, name, PoolKind.FOREIGN);
    }

    /** As {@link #wrap(ExecutorService, EventPort, String)}; the wrapper passes on what is asked of the pool's threads and queue. */
    public static ObservedThreadPool wrap(ThreadPoolExecutor executor, EventPort port, String name) {
        return (ObservedThreadPool) wrap(executor, port, name, PoolKind.FOREIGN);
    }

    /** As {@link #wrap(ScheduledExecutorService, EventPort, String)}. */
    public static ObservedScheduler wrap(ScheduledThreadPoolExecutor executor, EventPort port, String name) {
        return (ObservedScheduler) wrap(executor, port, name, PoolKind.FOREIGN);
    }

    /** Tells that the pool is there; called once, before anybody else has it. */
    final void open() {
        new PoolEvent.PoolStarted(clock.stamp(), id, name, kind, toldWorkers(), toldCapacity(), toldPolicy()).emitTo(port.sink(), names);
    }

    /** The limit of workers as events carry it: 0 for none. */
    int toldWorkers() {
        return workforce.told();
    }

    /** The capacity of the queue as events carry it. */
    int toldCapacity() {
        return admission.capacity();
    }

    /** What happens to a task that finds the queue full, as events carry it. */
    SaturationPolicy toldPolicy() {
        return policy;
    }

    // ---- submitting ----

    @Override
    public void execute(Runnable body) {
        launch(new ObservedTask<>(this, Objects.requireNonNull(body, "command"), null, TaskOptions.NONE, true));
    }

    @Override
    <T> ObservedTask<T> task(Callable<T> body, TaskOptions options) {
        return takesSubmits ? new SubmittedTask<>(this, body, options) : new ObservedTask<>(this, body, options);
    }

    @Override
    <T> ObservedTask<T> task(Runnable body, T result, TaskOptions options) {
        return takesSubmits ? new SubmittedTask<>(this, body, result, options) : new ObservedTask<>(this, body, result, options, false);
    }

    @Override
    final <T extends ObservedTask<?>> T launch(T task) {
        submissions.launch(task);
        return task;
    }

    @Override
    final ObservedExecutor self() {
        return this;
    }

    // ---- asking and changing ----

    /** The pool's id in its run. */
    public final int id() {
        return id;
    }

    /** The pool's name. */
    public final String name() {
        return name;
    }

    /** Where its events go. */
    public final EventPort port() {
        return port;
    }

    /** How many workers it may have now; {@link Integer#MAX_VALUE} where there is no limit. */
    public final int workers() {
        return workforce.limit();
    }

    /** How many tasks its queue may hold now, or {@link Event#UNBOUNDED}. */
    public final int queueCapacity() {
        return toldCapacity();
    }

    /** How many workers run a task now. */
    public final int busyWorkers() {
        return workforce.busy();
    }

    /** About how many tasks are in the queue. */
    public final int queueDepth() {
        return backend.queued();
    }

    /**
     * Sets the number of workers. More start at once where tasks wait; fewer means that workers end after their
     * present task.
     *
     * @throws IllegalArgumentException if it is out of range
     * @throws UnsupportedOperationException if the pool's threads were made elsewhere or have no limit
     */
    public final void resize(int workers) {
        workforce.resize(ObservedExecutorBuilder.checkWorkers(workers));
        admission.resize(admission.capacity(), backend.queued());
        tellResized();
    }

    /**
     * Sets the capacity of the queue. If more tasks are queued, they stay, and nobody is admitted until there is room.
     *
     * @throws IllegalArgumentException if it is out of range
     * @throws UnsupportedOperationException if the pool has no queue of its own
     */
    public final void queueCapacity(int capacity) {
        if (kind != PoolKind.FIXED && kind != PoolKind.PRIORITY || backend instanceof GivenTaskBackend) {
            throw new UnsupportedOperationException("the queue of " + name + ", a pool of kind " + kind + ", has no capacity to set");
        }
        admission.resize(ObservedExecutorBuilder.checkCapacity(capacity), backend.queued());
        tellResized();
    }

    final void tellResized() {
        new PoolEvent.PoolResized(clock.stamp(), id, toldWorkers(), toldCapacity()).emitTo(port.sink(), names);
    }

    // ---- ending ----

    @Override
    public void shutdown() {
        backend.shutdown();
        admission.close();
    }

    /**
     * {@inheritDoc}
     *
     * <p>What was submitted is returned as its futures, what was given to {@link #execute} as it was given. As Java
     * defines it, those futures are left undone: whoever gets them may run or cancel them. To the books they count as
     * discarded. What was given to a wrapped executor directly is returned as that returns it.
     */
    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> queued = backend.shutdownNow();
        admission.close();
        return ending.givenBack(queued);
    }

    /**
     * Shuts down as Python's {@code shutdown(wait, cancel_futures)} does.
     *
     * @param wait whether to return only after all tasks have ended and the workers are gone
     * @param cancelFutures whether to cancel the tasks that have not started
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        ending.shutdown(wait, cancelFutures);
    }

    @Override
    public boolean isShutdown() {
        return backend.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return backend.isStopped();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return backend.awaitStop(Deadlines.after(clock, unit.toNanos(timeout)));
    }

    /**
     * Closes every delivery of this pool's results that is still open, ordered or as completed: what is parked there is
     * told as dropped, and what has not started is cancelled. For who knows that nobody is left to take them, such as a
     * run that is given up; closing or shutting down the pool leaves results to their consumers.
     */
    public void closeStreams() {
        streams.closeAll();
    }

    /**
     * Shuts down, waits until all tasks have ended and joins the workers. If the thread is interrupted meanwhile, it
     * stops the running tasks as {@link #shutdownNow} does, goes on waiting, and keeps the interrupt status.
     */
    @Override
    public void close() {
        ending.close();
    }

    // ---- what tasks, workers and admission call ----

    /**
     * The time for an event. A clock that is not ours and throws must not keep a task from its end: then the time is 0, which a bus
     * raises to that of the thread's event before.
     */
    final long stamp() {
        try {
            return clock.stamp();
        } catch (RuntimeException | Error e) {
            UncaughtFailures.untold(e);
            return 0;
        }
    }

    /** Its failure if the pool is broken, else null. */
    final BrokenPoolException broken() {
        return broken;
    }

    /** A worker's initializer failed: what is queued fails, and nothing more is taken. */
    final void breakDown(Throwable failure) {
        broken = new BrokenPoolException(name, failure);
        LaneSupply.tell(port, () -> new PoolEvent.PoolBroken(stamp(), id, FailureText.of(failure)));
        shutdown();
    }

    final void tellStopped() {
        lanes.close();
        LaneSupply.tell(port, () -> new PoolEvent.PoolStopped(stamp(), id));
    }

    final ThreadRole submitter() {
        return lanes.submitter();
    }

    /** The calling thread in its role as a worker of this pool. */
    final ThreadRole carrier() {
        ThreadRole here = ThreadRole.current();
        return here != null && here.pool == this ? here : lanes.foreignWorker();
    }

    final void workerGone() {
        admission.workerGone();
    }

    final void doneWith(ThreadRole worker) {
        if (kind == PoolKind.THREAD_PER_TASK) {
            lanes.leave(worker);
        }
    }

    final void started(ObservedTask<?> task, ThreadRole on) {
        if (followsTasks) {
            backend.taken(task);
        }
        admission.started(task, on);
    }

    final void ended(ThreadRole on, ObservedTask<?> outer) {
        admission.ended(on, outer);
    }

    final void left(ObservedTask<?> task) {
        if (followsTasks) {
            backend.taken(task);
        }
        admission.left(task);
    }

    /** Whether its queue can only be served by a limited number of workers, none of which helps out while it waits. */
    final boolean canStarve() {
        return kind == PoolKind.FIXED || kind == PoolKind.PRIORITY || kind == PoolKind.SCHEDULED;
    }

    final void cancelledInQueue(ObservedTask<?> task) {
        backend.cancelled(task);
    }

    @Override
    public String toString() {
        return name + (isTerminated() ? " [stopped]" : isShutdown() ? " [shut down]" : " [running]");
    }
}
