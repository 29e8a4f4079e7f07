package io.poolscope.explore.navigation;

import io.poolscope.render.Times;
import io.poolscope.timeline.TimeRange;
import io.poolscope.words.TimeGrammar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times and windows as people write them. Reads what a hand types into the window field, and writes times so that
 * reading them gives the same nanosecond again. Stateless.
 *
 * <p>A time is what {@link TimeGrammar} reads. A window is one of
 * <pre>
 * 1.25s–1.75s   from, until; a number without a unit takes the other's: 1.25–1.75s; also "..", "-", "to"
 * 3s+200ms      from, length
 * 3s±200ms      middle, and that much on each side; also "+-"
 * last 2s       up to the run's end
 * all           the whole run
 * </pre>
 * The edges of a window may be before the run: {@code -0.13s–6.56s}.
 */
public final class TimeText {
    /** What stands between two times; a minus before the first, or right after another, is a sign. */
    private static final Pattern EDGES = Pattern.compile("(?<=[0-9a-z.])\\s*(?:-|\\.\\.|\\bto\\b)\\s*");
    private static final String ALLOWED = "; write 1.25s–1.75s, 3s+200ms, 3s±200ms, last 2s or all, in ns, µs, ms, s, m, h or as 2:05:07";

    private TimeText() {
    }

    /**
     * Reads a window.
     *
     * @param text what was typed
     * @param whole the whole run, for {@code all} and {@code last}
     * @throws IllegalArgumentException with one line that names the text and what is allowed
     */
    public static TimeRange parseWindow(String text, TimeRange whole) {
        String typed = normal(text);
        try {
            if (typed.equals("all")) {
                return whole;
            }
            if (typed.startsWith("last")) {
                long span = TimeGrammar.nanos(typed.substring(4));
                return window(whole.until() - span, whole.until());
            }
            String[] around = typed.split("\u00b1|\\+-|\\+/-", -1);
            if (around.length == 2) {
                long[] both = times(around[0], around[1]);
                return window(both[0] - both[1], both[0] + both[1]);
            }
            String[] length = typed.split("\\+", -1);
            if (length.length == 2) {
                long[] both = times(length[0], length[1]);
                return window(both[0], both[0] + both[1]);
            }
            String[] edges = EDGES.split(typed, -1);
            if (edges.length == 2) {
                long[] both = times(edges[0], edges[1]);
                return window(both[0], both[1]);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + text.strip() + "”: " + e.getMessage() + ALLOWED, e);
        }
        throw new IllegalArgumentException("“" + text.strip() + "” is not a time window" + ALLOWED);
    }

    /**
     * Reads one time or duration in nanoseconds.
     *
     * @throws IllegalArgumentException with one line that names the text and what is allowed
     */
    public static long parse(String text) {
        try {
            return TimeGrammar.nanos(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + text.strip() + "”: " + e.getMessage()
                    + "; write a number with ns, µs, ms, s, m or h, as 250ms, or h:mm:ss", e);
        }
    }

    private static String normal(String text) {
        return TimeGrammar.normal(text).replace('\u2013', '-').replace('\u2014', '-').replace('\u2212', '-').replace('\u2026', '-');
    }

    private static TimeRange window(long from, long until) {
        if (until <= from) {
            throw new IllegalArgumentException("the end is not after the start");
        }
        return new TimeRange(from, until);
    }

    private static long[] times(String first, String second) {
        Optional<TimeGrammar.Unit> unitOfFirst = TimeGrammar.lastUnit(first);
        return new long[] {signed(first.strip(), TimeGrammar.lastUnit(second)), signed(second.strip(), unitOfFirst)};
    }

    /** A time that may be before the run, whose margin is in sight where all of it is shown; a bare number takes the other's unit. */
    private static long signed(String text, Optional<TimeGrammar.Unit> unitOfOther) {
        return text.startsWith("-") ? -TimeGrammar.nanos(text.substring(1), unitOfOther) : TimeGrammar.nanos(text, unitOfOther);
    }

    /** Writes a window exactly: {@link #parseWindow} reads the same window from it. */
    public static String window(TimeRange window) {
        return exact(window.from()) + " – " + exact(window.until());
    }

    /**
     * Writes a window with as many digits as its length makes meaningful, a thousandth of it: what a field shows.
     * Both edges have the same unit, or are written as clocks do in a long run.
     */
    public static String roundedWindow(TimeRange window) {
        long reach = Math.max(Math.abs(window.from()), Math.abs(window.until()));
        if (reach >= Times.CLOCK_FROM) {
            int decimals = Math.clamp(Math.round(Math.log10(1e9 / window.length()) + 3), 0, 9);
            return Times.clock(window.from(), decimals) + " – " + Times.clock(window.until(), decimals);
        }
        String unit = unitFor(reach);
        long scale = TimeGrammar.lastUnit(unit).orElseThrow().nanos();
        int most = (int) Math.round(Math.log10(scale));
        int digits = Math.clamp(Math.round(Math.log10((double) scale / window.length()) + 3), Math.min(2, most), most);
        return fixed(window.from(), scale, digits) + " " + unit + " – " + fixed(window.until(), scale, digits) + " " + unit;
    }

    /** Writes a window as {@link #roundedWindow} does, the unit said once, as {@code 0.00 – 5.87 s}. */
    public static String compactWindow(TimeRange window) {
        return roundedWindow(window).replaceFirst(" [a-zµ]+ – ", " – ");
    }

    private static String fixed(long nanos, long scale, int digits) {
        return BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(scale), digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** Writes a time with all its nanoseconds and the largest unit that keeps it above 1, as {@code 1.250000001 s}. */
    public static String exact(long nanos) {
        String unit = unitFor(Math.abs(nanos));
        long scale = TimeGrammar.lastUnit(unit).orElseThrow().nanos();
        BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(scale)).stripTrailingZeros();
        return value.setScale(Math.max(0, value.scale()), RoundingMode.UNNECESSARY).toPlainString() + " " + unit;
    }

    private static String unitFor(long size) {
        return size >= 1_000_000_000L ? "s" : size >= 1_000_000 ? "ms" : size >= 1_000 ? "\u00b5s" : "ns";
    }
}
