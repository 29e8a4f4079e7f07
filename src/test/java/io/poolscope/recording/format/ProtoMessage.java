package io.poolscope.recording.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any protobuf message as its fields, read from the encoding alone; throws what says where it is none. For tests. */
final class ProtoMessage {
    /** A field: {@code number} for varints and fixed widths, {@code bytes} for what has a length. */
    private record Field(int id, long number, ByteBuffer bytes) {
    }

    private final List<Field> fields = new ArrayList<>();

    private ProtoMessage(ByteBuffer in) {
        while (in.hasRemaining()) {
            long key = varint(in);
            int id = Math.toIntExact(key >>> 3);
            if (id == 0) {
                throw new IllegalArgumentException("field 0 at " + in.position());
            }
            fields.add(switch ((int) key & 7) {
                case 0 -> new Field(id, varint(in), null);
                case 1 -> new Field(id, in.getLong(), null);
                case 2 -> {
                    int length = Math.toIntExact(varint(in));
                    ByteBuffer bytes = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                    in.position(in.position() + length);
                    yield new Field(id, 0, bytes);
                }
                case 5 -> new Field(id, in.getInt(), null);
                default -> throw new IllegalArgumentException("wire type " + (key & 7) + " at " + in.position());
            });
        }
    }

    static ProtoMessage of(byte[] bytes) {
        return new ProtoMessage(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint of more than ten bytes before " + in.position());
    }

    boolean has(int id) {
        return fields.stream().anyMatch(field -> field.id == id);
    }

    long number(int id) {
        return numbers(id).stream().reduce((first, last) -> last).orElse(0L);
    }

    List<Long> numbers(int id) {
        return fields.stream().filter(field -> field.id == id).map(Field::number).toList();
    }

    String text(int id) {
        return fields.stream().filter(field -> field.id == id)
                .map(field -> StandardCharsets.UTF_8.decode(field.bytes.duplicate()).toString())
                .reduce((first, last) -> last).orElse("");
    }

    List<ProtoMessage> messages(int id) {
        return fields.stream().filter(field -> field.id == id)
                .map(field -> new ProtoMessage(field.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN))).toList();
    }
}
