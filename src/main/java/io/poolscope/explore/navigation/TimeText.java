package io.poolscope.explore.navigation;

import io.poolscope.render.Times;
import io.poolscope.timeline.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times and windows as people write them. Reads what a hand types into the window field, and writes times so that
 * reading them gives the same nanosecond again. Stateless.
 *
 * <p>A time is one or more numbers with a unit, {@code ns µs ms s m h} ({@code us} for {@code µs}): {@code 1.25s},
 * {@code 250 ms}, {@code 1m30s}; or as a clock writes it, {@code 2:05:07.5}. A window is one of
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
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L,
            "m", 60_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);
    /** What stands between two times; a minus before the first, or right after another, is a sign. */
    private static final Pattern EDGES = Pattern.compile("(?<=[0-9a-z.])\\s*(?:-|\\.\\.|\\bto\\b)\\s*");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*([a-z]*)\\s*");
    private static final Pattern CLOCK = Pattern.compile("(\\d+):([0-5]?\\d):([0-5]?\\d(?:\\.\\d*)?)");
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000_000_000L);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000_000_000L);
    /** A number with an exponent or of many digits would make BigDecimal slow; no time needs them. */
    private static final int LONGEST = 100;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 59);
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
                long span = time(typed.substring(4).strip(), "");
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
            return time(normal(text), "");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + text.strip() + "”: " + e.getMessage()
                    + "; write a number with ns, µs, ms, s, m or h, as 250ms, or h:mm:ss", e);
        }
    }

    private static String normal(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a time of " + text.length() + " characters is longer than " + LONGEST);
        }
        return text.strip().toLowerCase(Locale.ROOT).replace('\u00b5', 'u').replace('\u03bc', 'u')
                .replace('\u2013', '-').replace('\u2014', '-').replace('\u2212', '-').replace('\u2026', '-');
    }

    private static TimeRange window(long from, long until) {
        if (until <= from) {
            throw new IllegalArgumentException("the end is not after the start");
        }
        return new TimeRange(from, until);
    }

    private static long[] times(String first, String second) {
        String unitOfFirst = lastUnit(first);
        String unitOfSecond = lastUnit(second);
        return new long[] {signed(first.strip(), unitOfSecond), signed(second.strip(), unitOfFirst)};
    }

    /** A time that may be before the run, whose margin is in sight where all of it is shown. */
    private static long signed(String text, String unitOfOther) {
        return text.startsWith("-") ? -time(text.substring(1), unitOfOther) : time(text, unitOfOther);
    }

    private static String lastUnit(String text) {
        Matcher matcher = Pattern.compile("([a-z]+)\\s*$").matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Reads a sum of parts; a single number without a unit takes {@code unitOfOther}. */
    private static long time(String text, String unitOfOther) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a time is missing");
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return nanos(new BigDecimal(clock.group(1)).multiply(HOUR).add(new BigDecimal(clock.group(2)).multiply(MINUTE))
                    .add(new BigDecimal(clock.group(3)).multiply(SECOND)), text);
        }
        Matcher matcher = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("“" + text.substring(end) + "” is not a time");
            }
            String unit = matcher.group(2);
            if (unit.isEmpty() && end == 0 && matcher.end() == text.length()) {
                unit = unitOfOther;
            }
            BigDecimal number = new BigDecimal(matcher.group(1));
            if (unit.isEmpty() && number.signum() != 0) {
                throw new IllegalArgumentException("“" + matcher.group(1) + "” has no unit");
            }
            Long scale = unit.isEmpty() ? Long.valueOf(1) : UNITS.get(unit);
            if (scale == null) {
                throw new IllegalArgumentException("“" + unit + "” is not a unit");
            }
            nanos = nanos.add(number.multiply(BigDecimal.valueOf(scale)));
            end = matcher.end();
        }
        return nanos(nanos, text);
    }

    private static long nanos(BigDecimal nanos, String text) {
        if (nanos.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("“" + text + "” is more than 18 years");
        }
        return nanos.setScale(0, RoundingMode.HALF_UP).longValue();
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
        long scale = UNITS.get(unit.replace('\u00b5', 'u'));
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
        long scale = UNITS.get(unit.replace('\u00b5', 'u'));
        BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(scale)).stripTrailingZeros();
        return value.setScale(Math.max(0, value.scale()), RoundingMode.UNNECESSARY).toPlainString() + " " + unit;
    }

    private static String unitFor(long size) {
        return size >= 1_000_000_000L ? "s" : size >= 1_000_000 ? "ms" : size >= 1_000 ? "\u00b5s" : "ns";
    }
}
