package io.poolscope.view.sweep;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Numbers as a person types them into the sweep's form. Stateless. */
final class CountsText {
    /** The most workers. */
    static final int MOST_WORKERS = 100_000;
    /** The most runs with each. */
    static final int MOST_REPEATS = 1_000;
    /** The most different numbers of workers. */
    static final int MOST_COUNTS = 64;

    private CountsText() {
    }

    /**
     * Reads numbers with commas between, as "1, 2, 4"; ascending and each once.
     *
     * @throws IllegalArgumentException if there is none, too many, or one that is not allowed; the message says what is
     */
    static SortedSet<Integer> parse(String text) {
        SortedSet<Integer> counts = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            counts.add(whole(part, MOST_WORKERS, " with commas between"));
        }
        if (counts.size() > MOST_COUNTS) {
            throw new IllegalArgumentException(counts.size() + " numbers are too many; allowed: up to " + MOST_COUNTS);
        }
        return Collections.unmodifiableSortedSet(counts);
    }

    /** Reads how often. */
    static int repeats(String text) {
        return whole(text, MOST_REPEATS, "");
    }

    private static int whole(String text, int most, String how) {
        String number = text.strip();
        if (number.matches("\\d{1,9}") && Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= most) {
            return Integer.parseInt(number);
        }
        throw new IllegalArgumentException("“" + number + "” is not allowed; allowed: whole numbers from 1 to " + most + how);
    }

    /** What is wrong with numbers of workers, in one line; empty if nothing is. */
    static Optional<String> problem(String text) {
        return problem(() -> parse(text));
    }

    /** What is wrong with a number of repeats, in one line; empty if nothing is. */
    static Optional<String> repeatsProblem(String text) {
        return problem(() -> repeats(text));
    }

    private static Optional<String> problem(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
