package io.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventReader;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.TaskEvent;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each number that an event has, of whatever kind, is written again as the number that takes its place, and nothing else changes. */
class EventTranslationTest {
    private final Names before = new Names();
    private final Names after = new Names();

    /** Numbers that differ by what they are of. */
    private final class Shifted implements EventTranslation.Numbers {
        @Override
        public long time(long time) {
            return time + 5;
        }

        @Override
        public long task(long id) {
            return id + 1000;
        }

        @Override
        public int pool(int id) {
            return id + 10;
        }

        @Override
        public int lane(int lane) {
            return lane + 20;
        }

        @Override
        public int stream(int id) {
            return id + 30;
        }

        @Override
        public long index(int stream, long index) {
            return index + 40;
        }

        @Override
        public int queue(int id) {
            return id + 50;
        }

        @Override
        public int lock(int id) {
            return id + 60;
        }

        @Override
        public int script(int id) {
            return id + 70;
        }

        @Override
        public int name(int name) {
            return name == Names.NONE ? name : after.intern("other " + before.name(name));
        }
    }

    static Stream<Class<?>> recordsOfAllEvents() {
        return Stream.of(Event.class.getPermittedSubclasses()).flatMap(group -> Stream.of(group.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("recordsOfAllEvents")
    void everyNumberOfAnEvent_isTranslated(Class<?> type) throws ReflectiveOperationException {
        for (boolean none : new boolean[] {false, true}) {
            assertThat(translated(make(type, none, false))).isEqualTo(make(type, none, true));
        }
    }

    @ParameterizedTest
    @EnumSource(BlockReason.class)
    void whatATaskWaitsFor_isTranslatedAsWhatItIs(BlockReason reason) {
        long target = reason == BlockReason.EVENT ? before.intern("a latch") : 7;
        long expected = switch (reason) {
            case TASK -> 1007;
            case LOCK -> 67;
            case QUEUE_FULL, QUEUE_EMPTY -> 57;
            case SUBMIT -> 17;
            case EVENT -> after.intern("other a latch");
        };
        assertThat(translated(new TaskEvent.TaskBlocked(100, 3, 2, reason, target)))
                .isEqualTo(new TaskEvent.TaskBlocked(105, 1003, 22, reason, expected));
    }

    private Event translated(Event event) {
        EventBatch from = new EventBatch(1);
        event.emitTo(new BatchSink(from), before);
        EventBatch to = new EventBatch(1);
        assertThat(EventTranslation.translate(from, 0, new Shifted(), to)).isTrue();
        return EventReader.read(to, 0, after);
    }

    /** An event whose numbers are 7 or, where there can be none, -1; or the same as it is translated. */
    private static Event make(Class<?> type, boolean none, boolean translated) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            types.add(part.getType());
            values.add(value(part, none, translated));
        }
        return (Event) type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
    }

    private static Object value(RecordComponent part, boolean none, boolean translated) {
        String owner = part.getDeclaringRecord().getSimpleName();
        if (part.getType() == String.class) {
            return none ? "" : translated ? "other name 7" : "name 7";
        }
        if (part.getType() == boolean.class) {
            return true;
        }
        if (part.getType().isEnum()) {
            return part.getType().getEnumConstants()[0];
        }
        boolean mayBeNone = switch (part.getName()) {
            case "lane", "byLane", "byTask" -> true;
            case "task" -> List.of("LockAcquired", "LockReleased", "ItemPut", "ItemTaken", "LogWritten").contains(owner);
            case "stream" -> owner.equals("TaskSubmitted");
            case "pool" -> owner.equals("StreamOpened");
            case "index" -> owner.equals("TaskSubmitted") || owner.equals("ConsumerWaiting");
            default -> false;
        };
        if (none && mayBeNone) {
            return part.getType() == int.class ? Integer.valueOf(-1) : (Object) Long.valueOf(-1);
        }
        long more = !translated ? 0 : switch (part.getName()) {
            case "time", "since" -> 5;
            case "task", "byTask", "target" -> 1000; // the first reason is another task
            case "pool" -> 10;
            case "lane", "byLane" -> 20;
            case "stream" -> 30;
            case "index" -> 40;
            case "queue" -> 50;
            case "lock" -> 60;
            case "script" -> 70;
            default -> 0;
        };
        return part.getType() == int.class ? (Object) (int) (7 + more) : (Object) (7 + more);
    }

    @Test
    void denseNumbers_areDense_howeverFarTheRunHasCome() {
        DenseNumbers numbers = new DenseNumbers();
        assertThat(numbers.task(10_000_000_000L)).isLessThan(DenseNumbers.CHUNK);
        assertThat(numbers.task(10_000_000_001L)).isEqualTo(numbers.task(10_000_000_000L) + 1);
        assertThat(numbers.task(3)).isEqualTo(DenseNumbers.CHUNK + 3);
        assertThat(numbers.pool(70_000)).isZero();
        assertThat(numbers.pool(3)).isEqualTo(1);
        assertThat(numbers.pool(70_000)).isZero();
        assertThat(numbers.index(5, 1_000_000)).isZero();
        assertThat(numbers.index(5, 1_000_002)).isEqualTo(2);
        assertThat(numbers.index(5, 999_999)).as("below the first").isEqualTo(-1);
    }

    @Test
    void longRuns_takeNoMoreMemoryThanShortOnes() {
        DenseNumbers alone = new DenseNumbers();
        DenseNumbers.Given given = new DenseNumbers.Given();
        DenseNumbers one = new DenseNumbers(given);
        DenseNumbers other = new DenseNumbers(given);
        Set<Long> taken = new HashSet<>();
        for (long id = 1_000_000; id < 1_200_000; id++) {
            assertThat(alone.task(id)).isEqualTo(id - 1_000_000);
            if (!taken.add(one.task(id)) || !taken.add(other.task(id))) {
                throw new AssertionError("one number for two tasks: " + id);
            }
        }
        assertThat(alone.ranges()).isEqualTo(1);
        assertThat(one.ranges() + other.ranges()).isLessThan(200_000 / 1000);
        assertThat(alone.task(1_000_050)).as("the first stays what it was").isEqualTo(50);
        assertThat(taken).contains(one.task(1_000_050), other.task(1_199_999));
        assertThat(alone.task(77)).as("one that is far away").isBetween(200_000L, 200_300L);
    }

    @Test
    void runsThatBecomeOne_haveNumbersOfTheirOwn() {
        DenseNumbers.Given given = new DenseNumbers.Given();
        DenseNumbers one = new DenseNumbers(given);
        DenseNumbers other = new DenseNumbers(given);
        assertThat(one.task(0)).isNotEqualTo(other.task(0));
        assertThat(one.pool(0)).isNotEqualTo(other.pool(0));
        assertThat(one.stream(0)).isNotEqualTo(other.stream(0));
        assertThat(one.queue(0)).isNotEqualTo(other.queue(0));
        assertThat(one.lock(0)).isNotEqualTo(other.lock(0));
        assertThat(one.script(0)).isNotEqualTo(other.script(0));
    }

    @Test
    void eventOfWhatMustNotBeSpokenOf_isLeftOut() {
        EventBatch from = new EventBatch(2);
        new ResultEvent.ResultConsumed(1, 1, 0, 3, 100).emitTo(new BatchSink(from), before);
        new ResultEvent.ResultConsumed(2, 2, 0, 3, 99).emitTo(new BatchSink(from), before);
        EventBatch to = new EventBatch(2);
        DenseNumbers numbers = new DenseNumbers();
        assertThat(EventTranslation.translate(from, 0, numbers, to)).isTrue();
        assertThat(EventTranslation.translate(from, 1, numbers, to)).isFalse();
        assertThat(to.size()).isEqualTo(1);
        assertThat(EventWord.id(to.word(0))).isEqualTo(1);
    }
}
