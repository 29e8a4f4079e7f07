package io.poolscope.scenario;

import io.poolscope.words.TimeGrammar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * Durations as parameters have them: what {@link TimeGrammar} reads, where a bare number is milliseconds; and written
 * exactly. Stateless.
 */
public final class Durations {
    private Durations() {
    }

    /**
     * Reads one.
     *
     * @throws BadValueException if the text is no duration
     */
    public static Duration parse(String text) {
        try {
            return Duration.ofNanos(TimeGrammar.nanos(text, Optional.of(TimeGrammar.Unit.MILLIS)));
        } catch (IllegalArgumentException e) {
            throw new BadValueException("'" + text + "' is not a duration; allowed: " + TimeGrammar.ALLOWED);
        }
    }

    /** Writes one in the largest unit that is not greater than it; {@link #parse} reads it back exactly. */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0 ms";
        }
        if (nanos >= 1_000_000_000L) {
            return number(nanos, 9) + " s";
        }
        if (nanos >= 1_000_000) {
            return number(nanos, 6) + " ms";
        }
        return nanos >= 1_000 ? number(nanos, 3) + " us" : nanos + " ns";
    }

    private static String number(long nanos, int digits) {
        return BigDecimal.valueOf(nanos).movePointLeft(digits).setScale(digits, RoundingMode.UNNECESSARY)
                .stripTrailingZeros().toPlainString();
    }
}
