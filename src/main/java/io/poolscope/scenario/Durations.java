package io.poolscope.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: "110 ms", "2.6 s", "50us"; a bare number is milliseconds. Stateless. */
public final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*(ns|us|µs|ms|s|min)?");

    private Durations() {
    }

    /**
     * Reads one.
     *
     * @throws BadValueException if the text is no duration
     */
    public static Duration parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new BadValueException("'" + text + "' is not a duration; allowed: a number with ns, us, ms, s or min, as 110ms or 2.6s");
        }
        long unit = switch (matcher.group(2) == null ? "ms" : matcher.group(2)) {
            case "ns" -> 1;
            case "us", "µs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            default -> 60_000_000_000L;
        };
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new BadValueException("'" + text + "' is not a duration; allowed: at most 292 years");
        }
        return Duration.ofNanos(nanos.longValue());
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
