package io.poolscope.scenario.catalogue;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedStream;
import io.poolscope.executor.TaskFailedException;
import io.poolscope.scenario.About;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.HandAction;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.scenario.ValueKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool run by hand: tasks run until a person finishes or fails them. */
final class Sandbox extends BuiltInScenario {
    /** Who acts. */
    enum Hands {
        /** The person in front of the window. */
        YOURS,
        /** The scenario itself, where nobody is there: a short demonstration, then the end. */
        REHEARSED
    }

    static final HandAction SUBMIT_ONE = new HandAction("submit-one", "Submit one", false);
    static final HandAction SUBMIT_TEN = new HandAction("submit-ten", "Submit ten", false);
    static final HandAction FINISH = new HandAction("finish", "Finish task", true);
    static final HandAction FAIL = new HandAction("fail", "Fail task", true);
    static final HandAction CANCEL = new HandAction("cancel", "Cancel task", true);
    static final HandAction TAKE_NEXT = new HandAction("take-next", "Take next result", false);
    static final HandAction OPEN_CONSUMER = new HandAction("open-consumer", "Open consumer", false);
    static final HandAction CLOSE_CONSUMER = new HandAction("close-consumer", "Close consumer", false);
    static final HandAction END = new HandAction("end", "End the run", false);

    private static final Parameter<Integer> WORKERS = CommonParameters.workers(2);
    private static final Parameter<Integer> QUEUE = CommonParameters.queue(6);
    // Without block and caller runs: a hand that is held up could do nothing more.
    private static final Parameter<SaturationPolicy> POLICY = new Parameter<>("policy", "When the queue is full",
            new ValueKind.Choice<>(List.of(SaturationPolicy.ABORT, SaturationPolicy.DISCARD, SaturationPolicy.DISCARD_OLDEST)),
            SaturationPolicy.ABORT, TakesEffect.NEXT_RUN, "What happens to a task that is submitted while the queue is full.");
    private static final Parameter<Hands> HANDS = CommonParameters.choice("hands", "Whose hands", Hands.class, Hands.YOURS,
            "Yours, or a rehearsed demonstration that ends by itself.");

    Sandbox() {
        super(About.of("sandbox", "Sandbox", About.Group.BY_HAND,
                "A pool run by hand. Submit a task or ten: they run until you finish, fail or cancel them, by a click on the task and a "
                        + "button. Take a result, or open the consumer and let it take them all; results come in order. Each step is told.",
                "Tasks end as they are told to, and results are delivered in order."),
                WORKERS, QUEUE, POLICY, HANDS);
    }

    @Override
    public ParameterValues byItself(ParameterValues values) {
        return values.with(HANDS, Hands.REHEARSED);
    }

    @Override
    public List<HandAction> actions() {
        return List.of(SUBMIT_ONE, SUBMIT_TEN, FINISH, FAIL, CANCEL, TAKE_NEXT, OPEN_CONSUMER, CLOSE_CONSUMER, END);
    }

    @Override
    public void play(RunStage stage) throws Exception {
        ObservedExecutor pool = stage.pool("worker", stage.get(WORKERS), stage.get(QUEUE), stage.get(POLICY));
        stage.follow(WORKERS, pool::resize);
        Play play = new Play(stage, pool, pool.orderedStream());
        stage.onHand(play::act);
        stage.start("consumer", play::consume);
        if (stage.get(HANDS) == Hands.REHEARSED) {
            stage.start("rehearsal", play::rehearse);
        }
        stage.join();
        pool.close();
    }

    /** One run. The hand's thread submits and ends tasks, the consumer's takes results. */
    private static final class Play {
        private final RunStage stage;
        private final ObservedExecutor pool;
        private final OrderedStream<String> stream;
        private final Turnstile turnstile = new Turnstile();
        /** By task id, from when it was submitted; what a hand may still do to it. */
        private final Map<Long, Held> tasks = new ConcurrentHashMap<>();
        private final AtomicInteger numbers = new AtomicInteger();

        private Play(RunStage stage, ObservedExecutor pool, OrderedStream<String> stream) {
            this.stage = stage;
            this.pool = pool;
            this.stream = stream;
        }

        /** A task, and how a hand ends it. */
        private record Held(ObservedFuture<String> future, CompletableFuture<String> outcome) {
        }

