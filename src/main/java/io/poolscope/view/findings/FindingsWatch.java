package io.poolscope.view.findings;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.work.Newest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks the rules about a live run, about once a second and once more at its end, on a thread of its own named
 * {@code findings}. What they found comes back to the JavaFX thread; while they are at work they are not asked again.
 *
 * <p>For the JavaFX thread. The thread ends with {@link #close}.
 */
public final class FindingsWatch implements AutoCloseable {
    private static final long EVERY = 900_000_000;

    private final Newest thread = new Newest("findings");
    private final Function<Snapshot, List<Finding>> rules;
    private final Consumer<List<Finding>> found;
    private final Consumer<String> failed;
    private long asked = Long.MIN_VALUE;
    private long askedEvents = -1;
    /** What was told of this run already: the rules are asked every second, and a toast a second helps nobody. */
    private final Set<String> told = new HashSet<>();

    /**
     * A watch without a run.
     *
     * @param found takes the findings, the worst first, on the JavaFX thread
     * @param failed told in one line when the rules can't say anything, once a run for each reason
     */
    public FindingsWatch(Consumer<List<Finding>> found, Consumer<String> failed) {
        this(Findings::of, found, failed);
    }

    /** With other rules. */
    FindingsWatch(Function<Snapshot, List<Finding>> rules, Consumer<List<Finding>> found, Consumer<String> failed) {
        this.rules = Objects.requireNonNull(rules);
        this.found = Objects.requireNonNull(found);
        this.failed = Objects.requireNonNull(failed);
    }

    /** Another run begins: what was found in the last is forgotten. */
    public void restart() {
        thread.cancel();
        told.clear();
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
        if (thread.busy() || !due || snapshot.events() == askedEvents) {
            return;
        }
        asked = nanos;
        askedEvents = snapshot.events();
        thread.<List<Finding>>ask(_ -> rules.apply(snapshot), found, this::tell);
    }

    private void tell(String why) {
        if (told.add(why)) {
            failed.accept("The findings can't be worked out: " + why);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
