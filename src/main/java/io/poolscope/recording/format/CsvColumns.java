package io.poolscope.recording.format;

import io.poolscope.recording.exporting.TaskCsv;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which column of a CSV is read as what, and in which unit its times are. Made from the header and the first rows; immutable afterwards.
 */
final class CsvColumns {
    private static final Pattern UNIT_IN_BRACKETS =
            Pattern.compile("(.*?)[\\s_.-]*[(\\[]\\s*(?:in\\s+)?([a-zA-Z\u00b5\u03bc]+)\\s*[)\\]]\\s*");
    private static final Pattern UNIT_BEHIND = Pattern.compile("(.*?)[\\s_.-]+(?:in[\\s_.-]+)?([a-zA-Z\u00b5\u03bc]+)\\s*");
    private static final Pattern UNIT_IN_CAPITALS = Pattern.compile("(.*[a-z])(Ns|Nanos?|Us|Micros|Ms|Millis|Secs?|Seconds)");
    private static final long MILLIS = 1_000_000L;
    private static final long SECONDS = 1_000_000_000L;

    private final Map<CsvRole, Integer> columns = new EnumMap<>(CsvRole.class);
    private final Map<CsvRole, Long> units = new EnumMap<>(CsvRole.class);
    private final List<String> header;
    private final boolean decimalComma;
    /** Whether anything was guessed that our own files say outright. */
    private boolean guessed;
    /** Whether moments are dates, whose cells need no unit. */
    private boolean dates;

    private CsvColumns(List<String> header, boolean decimalComma) {
        this.header = header;
        this.decimalComma = decimalComma;
    }

    /**
     * Finds out.
     *
     * @param first the first rows
     * @param decimalComma whether a comma may stand for a decimal point: where it does not separate cells
     * @throws IOException if no column says when anything was, or a chosen one is not there
     */
    static CsvColumns of(List<String> header, List<List<String>> first, boolean decimalComma, ColumnChoice chosen) throws IOException {
        CsvColumns columns = new CsvColumns(header, decimalComma);
        for (ColumnChoice.Choice choice : chosen.choices()) {
            columns.choose(choice);
        }
        Map<CsvRole, Integer> ranks = new EnumMap<>(CsvRole.class);
        Set<Integer> taken = new HashSet<>(columns.columns.values());
        for (int i = 0; i < header.size(); i++) {
            if (!taken.contains(i)) {
                columns.find(i, ranks);
            }
        }
        if (columns.columns.keySet().stream().noneMatch(CsvRole.needed()::contains)) {
            throw new IOException(
                    "it names none of the columns started_ns and submitted_ns, nor others that say when tasks started or ended, but "
                            + header.stream().limit(8).map(ImportNotes::shown).collect(Collectors.joining(", "))
                            + "; --columns started=COLUMN:UNIT says which it is");
        }
        columns.numberOrLabel(first);
        columns.guessUnits(first);
        return columns;
    }

