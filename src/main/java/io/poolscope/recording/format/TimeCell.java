package io.poolscope.recording.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time or a length of time as it stands in a cell: a number, a number with its unit ("12ms", "1h 2m 3.5s"), a date with a time (ISO
 * 8601, also with
 * a blank for the T), or a clock's "1:02:03.5". Stateless.
 */
final class TimeCell {
    /** Nanoseconds by unit. */
    static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ns", 1L), Map.entry("nano", 1L), Map.entry("nanos", 1L), Map.entry("nanosecond", 1L), Map.entry("nanoseconds", 1L),
            Map.entry("us", 1_000L), Map.entry("\u00b5s", 1_000L), Map.entry("\u03bcs", 1_000L), Map.entry("usec", 1_000L),
            Map.entry("micro", 1_000L),
            Map.entry("micros", 1_000L), Map.entry("microsecond", 1_000L), Map.entry("microseconds", 1_000L),
            Map.entry("ms", 1_000_000L), Map.entry("msec", 1_000_000L), Map.entry("milli", 1_000_000L), Map.entry("millis", 1_000_000L),
            Map.entry("millisecond", 1_000_000L), Map.entry("milliseconds", 1_000_000L),
            Map.entry("s", 1_000_000_000L), Map.entry("sec", 1_000_000_000L), Map.entry("secs", 1_000_000_000L),
            Map.entry("second", 1_000_000_000L), Map.entry("seconds", 1_000_000_000L),
            Map.entry("m", 60_000_000_000L), Map.entry("min", 60_000_000_000L), Map.entry("mins", 60_000_000_000L),
            Map.entry("minute", 60_000_000_000L), Map.entry("minutes", 60_000_000_000L),
            Map.entry("h", 3_600_000_000_000L), Map.entry("hour", 3_600_000_000_000L), Map.entry("hours", 3_600_000_000_000L),
            Map.entry("day", 86_400_000_000_000L), Map.entry("days", 86_400_000_000_000L), Map.entry("d", 86_400_000_000_000L));
    private static final Pattern PART = Pattern.compile("([+-]?[0-9][0-9.]*(?:[eE][+-]?[0-9]{1,3})?)\\s*([a-zA-Z\u00b5\u03bc]+)\\s*");
    private static final Pattern CLOCK =
            Pattern.compile("(?:([0-9]{1,6})\\s*days?,?\\s*)?([0-9]{1,6}):([0-5]?[0-9])(?::([0-5]?[0-9](?:[.,][0-9]{1,12})?))?");
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})(?:[T _]+([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,12}))?)?)?"
                    + "\\s*([Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?(?:\\[([A-Za-z_/+0-9-]{1,40})])?");

    private TimeCell() {
    }

    /** Whether a cell says that there is nothing, as spreadsheets and programs do. */
    static boolean isNothing(String cell) {
        return switch (cell.length()) {
            case 0 -> true;
            case 2 -> cell.equals("\\N");
            case 3 -> cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("nat");
            case 4 -> cell.equalsIgnoreCase("null") || cell.equalsIgnoreCase("none");
            case 5 -> cell.equals("<NA>");
            default -> false;
        };
    }

    /** Whether it is a date. */
    static boolean isDate(String cell) {
        return cell.length() >= 10 && DATE.matcher(cell).matches();
    }

    /**
     * Its nanoseconds: since 1970 for a date, which without a zone counts as UTC; {@link ForeignTimes#NONE} if it is no time.
     *
     * @param unit nanoseconds of a number that has no unit itself
     */
    static long nanos(String cell, long unit) {
        BigDecimal number = ForeignTimes.number(cell);
        if (number != null) {
            return ForeignTimes.nanos(number.multiply(BigDecimal.valueOf(unit)), 0);
        }
        if (cell.isEmpty() || cell.length() > 60) {
            return ForeignTimes.NONE;
        }
        Matcher date = DATE.matcher(cell);
        if (date.matches()) {
            return date(date);
        }
        Matcher clock = CLOCK.matcher(cell);
        return clock.matches() ? clock(clock) : parts(cell);
    }

    private static long date(Matcher date) {
        try {
            LocalDate day = LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            LocalTime time = date.group(4) == null ? LocalTime.MIDNIGHT
                    : LocalTime.of(Integer.parseInt(date.group(4)), Integer.parseInt(date.group(5)), date.group(6) == null ? 0
                            : Integer.parseInt(date.group(6)));
            String zone = date.group(8);
            ZoneId where = date.group(9) != null && zone == null ? ZoneId.of(date.group(9))
                    : zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
            BigDecimal seconds = BigDecimal.valueOf(ZonedDateTime.of(day, time, where).toEpochSecond());
            BigDecimal fraction = date.group(7) == null ? BigDecimal.ZERO : new BigDecimal("0." + date.group(7));
            return ForeignTimes.nanos(seconds.add(fraction), 9);
        } catch (DateTimeException e) {
            return ForeignTimes.NONE; // as the 31st of February
        }
    }

    private static long clock(Matcher clock) {
        BigDecimal days = new BigDecimal(clock.group(1) == null ? "0" : clock.group(1));
        BigDecimal hours = new BigDecimal(clock.group(2));
        BigDecimal minutes = new BigDecimal(clock.group(3));
        BigDecimal last = new BigDecimal(clock.group(4) == null ? "0" : clock.group(4).replace(',', '.'));
        BigDecimal sixty = BigDecimal.valueOf(60);
        return ForeignTimes.nanos(days.multiply(BigDecimal.valueOf(24)).add(hours).multiply(sixty).add(minutes).multiply(sixty).add(last),
                9);
    }

    private static long parts(String cell) {
        Matcher part = PART.matcher(cell);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (at < cell.length() && part.find(at) && part.start() == at) {
            Long unit = UNITS.get(part.group(2).toLowerCase(Locale.ROOT));
            BigDecimal number = ForeignTimes.number(part.group(1));
            if (unit == null || number == null) {
                return ForeignTimes.NONE;
            }
            sum = sum.add(number.multiply(BigDecimal.valueOf(unit)));
            at = part.end();
        }
        return at < cell.length() ? ForeignTimes.NONE : ForeignTimes.nanos(sum, 0);
    }
}