        private String act(HandAction action, OptionalLong task) throws Exception {
            if (action.equals(SUBMIT_ONE)) {
                return submit();
            }
            if (action.equals(SUBMIT_TEN)) {
                String told = "";
                for (int i = 0; i < 10; i++) {
                    told = submit();
                }
                return "ten tasks were submitted; as for the last one, " + told;
            }
            if (action.equals(TAKE_NEXT)) {
                turnstile.letOne();
                return stream.buffered() > 0 ? "the consumer takes the next result" : "the consumer waits for the next result";
            }
            if (action.equals(OPEN_CONSUMER)) {
                turnstile.open(true);
                return "the consumer takes every result from now on, in order";
            }
            if (action.equals(CLOSE_CONSUMER)) {
                turnstile.open(false);
                return "the consumer takes no more results; finished ones are parked";
            }
            if (action.equals(END)) {
                return end();
            }
            return actOn(action, held(action, task));
        }

        private Held held(HandAction action, OptionalLong task) {
            if (task.isEmpty()) {
                throw new BadValueException("'" + action.label() + "' needs a task; click one first");
            }
            Held held = tasks.get(task.getAsLong());
            if (held == null) {
                throw new BadValueException("#" + (task.getAsLong() + 1) + " was never accepted, so there is nothing to end");
            }
            return held;
        }

        // @show sandbox
        private String submit() {
            CompletableFuture<String> outcome = new CompletableFuture<>();
            boolean free = pool.busyWorkers() < pool.workers();
            try {
                stage.step("submit");
                ObservedFuture<String> future = stream.submit("task " + numbers.incrementAndGet(), () -> run(outcome));
                return accepted(new Held(future, outcome), free);
            } catch (RejectedExecutionException e) {
                return "the task was refused: all workers are busy and the queue is full";
            }
        }

        private String run(CompletableFuture<String> outcome) throws Exception {
            stage.step("run");
            return await(outcome); // until a hand ends it
        }

        private String actOn(HandAction action, Held task) {
            if (action.equals(CANCEL)) {
                stage.step("cancel");
                return told(task.future().cancel(true), task, "was cancelled");
            }
            if (!task.future().isRunning()) {
                return name(task)
                        + (task.future().isDone() ? " has ended already" : " has not started yet; only a running task can be ended so");
            }
            if (action.equals(FINISH)) {
                stage.step("finish");
                return told(task.outcome().complete("finished by hand"), task, "finishes; its result goes to the buffer");
            }
            stage.step("fail");
            return told(task.outcome().completeExceptionally(new IllegalStateException("failed by hand")), task,
                    "fails; its exception goes to the buffer");
        }

        private void consume() throws InterruptedException {
            stage.step("next");
            while (turnstile.pass() && stream.hasNext()) {
                try {
                    stage.step("take");
                    print(stream.next());
                } catch (TaskFailedException e) {
                    print("it threw: " + e.getCause().getMessage());
                }
                stage.step("next");
            }
        }
        // @end

        private String accepted(Held held, boolean free) {
            tasks.put(held.future().task(), held);
            if (held.future().isDone()) {
                return name(held) + " was discarded: all workers are busy and the queue is full";
            }
            return name(held) + (free ? " runs at once: a worker was free" : " waits in the queue: all workers are busy");
        }

        private static String await(CompletableFuture<String> outcome) throws Exception {
            try {
                return outcome.get();
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }

        private static String told(boolean done, Held task, String what) {
            return name(task) + (done ? " " + what : " has ended already");
        }

        private static String name(Held task) {
            return "#" + (task.future().task() + 1);
        }

        private String end() throws InterruptedException {
            tasks.values().forEach(task -> task.future().cancel(true));
            stream.finish();
            turnstile.open(true);
            pool.shutdown();
            return "the run ends: what still ran or waited was cancelled";
        }

        private void print(String text) {
            ScenarioLog.log(stage, text);
        }

        /** What a person might do, for when there is none. */
        private void rehearse() throws Exception {
            perform(SUBMIT_TEN, -1);
            perform(FINISH, 1);
            perform(TAKE_NEXT, -1);
            perform(FINISH, 0);
            perform(FAIL, 2);
            perform(CANCEL, 3);
            perform(OPEN_CONSUMER, -1);
            perform(CLOSE_CONSUMER, -1);
            perform(END, -1);
        }

        private void perform(HandAction action, long index) throws Exception {
            stage.sleep(Duration.ofMillis(400));
            stage.say(act(action, index < 0 ? OptionalLong.empty() : OptionalLong.of(index)));
        }
    }

    /** Lets the consumer through, one at a time or as often as it comes. Thread-safe. */
    private static final class Turnstile {
        // Guarded by this.
        private int permits;
        private boolean open;

        synchronized void letOne() {
            permits++;
            notifyAll();
        }

        synchronized void open(boolean nowOpen) {
            open = nowOpen;
            notifyAll();
        }

        /** Waits until the consumer may take one; always true, so that it stands in a loop's condition. */
        synchronized boolean pass() throws InterruptedException {
            while (!open && permits == 0) {
                wait();
            }
            if (!open) {
                permits--;
            }
            return true;
        }
    }
}
