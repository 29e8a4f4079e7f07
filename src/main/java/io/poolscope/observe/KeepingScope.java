package io.poolscope.observe;

import io.poolscope.bus.EventBus;
import io.poolscope.executor.WaitForGraph;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running scope whose events are kept and written when they are asked for. */
final class KeepingScope extends RunningScope implements KeptScope {
    private static final long WRITE_SECONDS = 10;

    private final KeptRing ring;
    private final ScopeProblems problems;
    private final Runnable forgetsDeadlocks;

    KeepingScope(String name, EventBus bus, KeptRing ring, KeepWatch watch, ScopeProblems problems) {
        super(name, bus, ring, problems);
        this.ring = ring;
        this.problems = problems;
        forgetsDeadlocks = WaitForGraph.of(this).onDeadlock(deadlock -> watch.deadlock());
    }

    @Override
    public Optional<Path> write(String reason) {
        try {
            return ring.ask(reason).get(WRITE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            problems.tell("what was kept was not written within " + WRITE_SECONDS + " s");
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        forgetsDeadlocks.run();
        super.close();
    }
}
