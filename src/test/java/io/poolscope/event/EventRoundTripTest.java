package io.poolscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRoundTripTest {
    private final Names names = new Names();

    static Stream<Class<?>> recordsOfAllEvents() {
        return Stream.of(Event.class.getPermittedSubclasses()).flatMap(group -> Stream.of(group.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("recordsOfAllEvents")
    void readingWhatAnEventEmitted_givesAnEqualEvent(Class<?> type) throws ReflectiveOperationException {
        for (boolean low : new boolean[] {true, false}) {
            Event event = sample(type, low);
            EventBatch batch = new EventBatch(1);
            event.emitTo(new BatchSink(batch), names);
            assertThat(EventReader.readAll(batch, names)).containsExactly(event);
            assertThat(EventKind.of(EventWord.code(batch.word(0)))).isEqualTo(event.kind());
        }
    }

    private static Event sample(Class<?> type, boolean low) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            types.add(part.getType());
            values.add(value(part, low));
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
        return (Event) constructor.newInstance(values.toArray());
    }

    private static Object value(RecordComponent part, boolean low) {
        String name = part.getName();
        if (part.getType() == String.class) {
            return low ? "" : "render(page 5) \u2713";
        }
        if (part.getType() == boolean.class) {
            return low;
        }
        if (part.getType().isEnum()) {
            Object[] constants = part.getType().getEnumConstants();
            return constants[low ? 0 : constants.length - 1];
        }
        long value = switch (name) {
            case "lane", "byLane" -> low ? EventWord.NO_LANE : EventWord.MAX_LANE;
            case "index", "byTask", "capacity", "bytes" -> low ? -1 : Integer.MAX_VALUE;
            case "stream" -> low ? Extras.NO_STREAM : Extras.MAX_STREAM;
            case "priority" -> low ? -(1 << 23) : (1 << 23) - 1;
            case "task" -> low ? 0 : EventWord.MAX_ID;
            case "window" -> low ? 0 : Integer.MAX_VALUE;
            default -> low ? 0 : 4711;
        };
        if (name.equals("index") && low && !part.getDeclaringRecord().getSimpleName().matches("ConsumerWaiting|TaskSubmitted")) {
            value = 0;
        }
        return part.getType() == int.class ? (Object) (int) value : (Object) value;
    }
}
