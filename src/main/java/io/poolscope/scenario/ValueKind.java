package io.poolscope.scenario;

import io.poolscope.event.Event;
import io.poolscope.words.EnumWords;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values a parameter may take, and their text. A window chooses its control by the permitted kinds. Messages name
 * the value and what is allowed, without the parameter's name.
 *
 * @param <T> the type of the values
 */
public sealed interface ValueKind<T> {
    /** What is wrong with a value, or empty. */
    Optional<String> problem(T value);

    /**
     * Reads a text; the value may still be out of range.
     *
     * @throws BadValueException if the text is no value of this kind
     */
    T parse(String text);

    /** The value as text. */
    String format(T value);

    /** What is allowed, as "1 to 64". */
    String allowed();

    private static String outside(String value, String allowed) {
        return value + " is not allowed; allowed: " + allowed;
    }

    /**
     * Whole numbers.
     *
     * @param min the least
     * @param max the greatest
     * @param unbounded whether {@link Event#UNBOUNDED}, "unbounded", is allowed too
     * @param unit as "tasks", or ""
     */
    record Whole(int min, int max, boolean unbounded, String unit) implements ValueKind<Integer> {
        @Override
        public Optional<String> problem(Integer value) {
            boolean fine = value >= min && value <= max || unbounded && value == Event.UNBOUNDED;
            return fine ? Optional.empty() : Optional.of(outside(value.toString(), allowed()));
        }

        @Override
        public Integer parse(String text) {
            if (unbounded && text.equalsIgnoreCase("unbounded")) {
                return Event.UNBOUNDED;
            }
            String number = !unit.isEmpty() && text.endsWith(unit) ? text.substring(0, text.length() - unit.length()).strip() : text;
            try {
                int value = Integer.parseInt(number);
                if (value == Event.UNBOUNDED && unbounded) {
                    throw new BadValueException(outside("'" + text + "'", allowed()));
                }
                return value;
            } catch (NumberFormatException e) {
                throw new BadValueException(outside("'" + text + "'", allowed()));
            }
        }

        @Override
        public String format(Integer value) {
            if (unbounded && value == Event.UNBOUNDED) {
                return "unbounded";
            }
            return unit.isEmpty() ? value.toString() : value + " " + unit;
        }

        @Override
        public String allowed() {
            return "whole numbers from " + min + " to " + max + (unbounded ? ", or unbounded" : "");
        }
    }

    /**
     * Numbers with a fraction.
     *
     * @param min the least
     * @param max the greatest
     * @param unit as "×", or ""
     */
    record Real(double min, double max, String unit) implements ValueKind<Double> {
        @Override
        public Optional<String> problem(Double value) {
            return value >= min && value <= max ? Optional.empty() : Optional.of(outside(value.toString(), allowed()));
        }

        @Override
        public Double parse(String text) {
            String number = !unit.isEmpty() && text.endsWith(unit) ? text.substring(0, text.length() - unit.length()).strip() : text;
            try {
                return Double.valueOf(number);
            } catch (NumberFormatException e) {
                throw new BadValueException(outside("'" + text + "'", allowed()));
            }
        }

        @Override
        public String format(Double value) {
            String number = value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString(Math.round(value)) : value.toString();
            return unit.isEmpty() ? number : number + " " + unit;
        }

        @Override
        public String allowed() {
            return "numbers from " + format(min) + " to " + format(max);
        }
    }

    /**
     * Durations, in scenario time.
     *
     * @param min the shortest
     * @param max the longest
     */
    record Span(Duration min, Duration max) implements ValueKind<Duration> {
        @Override
        public Optional<String> problem(Duration value) {
            boolean fine = value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
            return fine ? Optional.empty() : Optional.of(outside(format(value), allowed()));
        }

        @Override
        public Duration parse(String text) {
            return Durations.parse(text);
        }

        @Override
        public String format(Duration value) {
            return Durations.format(value);
        }

        @Override
        public String allowed() {
            return "durations from " + format(min) + " to " + format(max);
        }
    }

    /**
     * The spread of random durations, as its low and high end.
     *
     * @param min the shortest low end
     * @param max the longest high end
     * @param shape how durations are drawn between the ends
     */
    record SpanRange(Duration min, Duration max, DurationRange.Shape shape) implements ValueKind<DurationRange> {
        @Override
        public Optional<String> problem(DurationRange value) {
            boolean fine = value.low().compareTo(min) >= 0 && value.high().compareTo(max) <= 0;
            return fine ? Optional.empty() : Optional.of(outside(format(value), allowed()));
        }

        @Override
        public DurationRange parse(String text) {
            return DurationRange.parse(text);
        }

        @Override
        public String format(DurationRange value) {
            return value.toString();
        }

        @Override
        public String allowed() {
            return "LOW..HIGH between " + Durations.format(min) + " and " + Durations.format(max);
        }
    }

    /**
     * One of some constants.
     *
     * @param <E> the constants' type
     * @param options all that may be chosen, in order
     */
    record Choice<E extends Enum<E>>(List<E> options) implements ValueKind<E> {
        /** All constants of an enumeration. */
        public static <E extends Enum<E>> Choice<E> of(Class<E> type) {
            return new Choice<>(List.of(type.getEnumConstants()));
        }

        @Override
        public Optional<String> problem(E value) {
            return options.contains(value) ? Optional.empty() : Optional.of(outside(format(value), allowed()));
        }

        @Override
        public E parse(String text) {
            String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
            return options.stream().filter(option -> format(option).equals(wanted)).findFirst()
                    .orElseThrow(() -> new BadValueException(outside("'" + text + "'", allowed())));
        }

        @Override
        public String format(E value) {
            return EnumWords.dashed(value);
        }

        /** The option as a person reads it: "Discard oldest". */
        public String label(E value) {
            String words = EnumWords.spaced(value);
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }

        @Override
        public String allowed() {
            return options.stream().map(this::format).collect(Collectors.joining(", "));
        }
    }

    /** Folders that are there and can be read. */
    record Folder() implements ValueKind<Path> {
        @Override
        public Optional<String> problem(Path value) {
            if (value.toString().isEmpty() || !Files.exists(value)) {
                return Optional.of("'" + value + "' is not there; allowed: " + allowed());
            }
            if (!Files.isDirectory(value)) {
                return Optional.of("'" + value + "' is not a folder; allowed: " + allowed());
            }
            return Files.isReadable(value) && Files.isExecutable(value) ? Optional.empty()
                    : Optional.of("'" + value + "' can't be read; allowed: " + allowed());
        }

        @Override
        public Path parse(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new BadValueException(outside("'" + text + "'", allowed()));
            }
        }

        @Override
        public String format(Path value) {
            return value.toString();
        }

        @Override
        public String allowed() {
            return "a folder that is there and can be read";
        }
    }

    /**
     * One line of text.
     *
     * @param maxLength its greatest length, in characters
     */
    record Text(int maxLength) implements ValueKind<String> {
        @Override
        public Optional<String> problem(String value) {
            boolean fine = value.length() <= maxLength && value.lines().count() <= 1;
            return fine ? Optional.empty() : Optional.of(outside("'" + value.lines().findFirst().orElse("") + "…'", allowed()));
        }

        @Override
        public String parse(String text) {
            return text;
        }

        @Override
        public String format(String value) {
            return value;
        }

        @Override
        public String allowed() {
            return "one line of at most " + maxLength + " characters";
        }
    }
}
