package io.poolscope.analysis.whatif;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.words.EnumWords;
import io.poolscope.words.TimeGrammar;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a what-if can change of a workload, by name and value as a person types them. */
public enum Knob {
    /** The number of workers. */
    WORKERS("workers", true),
    /** How many tasks the queue holds, or "unbounded". */
    QUEUE("queue", true),
    /** What happens when the queue is full. */
    POLICY("policy", false),
    /** Which queued task runs next. */
    ORDER("order", false),
    /** How many items run as one task; also makes a stream a map, as only a map has chunks. */
    CHUNK("chunk", true),
    /** How many results may be submitted and not yet consumed, or "unbounded". */
    WINDOW("window", true),
    /** How long the consumer works on each result, in milliseconds. */
    PACE("pace", true),
    /** How results come back. */
    DELIVERY("delivery", false);

    /** The value of a queue or window without a limit. */
    public static final String UNBOUNDED = "unbounded";
    private static final long MOST_PACE = 1_000_000_000_000_000L;

    private final String word;
    private final boolean number;

    Knob(String word, boolean number) {
        this.word = word;
        this.number = number;
    }

    /** Its name, as on the command line. */
    public String word() {
        return word;
    }

    /** Whether its values are numbers, so that it can be swept. */
    public boolean isNumber() {
        return number;
    }

    /**
     * The knob with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Knob of(String word) {
        for (Knob knob : values()) {
            if (knob.word.equals(word.toLowerCase(Locale.ROOT))) {
                return knob;
            }
        }
        throw new IllegalArgumentException("unknown number '" + word + "'; known are "
                + Arrays.stream(values()).map(Knob::word).collect(Collectors.joining(", ")));
    }

    /**
     * A workload with this changed.
     *
     * @param value as typed
     * @throws IllegalArgumentException if the value is not allowed; the message says what is
     */
    public Workload set(Workload workload, String value) {
        return set(workload, 0, value);
    }

    /**
     * A workload with this changed in one of its stages.
     *
     * @param stage 0 for the first or only one
     * @param value as typed
     * @throws IllegalArgumentException if the value is not allowed; the message says what is
     */
    public Workload set(Workload workload, int stage, String value) {
        if (!workload.stages().isEmpty() && this != WORKERS && this != QUEUE) {
            throw new IllegalArgumentException(
                    word + " can't be changed in a pipeline, whose stages queue first in, first out, block, and have no "
                            + "consumer; workers and queue can");
        }
        PoolSpec pool = workload.pool(stage);
        return switch (this) {
            case WORKERS -> workload.withPool(stage, pool.withWorkers((int) parse(value)));
            case QUEUE -> workload.withPool(stage, pool.withCapacity(value.equals(UNBOUNDED) ? Event.UNBOUNDED : (int) parse(value)));
            case POLICY -> workload.withPool(pool.withPolicy(constant(SaturationPolicy.class, value)));
            case ORDER -> workload.withPool(ordered(pool, constant(Order.class, value)));
            case CHUNK -> workload.withDelivery(workload.delivery().withMode(DeliveryMode.MAP).withChunk((int) parse(value)));
            case WINDOW -> workload.withDelivery(workload.delivery().withWindow(value.equals(UNBOUNDED) ? 0 : (int) parse(value)));
            case PACE -> workload.withDelivery(workload.delivery().withPace(Distribution.fixed(pace(value))));
            case DELIVERY -> workload.withDelivery(workload.delivery().withMode(constant(DeliveryMode.class, value)));
        };
    }

    /**
     * What a workload has, as {@link #set} reads it; of a pace that differs from result to result its mean.
     */
    public String of(Workload workload) {
        return of(workload, 0);
    }

    /**
     * What a workload has in one of its stages, as {@link #set} reads it.
     *
     * @param stage 0 for the first or only one
     */
    public String of(Workload workload, int stage) {
        PoolSpec pool = workload.pool(stage);
        return switch (this) {
            case WORKERS -> Integer.toString(pool.workers());
            case QUEUE -> pool.unbounded() ? UNBOUNDED : Integer.toString(pool.capacity());
            case POLICY -> name(pool.policy());
            case ORDER -> name(pool.order());
            case CHUNK -> Integer.toString(workload.delivery().chunk());
            case WINDOW -> workload.delivery().window() == 0 ? UNBOUNDED : Integer.toString(workload.delivery().window());
            case PACE ->
                new BigDecimal(workload.delivery().pace().mean() / 1e6).round(new MathContext(3)).stripTrailingZeros().toPlainString();
            case DELIVERY -> name(workload.delivery().mode());
        };
    }

    /** What it can be set to, where that is one of a few words; empty where it is a number. */
    public List<String> choices() {
        Enum<?>[] constants = switch (this) {
            case POLICY -> SaturationPolicy.values();
            case ORDER -> Order.values();
            case DELIVERY -> DeliveryMode.values();
            case WORKERS, QUEUE, CHUNK, WINDOW, PACE -> new Enum<?>[0];
        };
        return Arrays.stream(constants).map(Knob::name).toList();
    }

    /** Where workers steal there is no queue to limit. */
    private static PoolSpec ordered(PoolSpec pool, Order order) {
        return order == Order.WORK_STEALING ? pool.withOrder(order).withCapacity(Event.UNBOUNDED) : pool.withOrder(order);
    }

    private static String name(Enum<?> constant) {
        return EnumWords.dashed(constant);
    }

    /** In nanoseconds: a time as anywhere, where a bare number is milliseconds. */
    private long pace(String value) {
        long nanos;
        try {
            nanos = TimeGrammar.nanos(value, Optional.of(TimeGrammar.Unit.MILLIS));
        } catch (IllegalArgumentException e) {
            throw refused(value, e);
        }
        if (nanos > MOST_PACE) {
            throw refused(value, null);
        }
        return nanos;
    }

    private double parse(String value) {
        try {
            double parsed = Double.parseDouble(value);
            if (parsed >= 0 && parsed <= 1e9 && parsed == Math.rint(parsed)) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            throw refused(value, e);
        }
        throw refused(value, null);
    }

    private IllegalArgumentException refused(String value, Exception cause) {
        return new IllegalArgumentException(
                word + " '" + value + "' is not " + (this == PACE ? "a number of milliseconds, 0 or more, or a time"
                        : this == QUEUE || this == WINDOW ? "a whole number, 0 or more, or unbounded" : "a whole number"),
                cause);
    }

    private <E extends Enum<E>> E constant(Class<E> type, String value) {
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(word + " '" + value + "' is unknown; known are " + Arrays.stream(type.getEnumConstants())
                .map(Knob::name).collect(Collectors.joining(", ")));
    }
}
