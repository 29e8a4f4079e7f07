package io.poolscope.view.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FrameThreadsTest {
    private final FrameThreads helpers = new FrameThreads("under-test", 2);

    /** What parts wrote without any synchronisation of their own is seen when each returns: a part that was lost or done twice shows. */
    @Test
    void each_manyWorks_doesEveryPartOnceAndShowsWhatItWrote() {
        for (int work = 0; work < 20_000; work++) {
            int[] written = new int[work % 37];
            int round = work;
            helpers.each(written.length, i -> written[i] += round + i);
            assertArrayEquals(IntStream.range(0, written.length).map(i -> round + i).toArray(), written);
        }
    }

    @Test
    void each_inAFrame_isHelped() {
        CountDownLatch all = new CountDownLatch(3);
        Set<String> names = ConcurrentHashMap.newKeySet();
        helpers.frame(() -> helpers.each(3, i -> {
            names.add(Thread.currentThread().getName());
            all.countDown();
            await(all); // nobody can do two parts
        }));
        assertEquals(Set.of(Thread.currentThread().getName(), "under-test-1", "under-test-2"), names);
    }

    @Test
    void each_withoutAFrame_wakesSleepersToo() {
        for (int i = 0; i < 50; i++) {
            CountDownLatch both = new CountDownLatch(2);
            helpers.each(2, part -> {
                both.countDown();
                await(both);
            });
        }
    }

    @Test
    void each_oneProcessor_isDoneByWhoAsks() {
        Thread me = Thread.currentThread();
        new FrameThreads("nobody", 0).each(10, i -> assertSame(me, Thread.currentThread()));
    }

    @Test
    void each_partThrows_isThrownWhenTheOthersAreDone() {
        AtomicInteger done = new AtomicInteger();
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> helpers.each(100, i -> {
            if (i == 7) {
                throw new IllegalStateException("part 7");
            }
            done.incrementAndGet();
        }));
        assertEquals("part 7", thrown.getMessage());
        assertEquals(99, done.get());
        helpers.each(2, i -> done.incrementAndGet());
        assertEquals(101, done.get());
    }

    @Test
    void each_insideAPart_isDoneByItsThread() {
        int[] sums = new int[8];
        helpers.each(8, i -> {
            Thread part = Thread.currentThread();
            helpers.each(5, j -> {
                assertSame(part, Thread.currentThread());
                sums[i] += j;
            });
        });
        assertTrue(Arrays.stream(sums).allMatch(sum -> sum == 10));
    }

    /** Four threads use the same helpers: each gets all of its own work done. */
    @Test
    void each_severalThreadsAsk_eachGetsItsWorkDone() throws InterruptedException {
        AtomicInteger wrong = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = Thread.ofPlatform().name("asks-" + t).start(() -> {
                for (int round = 1; round <= 2000; round++) {
                    int[] written = new int[9];
                    int value = round;
                    helpers.frame(() -> helpers.each(9, i -> written[i] = value));
                    wrong.addAndGet((int) Arrays.stream(written).filter(each -> each != value).count());
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, wrong.get());
    }

    @Test
    void frame_drawingThrows_isThrownAndTheNextFrameIsDrawn() {
        assertThrows(IllegalArgumentException.class, () -> helpers.frame(() -> {
            throw new IllegalArgumentException("no");
        }));
        int[] sum = new int[1];
        helpers.frame(() -> sum[0]++);
        assertEquals(1, sum[0]);
    }

    @Test
    void helpers_noFrameForAWhile_endAndComeBack() throws InterruptedException {
        FrameThreads shortLived = new FrameThreads("short-lived", 1, 1_000_000);
        for (int i = 0; i < 20; i++) {
            Thread[] helper = new Thread[1];
            CountDownLatch both = new CountDownLatch(2);
            Thread me = Thread.currentThread();
            shortLived.frame(() -> shortLived.each(2, part -> {
                if (Thread.currentThread() != me) {
                    helper[0] = Thread.currentThread();
                }
                both.countDown();
                await(both);
            }));
            helper[0].join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
