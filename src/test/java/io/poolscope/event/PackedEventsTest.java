package io.poolscope.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedEventsTest {
    private static EventBatch random(int count, int every, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EventBatch batch = new EventBatch(1);
        for (int i = 0; i < count; i++) {
            EventKind kind = random.nextInt(every) == 0 ? EventKind.RESULT_BUFFERED : EventKind.TASK_STARTED;
            batch.add(random.nextLong(), EventWord.pack(i, i % 7 - 1, kind.code()), random.nextLong(), random.nextLong());
        }
        return batch;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100_000})
    void append_inPieces_keepsEveryEvent(int every) {
        EventBatch batch = random(1000, every, every);
        PackedEvents kept = new PackedEvents(1000);
        SplittableRandom random = new SplittableRandom(9);
        for (int from = 0; from < 1000;) {
            int count = Math.min(1000 - from, random.nextInt(130));
            kept.append(batch, from, count);
            from += count;
        }
        assertThat(kept.size()).isEqualTo(1000);
        EventBatch back = new EventBatch(1);
        kept.appendTo(back);
        for (int i = 0; i < 1000; i++) {
            boolean extra = EventKind.of(EventWord.code(batch.word(i))).hasExtras();
            assertThat(new long[] {kept.time(i), kept.word(i), kept.a(i), kept.b(i)}).as("event %d", i)
                    .containsExactly(batch.time(i), batch.word(i), extra ? batch.a(i) : 0, extra ? batch.b(i) : 0)
                    .containsExactly(back.time(i), back.word(i), back.a(i), back.b(i));
        }
    }

    @Test
    void aBlockOfTheLargestRoom_allWithExtras_isReadBack() {
        EventBatch batch = random(PackedEvents.MAX_ROOM, 1, 4);
        PackedEvents kept = new PackedEvents(PackedEvents.MAX_ROOM);
        kept.append(batch, 0, batch.size());
        for (int i = 0; i < batch.size(); i += 63) {
            assertThat(kept.a(i)).isEqualTo(batch.a(i));
            assertThat(kept.b(i)).isEqualTo(batch.b(i));
        }
        assertThat(kept.bytes()).isLessThan(33L * PackedEvents.MAX_ROOM);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, PackedEvents.MAX_ROOM + 1})
    void aRoomThatIsNotAllowed_isRefused(int room) {
        assertThatThrownBy(() -> new PackedEvents(room)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("room for " + room);
    }

    /** A reader on another thread sees what was published to it, while the same group of 64 and the array of extras still change. */
    @Test
    void whatWasPublished_staysAsItIs_whileMoreIsAppended() throws InterruptedException {
        EventBatch batch = random(PackedEvents.MAX_ROOM, 2, 5);
        PackedEvents kept = new PackedEvents(PackedEvents.MAX_ROOM);
        AtomicReference<Integer> published = new AtomicReference<>(0);
        AtomicReference<String> wrong = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            int seen = 0;
            while (seen < PackedEvents.MAX_ROOM && wrong.get() == null) {
                seen = published.get();
                for (int i = Math.max(0, seen - 70); i < seen; i++) {
                    boolean extra = EventKind.hasExtras(EventWord.code(batch.word(i)));
                    if (kept.word(i) != batch.word(i) || kept.a(i) != (extra ? batch.a(i) : 0) || kept.b(i) != (extra ? batch.b(i) : 0)) {
                        wrong.set("event " + i + " of " + seen);
                    }
                }
            }
        }, "reader");
        reader.start();
        for (int i = 0; i < PackedEvents.MAX_ROOM; i++) {
            kept.append(batch, i, 1);
            published.set(i + 1);
        }
        reader.join();
        assertThat(wrong.get()).isNull();
    }

    @Test
    void batchAppend_addsThatPart_andRefusesWhatIsNotThere() {
        EventBatch batch = random(10, 2, 6);
        EventBatch into = new EventBatch(1);
        into.append(batch, 0, 10);
        into.append(batch, 3, 4);
        into.append(batch, 10, 0);
        assertThat(into.size()).isEqualTo(14);
        for (int i = 0; i < 4; i++) {
            assertThat(new long[] {into.time(10 + i), into.word(10 + i), into.a(10 + i), into.b(10 + i)})
                    .containsExactly(batch.time(3 + i), batch.word(3 + i), batch.a(3 + i), batch.b(3 + i));
        }
        assertThatThrownBy(() -> into.append(batch, 5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> into.append(batch, -1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(into.size()).isEqualTo(14);
    }
}
