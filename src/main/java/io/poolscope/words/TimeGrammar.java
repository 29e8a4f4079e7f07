package io.poolscope.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one grammar of times and durations that a person types, wherever it is. Stateless.
 *
 * <p>A time is one or more numbers with a unit, {@code ns µs us ms s m min h}, a space between or not: {@code 1.25s}, {@code 250 ms},
 * {@code 1m30s}, {@code 1 h 30 min}; or as a clock writes it, {@code 2:05:07.5}. Case does not matter, nor which of the
 * two letters µ it is. A
 * single number without a unit is a time only where the place has a unit for it; but 0 is one everywhere. Below a nanosecond is rounded.
 */
public final class TimeGrammar {
    /** What is allowed, for messages. */
    public static final String ALLOWED = "a number with ns, µs, ms, s, m, min or h, as 250ms or 1m30s, or h:mm:ss";
    /** A number of many digits would make BigDecimal slow; no time needs them. */
    private static final int LONGEST = 100;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 59);
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*([a-z]*)\\s*");
    private static final Pattern CLOCK = Pattern.compile("(\\d+):([0-5]?\\d):([0-5]?\\d(?:\\.\\d*)?)");
    private static final Pattern LAST = Pattern.compile("([a-z]+)\\s*$");

    private TimeGrammar() {
    }

    /** A unit of time. */
    public enum Unit {
        /** Nanoseconds. */
        NANOS(1, "ns"),
        /** Microseconds. */
        MICROS(1_000, "us"),
        /** Milliseconds. */
        MILLIS(1_000_000, "ms"),
        /** Seconds. */
        SECONDS(1_000_000_000, "s"),
        /** Minutes. */
        MINUTES(60_000_000_000L, "m", "min"),
        /** Hours. */
        HOURS(3_600_000_000_000L, "h");

        private final long nanos;
        private final String[] words;

        Unit(long nanos, String... words) {
            this.nanos = nanos;
            this.words = words;
        }

        /** How many nanoseconds it has. */
        public long nanos() {
            return nanos;
        }

        static Optional<Unit> of(String word) {
            return Arrays.stream(values()).filter(unit -> Arrays.asList(unit.words).contains(word)).findFirst();
        }
    }

    /**
     * Reads a time in nanoseconds, which has a unit or is 0.
     *
     * @throws IllegalArgumentException in one line that says what of the text is wrong, but not what is allowed: see {@link #ALLOWED}
     */
    public static long nanos(String text) {
        return nanos(text, Optional.empty());
    }

    /**
     * Reads a time in nanoseconds; a single number without a unit has the one that is given.
     *
     * @param bare the unit of a bare number; empty where none is allowed
     * @throws IllegalArgumentException as {@link #nanos(String)}
     */
    public static long nanos(String text, Optional<Unit> bare) {
        String typed = normal(text);
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("a time is missing");
        }
        Matcher clock = CLOCK.matcher(typed);
        BigDecimal nanos = clock.matches()
                ? times(clock.group(1), Unit.HOURS).add(times(clock.group(2), Unit.MINUTES)).add(times(clock.group(3), Unit.SECONDS))
                : sum(typed, bare);
        if (nanos.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("“" + text.strip() + "” is more than 18 years");
        }
        return nanos.setScale(0, RoundingMode.HALF_UP).longValue();
    }

    private static BigDecimal sum(String typed, Optional<Unit> bare) {
        Matcher matcher = PART.matcher(typed);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < typed.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("“" + typed.substring(end) + "” is not a time");
            }
            boolean alone = end == 0 && matcher.end() == typed.length();
            nanos = nanos.add(part(matcher.group(1), matcher.group(2), alone ? bare : Optional.empty()));
            end = matcher.end();
        }
        return nanos;
    }

    private static BigDecimal part(String number, String word, Optional<Unit> bare) {
        if (!word.isEmpty()) {
            return times(number, Unit.of(word).orElseThrow(() -> new IllegalArgumentException("“" + word + "” is not a unit")));
        }
        if (bare.isEmpty() && new BigDecimal(number).signum() != 0) {
            throw new IllegalArgumentException("“" + number + "” has no unit");
        }
        return times(number, bare.orElse(Unit.NANOS));
    }

    private static BigDecimal times(String number, Unit unit) {
        return new BigDecimal(number).multiply(BigDecimal.valueOf(unit.nanos));
    }

    /** The unit that a text ends with; empty if it ends with none. */
    public static Optional<Unit> lastUnit(String text) {
        Matcher matcher = LAST.matcher(normal(text));
        return matcher.find() ? Unit.of(matcher.group(1)) : Optional.empty();
    }

    /** A text as the grammar sees it: small letters, {@code u} for both kinds of µ, no space around. */
    public static String normal(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a time of " + text.length() + " characters is longer than " + LONGEST);
        }
        return text.strip().toLowerCase(Locale.ROOT).replace('\u00b5', 'u').replace('\u03bc', 'u');
    }
}
