package io.poolscope.view.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.view.paint.Toolkit;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Order comes from latches: nothing here depends on how fast a thread is. */
@Timeout(60)
class NewestTest {
    private final Newest newest = new Newest("newest-test");
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startToolkit() {
        Toolkit.startHeadless();
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            newest.close();
            return null;
        });
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    private <T> void ask(Newest.Question<T> question, CountDownLatch told) throws Exception {
        onFx(() -> {
            newest.ask(question, answer -> {
                heard.add(String.valueOf(answer));
                told.countDown();
            }, problem -> {
                heard.add("failed: " + problem);
                told.countDown();
            });
            return null;
        });
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ask_whileAnotherIsWorkedOut_interruptsIt_andOnlyTheNewestAnswers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        ask(_ -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "old"; // says something nevertheless
        }, told);
        await(begun);
        ask(_ -> "new", told);
        await(interrupted);
        await(told);
        assertThat(heard).containsExactly("new");
        assertThat(onFx(newest::busy)).isFalse();
    }

    @Test
    void parts_areToldInTheirOrder_beforeTheAnswer() throws Exception {
        CountDownLatch told = new CountDownLatch(3);
        ask(partly -> {
            partly.accept("a");
            partly.accept("b");
            return "c";
        }, told);
        await(told);
        assertThat(heard).containsExactly("a", "b", "c");
    }

    @Test
    void failure_isToldInOneLine() throws Exception {
        CountDownLatch told = new CountDownLatch(2);
        ask(_ -> {
            throw new IllegalStateException("first line\nsecond");
        }, told);
        CountDownLatch second = new CountDownLatch(1);
        Platform.runLater(second::countDown);
        await(second);
        while (heard.isEmpty()) {
            onFx(() -> null); // the answer comes through the same queue
        }
        assertThat(heard).containsExactly("failed: first line");
    }

    @Test
    void error_isToldAsAFailureIs_andTheNextQuestionIsAnswered() throws Exception {
        for (Error error : List.of(new StackOverflowError(), new OutOfMemoryError("Java heap space"), new AssertionError("a bug"))) {
            heard.clear();
            CountDownLatch told = new CountDownLatch(1);
            ask(_ -> {
                throw error;
            }, told);
            await(told);
            assertThat(heard).singleElement().asString().startsWith("failed: ").hasLineCount(1);
            assertThat(onFx(newest::busy)).isFalse();
            CountDownLatch next = new CountDownLatch(1);
            ask(_ -> "next", next);
            await(next);
            assertThat(heard).last().isEqualTo("next");
        }
    }

    @Test
    void once_tellsWhatCameOfIt_orWhyNothing_alwaysInOneWay() throws Exception {
        for (Throwable why : List.of(new IOException("disk"), new IllegalStateException("state"), new StackOverflowError())) {
            CountDownLatch told = new CountDownLatch(1);
            Once.run("once-test", () -> {
                if (why instanceof Error error) {
                    throw error;
                }
                throw (Exception) why;
            }, _ -> heard.add("done"), line -> {
                heard.add(line);
                told.countDown();
            });
            await(told);
        }
        assertThat(heard).hasSize(3).allSatisfy(line -> assertThat(line).hasLineCount(1)).startsWith("disk", "state");
        CountDownLatch done = new CountDownLatch(1);
        Once.run("once-test", () -> Thread.currentThread().getName() + Thread.currentThread().isDaemon(), name -> {
            heard.add(name);
            done.countDown();
        }, heard::add);
        await(done);
        assertThat(heard).last().isEqualTo("once-testtrue");
    }

    @Test
    void onAPool_closeLeavesThePool() throws Exception {
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            onFx(() -> {
                Newest shared = new Newest(pool);
                shared.close();
                return null;
            });
            assertThat(pool.submit(() -> "at work").get(30, TimeUnit.SECONDS)).isEqualTo("at work");
        }
    }

    @Test
    void cancel_leavesNoAnswer_andCloseEndsTheThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        ask(_ -> {
            thread[0] = Thread.currentThread();
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
            return "never";
        }, new CountDownLatch(1));
        await(begun);
        onFx(() -> {
            newest.cancel();
            return null;
        });
        await(ended);
        assertThat(thread[0].getName()).isEqualTo("newest-test");
        assertThat(thread[0].isDaemon()).isTrue();
        onFx(() -> {
            newest.close();
            return null;
        });
        thread[0].join(30_000);
        assertThat(thread[0].isAlive()).isFalse();
        assertThat(heard).isEmpty();
    }
}
