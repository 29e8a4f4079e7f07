package io.poolscope.timeline;

import io.poolscope.words.TimeGrammar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much history a timeline keeps. What is older is dropped in whole blocks of 4 096 tasks, so more than asked for stays: of a slow
 * pool as long as a block of tasks takes it.
 *
 * @param nanos how far back it reaches, or {@link Snapshot#OPEN}
 * @param tasks how many of the latest tasks it holds, or {@link Snapshot#OPEN}
 */
public record Retention(long nanos, long tasks) {
    /** Keeps everything. */
    public static final Retention ALL = new Retention(Snapshot.OPEN, Snapshot.OPEN);
    /** What {@link #parse} takes, as words for a person who wrote something else. */
    public static final String ALLOWED = "all, a time from 1s to 24h as 30s, 5min or 2h, or from 0.1M to 1000M (million) tasks as 2M";

    private static final Pattern MILLIONS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*M");
    /** Who writes so may as well mean millions: it is asked again. */
    private static final Pattern EITHER = Pattern.compile("[\\d.]+\\s*m");
    private static final BigDecimal LEAST_NANOS = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(24 * 3_600_000_000_000L);
    private static final BigDecimal LEAST_TASKS = BigDecimal.valueOf(100_000);
    private static final BigDecimal MOST_TASKS = BigDecimal.valueOf(1_000_000_000);

    /** Checks. */
    public Retention {
        if (nanos <= 0 || tasks <= 0) {
            throw new IllegalArgumentException("retention of " + nanos + " ns and " + tasks + " tasks; both must be more than 0");
        }
    }

    /** Keeps the last minutes. */
    public static Retention lastMinutes(int minutes) {
        return new Retention(Math.multiplyExact(minutes, 60_000_000_000L), Snapshot.OPEN);
    }

    /**
     * Reads one as a person writes it: {@value #ALLOWED}. A time is what {@link TimeGrammar} reads, but for a single number of {@code m}.
     *
     * @throws IllegalArgumentException in one line that names the text and what is allowed
     */
    public static Retention parse(String text) {
        String typed = text.strip();
        if (typed.equals("all")) {
            return ALL;
        }
        Matcher millions = MILLIONS.matcher(typed);
        if (millions.matches()) {
            return new Retention(Snapshot.OPEN, within(new BigDecimal(millions.group(1)).movePointRight(6), LEAST_TASKS, MOST_TASKS, text));
        }
        if (EITHER.matcher(typed).matches()) {
            throw refused(text);
        }
        try {
            return new Retention(within(BigDecimal.valueOf(TimeGrammar.nanos(typed)), LEAST_NANOS, MOST_NANOS, text), Snapshot.OPEN);
        } catch (IllegalArgumentException e) {
            throw refused(text);
        }
    }

    private static long within(BigDecimal number, BigDecimal least, BigDecimal most, String text) {
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw refused(text);
        }
        return number.longValue();
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("'" + text + "' is no amount of history; allowed: " + ALLOWED);
    }

    /** In the form that {@link #parse} reads, as {@code 5min}; one of both a time and a number of tasks has a comma between. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (nanos != Snapshot.OPEN) {
            parts.add(nanos % 3_600_000_000_000L == 0 ? nanos / 3_600_000_000_000L + "h"
                    : nanos % 60_000_000_000L == 0 ? nanos / 60_000_000_000L + "min" : plain(BigDecimal.valueOf(nanos, 9)) + "s");
        }
        if (tasks != Snapshot.OPEN) {
            parts.add(plain(BigDecimal.valueOf(tasks, 6)) + "M");
        }
        return parts.isEmpty() ? "all" : String.join(", ", parts);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
