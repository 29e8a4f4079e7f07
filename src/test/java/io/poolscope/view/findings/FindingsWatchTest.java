package io.poolscope.view.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.paint.Toolkit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FindingsWatchTest {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();

    @BeforeAll
    static void startToolkit() {
        Toolkit.startHeadless();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    private List<Finding> rules(Snapshot snapshot) {
        Throwable now = trouble.get();
        if (now instanceof Error error) {
            throw error;
        }
        if (now instanceof RuntimeException e) {
            throw e;
        }
        return List.of();
    }

    @Test
    void rulesThatEndInAnError_areToldOnce_andAskedAgain() throws Exception {
        FindingsWatch watch = onFx(() -> new FindingsWatch(this::rules, found -> heard.add("found " + found.size()), heard::add));
        long[] events = {0};
        for (Throwable each : List.of(new StackOverflowError(), new OutOfMemoryError("Java heap space"),
                new IllegalStateException("a bug"))) {
            trouble.set(each);
            assertThat(asked(watch, ++events[0])).startsWith("The findings can't be worked out: ").hasLineCount(1);
            trouble.set(null);
            assertThat(asked(watch, ++events[0])).isEqualTo("found 0");
        }
        trouble.set(new StackOverflowError());
        onFx(() -> {
            watch.pulse(snapshot(++events[0]), false, 0);
            return null;
        });
        trouble.set(null);
        onFx(() -> {
            watch.restart();
            return null;
        });
        assertThat(heard.poll(30, TimeUnit.SECONDS)).as("the restart").isEqualTo("found 0");
        onFx(() -> {
            watch.close();
            return null;
        });
    }

    /** What the next pulse with new events brings. */
    private String asked(FindingsWatch watch, long events) throws Exception {
        onFx(() -> {
            watch.pulse(snapshot(events), false, 0);
            return null;
        });
        return heard.poll(30, TimeUnit.SECONDS);
    }

    /** A picture of so many events. */
    private static Snapshot snapshot(long events) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        EventBatch batch = new EventBatch(16);
        for (long i = 0; i < events; i++) {
            batch.add(i, EventWord.pack(i, 3, EventKind.TASK_SUBMITTED.code()), 0, 0);
        }
        timeline.accept(batch);
        return timeline.snapshot();
    }
}
