package io.poolscope.view.advise;

import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Durations;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as a person types them: counts, times, sizes of data. Stateless. */
final class Quantities {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(b|bytes|kb|mb|gb|kib|mib|gib)?");
    private static final Map<String, Long> UNITS = Map.of("b", 1L, "bytes", 1L, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L,
            "kib", 1L << 10, "mib", 1L << 20, "gib", 1L << 30);
    private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(1_000_000_000_000L);

    private Quantities() {
    }

    /** Reads a quantity from a text that says one. */
    interface Reader {
        /**
         * Reads it.
         *
         * @throws IllegalArgumentException if the text says none; the message says what is allowed
         */
        long read(String text);
    }

    /** Whole numbers from 1 to {@code most}; a space may stand between thousands. */
    static Reader count(long most) {
        return text -> {
            String digits = text.strip().replaceAll("(?<=\\d)[ _](?=\\d{3}\\b)", "");
            if (digits.matches("\\d{1,13}") && Long.parseLong(digits) >= 1 && Long.parseLong(digits) <= most) {
                return Long.parseLong(digits);
            }
            throw new IllegalArgumentException("“" + text.strip() + "” is not allowed; allowed: whole numbers from 1 to " + most);
        };
    }

    /** A time above 0, in nanoseconds. */
    static long nanos(String text) {
        try {
            long nanos = Durations.parse(text).toNanos();
            if (nanos > 0) {
                return nanos;
            }
        } catch (BadValueException e) {
            throw new IllegalArgumentException("“" + text.strip() + "” is not allowed; allowed: times, as 1.25s, 300ms, 20us", e);
        }
        throw new IllegalArgumentException("“" + text.strip() + "” is not allowed; allowed: times above 0");
    }

    /** A size in bytes. */
    static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            BigDecimal size = new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2) == null ? "b" : matcher.group(2))));
            if (size.compareTo(MOST_BYTES) <= 0) {
                return size.longValue();
            }
        }
        throw new IllegalArgumentException("“" + text.strip() + "” is not allowed; allowed: sizes up to 1 TB, as 500 kB or 2 MiB");
    }

    /** What is wrong with a text, in one line; empty if nothing is, or it is empty. */
    static Optional<String> problem(Reader reader, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            reader.read(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