    private void choose(ColumnChoice.Choice choice) throws IOException {
        int column = -1;
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(choice.header())) {
                column = i;
            }
        }
        if (column < 0) {
            throw new IOException("it has no column " + choice.header() + "; it has "
                    + header.stream().limit(20).map(ImportNotes::shown).collect(Collectors.joining(", ")));
        }
        CsvRole role = CsvRole.of(choice.role()).orElseThrow();
        columns.put(role, column);
        Long unit = choice.unit() > 0 ? (Long) choice.unit() : unitOf(header.get(column));
        if (unit != null && role.isTime()) {
            units.put(role, unit);
        }
        guessed = true;
    }

    private void find(int column, Map<CsvRole, Integer> ranks) throws IOException {
        String name = header.get(column);
        Long unit = unitOf(name);
        String bare = plain(unit == null ? name : withoutUnit(name)).replaceFirst("(?<=.)(unix|epoch)$", "");
        for (CsvRole role : CsvRole.values()) {
            int rank = role.rank(bare);
            if (rank < 0 && unit != null && role.rank(plain(name)) >= 0) {
                rank = role.rank(plain(name)); // as "s" in a name that only looks like a unit
            }
            if (rank < 0) {
                continue;
            }
            Integer before = columns.get(role);
            if (before != null && header.get(before).equals(name)) {
                throw new IOException("its header names " + ImportNotes.shown(name) + " twice");
            }
            if (before != null && (!ranks.containsKey(role) || ranks.get(role) <= rank)) {
                return; // another is surer, or was chosen
            }
            columns.put(role, column);
            ranks.put(role, rank);
            units.remove(role);
            if (unit != null && role.isTime()) {
                units.put(role, unit);
            }
            guessed |= !TaskCsv.COLUMNS.contains(name);
            return;
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Matcher unit(String name) {
        for (Pattern pattern : List.of(UNIT_IN_BRACKETS, UNIT_BEHIND, UNIT_IN_CAPITALS)) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches() && TimeCell.UNITS.containsKey(matcher.group(2).toLowerCase(Locale.ROOT))) {
                return matcher;
            }
        }
        return null;
    }

    private static Long unitOf(String name) {
        Matcher unit = unit(name);
        return unit == null ? null : TimeCell.UNITS.get(unit.group(2).toLowerCase(Locale.ROOT));
    }

    private static String withoutUnit(String name) {
        return unit(name).group(1);
    }

    /** A column "task" may hold numbers or names. */
    private void numberOrLabel(List<List<String>> first) {
        Integer column = columns.get(CsvRole.NUMBER);
        if (column != null && !columns.containsKey(CsvRole.LABEL)
                && first.stream().map(row -> cell(row, column).strip()).anyMatch(cell -> !cell.isEmpty() && !cell.matches("[0-9]{1,18}"))) {
            columns.remove(CsvRole.NUMBER);
            columns.put(CsvRole.LABEL, column);
        }
    }

    // ---- units of bare numbers

    private void guessUnits(List<List<String>> first) {
        double largest = 0;
        boolean decimals = false;
        for (CsvRole role : columns.keySet()) {
            for (List<String> row : role.isMoment() && !units.containsKey(role) ? first : List.<List<String>>of()) {
                String cell = time(row, role);
                dates |= TimeCell.isDate(cell);
                if (ForeignTimes.number(cell) != null) {
                    largest = Math.max(largest, Math.abs(ForeignTimes.number(cell).doubleValue()));
                    decimals |= ForeignTimes.number(cell).stripTrailingZeros().scale() > 0;
                }
            }
        }
        long stated =
                units.entrySet().stream().filter(entry -> entry.getKey().isMoment()).mapToLong(Map.Entry::getValue).findFirst().orElse(0);
        long moment = stated > 0 ? stated : sinceSeventy(largest, decimals);
        for (CsvRole role : columns.keySet()) {
            if (role.isMoment() && units.putIfAbsent(role, moment) == null) {
                guessed = true;
            }
        }
        for (CsvRole role : List.of(CsvRole.DURATION, CsvRole.CPU)) {
            if (columns.containsKey(role) && !units.containsKey(role)) {
                boolean fractions = first.stream().map(row -> ForeignTimes.number(time(row, role))).anyMatch(n -> n != null
                        && n.stripTrailingZeros().scale() > 0);
                units.put(role, dates || fractions && moment >= MILLIS ? SECONDS : moment);
                guessed = true;
            }
        }
    }

    /**
     * The unit in which a number is a time of our days, counted from 1970; else seconds where there are decimals, and milliseconds where
     * not.
     */
    private static long sinceSeventy(double largest, boolean decimals) {
        for (long unit : new long[] {SECONDS, MILLIS, 1_000, 1}) {
            if (largest * unit < Long.MAX_VALUE && ImportedRun.isCalendar((long) (largest * unit))) {
                return unit;
            }
        }
        return decimals ? SECONDS : MILLIS;
    }

    // ---- reading a row

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    boolean has(CsvRole role) {
        return columns.containsKey(role);
    }

    /** How many columns there are. */
    int count() {
        return header.size();
    }

    /** The text of a role's cell, or "": to the letter in a file of ours, else without the blanks around it. */
    String text(List<String> row, CsvRole role) {
        Integer column = columns.get(role);
        return column == null ? "" : guessed ? cell(row, column).strip() : cell(row, column);
    }

    /** The text of a cell that should be a number, with a decimal point. */
    String time(List<String> row, CsvRole role) {
        String cell = text(row, role).strip();
        return decimalComma && cell.indexOf(',') >= 0 && cell.indexOf('.') < 0 && !TimeCell.isDate(cell) ? cell.replace(',', '.') : cell;
    }

    long unit(CsvRole role) {
        return units.getOrDefault(role, 1L);
    }

    /** The name of a role's column. */
    String name(CsvRole role) {
        return header.get(columns.get(role));
    }

    /** What was read as what, in one line; "" for a file that says it in our own words. */
    String remark() {
        if (!guessed) {
            return "";
        }
        StringJoiner words = new StringJoiner(", ", "its columns are read as ", "; --columns WHAT=COLUMN:UNIT reads them otherwise");
        columns.forEach((role, column) -> words.add(role.id() + " = " + ImportNotes.shown(header.get(column)) + (!role.isTime() ? ""
                : role.isMoment() && dates ? " (dates)" : " (" + unitName(unit(role)) + ")")));
        return words.toString();
    }

    private static String unitName(long unit) {
        return switch ((int) Math.min(unit, Integer.MAX_VALUE)) {
            case 1 -> "ns";
            case 1_000 -> "\u00b5s";
            case 1_000_000 -> "ms";
            case 1_000_000_000 -> "s";
            default -> unit / SECONDS + " s";
        };
    }
}
