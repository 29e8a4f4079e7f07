package io.poolscope.recording.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which columns of a CSV a person wants to be read as what.
 *
 * @param choices each choice; empty to find out
 */
public record ColumnChoice(List<Choice> choices) {
    /** The columns are found by their names. */
    public static final ColumnChoice NONE = new ColumnChoice(List.of());

    public ColumnChoice {
        choices = List.copyOf(choices);
    }

    /**
     * One column.
     *
     * @param role what it is read as
     * @param header its name in the file
     * @param unit nanoseconds of its unit, or 0 to find out
     */
    public record Choice(String role, String header, long unit) {
    }

    /**
     * Reads "started=Begin:ms,ended=End:ms,label=Job".
     *
     * @throws IllegalArgumentException if it is no such text, with one line that says what is allowed
     */
    public static ColumnChoice parse(String text) {
        List<Choice> choices = new ArrayList<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals <= 0 || CsvRole.of(part.substring(0, equals)).isEmpty()) {
                throw new IllegalArgumentException("--columns " + part
                        + " is not allowed; allowed: WHAT=COLUMN or WHAT=COLUMN:UNIT, where WHAT is one of "
                        + Arrays.stream(CsvRole.values()).map(CsvRole::id).collect(Collectors.joining(", ")));
            }
            String column = part.substring(equals + 1).strip();
            int colon = column.lastIndexOf(':');
            Long unit = colon < 0 ? null : TimeCell.UNITS.get(column.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
            choices.add(new Choice(CsvRole.of(part.substring(0, equals)).orElseThrow().id(), unit == null ? column : column.substring(0,
                    colon).strip(),
                    unit == null ? 0 : unit));
        }
        return new ColumnChoice(choices);
    }
}
