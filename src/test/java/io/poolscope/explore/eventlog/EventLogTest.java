package io.poolscope.explore.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PackedEvents;
import io.poolscope.event.TaskEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLogTest {
    private final Names names = new Names();

    /** Events i = from .. until-1; every third has extras a = i, b = -i; time 10 i; task i / 2. */
    static EventBatch batch(long from, long until) {
        EventBatch batch = new EventBatch(16);
        for (long i = from; i < until; i++) {
            EventKind kind = i % 3 == 0 ? EventKind.RESULT_CONSUMED : EventKind.TASK_STARTED;
            batch.add(10 * i, EventWord.pack(i / 2, 7, kind.code()), i, -i);
        }
        return batch;
    }

    private static void check(LogView view) {
        for (long i = view.first(); i < view.end(); i++) {
            if (view.time(i) != 10 * i || view.task(i) != i / 2 || view.a(i) != (i % 3 == 0 ? i : 0)
                    || view.b(i) != (i % 3 == 0 ? -i : 0)) {
                throw new AssertionError("event " + i + " is not what was written");
            }
        }
    }

    @Test
    void accept_anyBatches_keepsThemAll() {
        EventLog log = new EventLog();
        log.accept(batch(0, 1));
        log.accept(batch(1, 4_095));
        log.accept(batch(4_095, 20_000));
        assertThat(log.view().first()).isZero();
        assertThat(log.view().end()).isEqualTo(20_000);
        check(log.view());
    }

    @Test
    void accept_moreThanTheBound_dropsTheOldestBlocksAndKeepsNumbers() {
        EventLog log = new EventLog(10_000);
        log.accept(batch(0, 50_000));
        LogView view = log.view();
        assertThat(view.end()).isEqualTo(50_000);
        assertThat(view.end() - view.first()).isBetween(10_000L, 10_000L + 2 * EventLog.BLOCK);
        check(view);
        assertThatThrownBy(() -> view.time(view.first() - 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void view_takenEarlier_staysAsItWas() {
        EventLog log = new EventLog(4_096);
        log.accept(batch(0, 100));
        LogView early = log.view();
        log.accept(batch(100, 40_000));
        assertThat(early.end()).isEqualTo(100);
        check(early);
    }

    @Test
    void atOrAfter_findsTheFirstOfATime() {
        EventLog log = new EventLog();
        log.accept(batch(0, 10_000));
        assertThat(log.view().atOrAfter(0)).isZero();
        assertThat(log.view().atOrAfter(51)).isEqualTo(6);
        assertThat(log.view().atOrAfter(Long.MAX_VALUE)).isEqualTo(10_000);
    }

    @Test
    void nearest_ofATask_isTheOneClosestInTime() {
        EventLog log = new EventLog();
        log.accept(batch(0, 10_000));
        assertThat(log.view().nearest(100, 0, EventKind.TASK_STARTED)).isEqualTo(200);
        assertThat(log.view().nearest(100, 1_000_000, EventKind.TASK_STARTED)).isEqualTo(201);
        assertThat(log.view().nearest(1_000_000, 0, EventKind.TASK_STARTED)).isEqualTo(-1);
    }

    @Test
    void event_isReadBackAsItsRecord() {
        TaskEvent.TaskFailed failed = new TaskEvent.TaskFailed(5, 3, 2, "boom");
        EventBatch batch = new EventBatch(1);
        failed.emitTo(new EventSink() {
            @Override
            public void emit(long time, int code, long id, int lane) {
                batch.add(time, EventWord.pack(id, lane, code), 0, 0);
            }

            @Override
            public void emit(long time, int code, long id, int lane, long a, long b) {
                batch.add(time, EventWord.pack(id, lane, code), a, b);
            }
        }, names);
        EventLog log = new EventLog();
        log.accept(batch);
        assertThat(log.view().event(0, names)).isEqualTo(failed);
        assertThat(EventText.of(failed)).isEqualTo("failed: boom");
    }

    @Test
    @Timeout(20)
    void view_whileAnotherThreadWrites_isAlwaysWhole() throws InterruptedException {
        EventLog log = new EventLog(20_000);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                while (!done.get()) {
                    check(log.view());
                }
            } catch (Throwable e) {
                wrong.set(e);
            }
        }, "reader");
        reader.start();
        for (int i = 0; i < 400_000; i += 317) {
            log.accept(batch(i, i + 317));
        }
        done.set(true);
        reader.join();
        assertThat(wrong.get()).isNull();
    }

    @Test
    void accept_commonEvents_takesUnder32BytesEach() {
        EventLog log = new EventLog();
        log.accept(batch(0, 1 << 20));
        long bytes = 0;
        for (PackedEvents block : log.view().blocks()) {
            bytes += block.bytes();
        }
        assertThat(bytes >> 20).isLessThan(32);
    }
}
