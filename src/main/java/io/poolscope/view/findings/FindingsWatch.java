package io.poolscope.view.findings;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.timeline.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Asks the rules about a live run, about once a second and once more at its end, on a thread of its own named
 * {@code findings}. What they found comes back to the JavaFX thread; while they are at work they are not asked again.
 *
 * <p>For the JavaFX thread. The thread ends with {@link #close}.
 */
public final class FindingsWatch implements AutoCloseable {
    private static final long EVERY = 900_000_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "findings");
        made.setDaemon(true);
        return made;
    });
    private final Consumer<List<Finding>> found;
    private final Consumer<String> failed;
    private boolean busy;
    private long asked = Long.MIN_VALUE;
    private long askedEvents = -1;
    private int run;

    /**
     * A watch without a run.
     *
     * @param found takes the findings, the worst first, on the JavaFX thread
     * @param failed told in one line when the rules can't say anything
     */
    public FindingsWatch(Consumer<List<Finding>> found, Consumer<String> failed) {
        this.found = Objects.requireNonNull(found);
        this.failed = Objects.requireNonNull(failed);
    }

    /** Another run begins: what was found in the last is forgotten. */
    public void restart() {
        run++;
        asked = Long.MIN_VALUE;
        askedEvents = -1;
        found.accept(List.of());
    }

    /**
     * A frame begins: asks if it is time to.
     *
     * @param nanos the frame's time
     * @param live whether the run goes on; the last picture is asked about at once
     */
    public void pulse(Snapshot snapshot, boolean live, long nanos) {
        boolean due = !live || asked == Long.MIN_VALUE || nanos - asked >= EVERY;
        if (busy || !due || snapshot.events() == askedEvents) {
            return;
        }
        busy = true;
        asked = nanos;
        askedEvents = snapshot.events();
        int mine = run;
        thread.execute(() -> ask(snapshot, mine));
    }

    private void ask(Snapshot snapshot, int mine) {
        try {
            List<Finding> findings = Findings.of(snapshot);
            Platform.runLater(() -> deliver(mine, () -> found.accept(findings)));
        } catch (RuntimeException e) {
            Platform.runLater(() -> deliver(mine, () -> failed.accept("The findings can't be worked out: " + e)));
        }
    }

    private void deliver(int mine, Runnable what) {
        busy = false;
        if (mine == run) {
            what.run();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
