package io.poolscope.executor;

import io.poolscope.event.Clock;
import java.time.Duration;

/** Turns spans of scenario time into times. */
final class Deadlines {
    private Deadlines() {
    }

    /** The time {@code nanos} from now, or {@link Clock#NEVER} if that is past what a long holds. */
    static long after(Clock clock, long nanos) {
        return later(clock.now(), Math.max(0, nanos));
    }

    /** {@code nanos}, 0 or more, after a time; {@link Clock#NEVER} if that is past what a long holds. */
    static long later(long time, long nanos) {
        long at = time + nanos;
        return at < time ? Clock.NEVER : at;
    }

    /** The time {@code span} from now; never, if it is null. */
    static long after(Clock clock, Duration span) {
        if (span == null) {
            return Clock.NEVER;
        }
        return after(clock, nanos(span));
    }

    /** A span as nanoseconds, from 0 for a negative one to {@link Long#MAX_VALUE}. */
    static long nanos(Duration span) {
        if (span.isNegative()) {
            return 0;
        }
        return span.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : span.toNanos();
    }
}
