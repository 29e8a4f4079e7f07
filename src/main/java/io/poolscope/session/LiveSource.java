package io.poolscope.session;

import io.poolscope.bus.EventBus;
import io.poolscope.cli.options.Host;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.executor.WaitForGraph;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.HandAction;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.StageControl;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.session.clock.ScenarioClock;
import io.poolscope.session.warmup.ClassWarmUp;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * Plays a scenario on threads of this JVM. The bus blocks rather than loses, as the program that is observed is ours.
 *
 * <p>Threads: {@code scenario-director} calls {@link Scenario#play} and tears the stage down at the end, however it
 * came; {@code scenario-hand} does what a person does to the run; the session's pump drains the bus until the director
 * has ended and the bus is empty. Stopping interrupts the
 * director and the stage's threads and releases all threads that wait on the clock.
 */
final class LiveSource implements RunSource {
    /** How long the pump rests when the bus is empty: short against a frame, long against a drain. */
    private static final Duration REST = Duration.ofMillis(2);

    private final Scenario scenario;
    private final RunInfo info;
    private final ScenarioClock clock;
    private final EventBus bus;
    private final Thread director;
    private final StageControl control;
    private final ExecutorService hands = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "scenario-hand");
        thread.setDaemon(true);
        return thread;
    });
    /** Set before the director starts, by the pump; read by it and its threads. */
    private volatile BiConsumer<Message.Level, String> teller = (level, text) -> {};
    private volatile Throwable failure;
    private volatile boolean stopped;
    /** Taken before the clock's lock. */
    private final Object curtain = new Object();
    /** Whether the run's time has begun; guarded by the curtain. */
    private boolean raised;
    /** Whether the run was paused before its time began; guarded by the curtain. */
    private boolean pausedBefore;

    LiveSource(Scenario scenario, ParameterValues values, long seed) {
        this(scenario, values, seed, new ScenarioClock());
    }

    /** The same on a clock of the caller's, which nobody else moves. */
    LiveSource(Scenario scenario, ParameterValues values, long seed, ScenarioClock clock) {
        this.scenario = scenario;
        this.clock = clock;
        bus = new EventBus(clock, EventBus.Mode.BLOCKING);
        info = new RunInfo(scenario.about().id(), scenario.about().title(), seed, values.asText());
        control = new StageControl(scenario, bus, values, seed, text -> teller.accept(Message.Level.NOTICE, text));
        clock.pause(); // until the director begins: time 0 is the start, however early the session was made
        director = new Thread(this::direct, "scenario-director");
        director.setDaemon(true);
    }

    @Override
    public RunInfo info() {
        return info;
    }

    @Override
    public Map<String, String> facts() {
        return SourceFacts.of(scenario);
    }

    @Override
    public Names names() {
        return bus.names();
    }

    @Override
    public void pump(EventConsumer consumer, Host host) throws Exception {
        teller = host::tell;
        Runnable deaf = WaitForGraph.of(bus).onDeadlock(deadlock -> host.tell(Message.Level.DEADLOCK, deadlock.text()));
        try {
            director.start();
            while (!director.join(REST)) {
                bus.drain(consumer);
            }
        } finally {
            deaf.run();
        }
        bus.close();
        bus.drainAll(consumer);
        Throwable thrown = failure;
        if (thrown != null && !stopped) {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }
    }

    private void direct() {
        try {
            ClassWarmUp.once();
            raiseCurtain();
            scenario.play(control.stage());
            control.stage().join();
        } catch (Exception | Error e) {
            // An Error too: half a run must not pass for a whole one. That the run has ended under the director is no
            // reason, but what ended it.
            failure = control.cause(e);
            control.abort();
        } finally {
            hands.shutdownNow();
            control.close();
        }
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public long lost() {
        return bus.lost();
    }

    @Override
    public String timeControl() {
        return scenario.about().realTime().orElse("");
    }

    private void requireControl() {
        if (!timeControl().isEmpty()) {
            throw new UnsupportedOperationException(timeControl());
        }
    }

    /** Lets the time go, unless somebody has paused the run before it came to that. */
    private void raiseCurtain() {
        synchronized (curtain) {
            raised = true;
            if (!pausedBefore) {
                clock.resume();
            }
        }
    }

    @Override
    public void pause() {
        requireControl();
        synchronized (curtain) {
            pausedBefore = !raised;
            clock.pause();
        }
    }

    @Override
    public void resume() {
        requireControl();
        synchronized (curtain) {
            pausedBefore = false;
            if (raised) {
                clock.resume();
            }
        }
    }

    @Override
    public void step() {
        requireControl();
        clock.step();
    }

    @Override
    public void speed(double factor) {
        requireControl();
        clock.setSpeed(factor);
    }

    @Override
    public <T> void set(Parameter<T> parameter, T value) {
        if (parameter.acts() != TakesEffect.NOW) {
            throw new BadValueException(parameter.id() + " acts at the next run");
        }
        parameter.problem(value).ifPresent(message -> {
            throw new BadValueException(message);
        });
        byHand(() -> control.change(parameter, value));
    }

    @Override
    public void act(HandAction action, OptionalLong task) {
        byHand(() -> teller.accept(Message.Level.NOTICE, control.act(action, task)));
    }

    /**
     * What a hand does to a run emits events, and events wait while the time stands still: so it is done on a thread
     * of its own, in the order in which it was asked for, and the window never waits.
     */
    private void byHand(RunStage.Work work) {
        try {
            hands.execute(() -> {
                try {
                    work.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (Exception e) {
                    teller.accept(Message.Level.ERROR, e.getMessage() == null ? e.toString() : e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            teller.accept(Message.Level.NOTICE, "the run has ended");
        }
    }

    @Override
    public void stop() {
        stopped = true;
        clock.stop();
        control.abort();
        director.interrupt();
    }
}
