package io.poolscope.explore.search;

import io.poolscope.explore.navigation.TimeText;
import io.poolscope.timeline.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One term of a search: an outcome, a duration, a moment, ids, a part of a name. Immutable, any thread.
 *
 * @param holds whether it holds for a task
 * @param outcomes the outcomes that it leaves possible, as bits; {@link #ANY} where it is not about them
 */
record SearchTerm(Predicate<SearchableTask> holds, int outcomes) {
    /** Every outcome. */
    static final int ANY = -1;

    private static final Pattern COMPARISON = Pattern.compile("([a-z]+)(>=|<=|=|>|<)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IDS = Pattern.compile("#?(\\d{1,13})(?:(?:-|\\.\\.)#?(\\d{1,13}))?");
    private static final String KEYS = "label|name|worker|thread|lane|pool|error|outcome|state|status|id|task";

    private SearchTerm(Predicate<SearchableTask> holds) {
        this(holds, ANY);
    }

    /**
     * Reads a word.
     *
     * @throws IllegalArgumentException with one line that names the word and what is allowed
     */
    static SearchTerm of(String word) {
        Matcher comparison = COMPARISON.matcher(word);
        if (comparison.matches()) {
            String key = comparison.group(1);
            return comparison.group(2).equals("=") && key.toLowerCase(Locale.ROOT).matches(KEYS) ? named(key + ":", comparison.group(3))
                    : comparison(key, comparison.group(2), comparison.group(3));
        }
        if (word.matches("(\\.?\\d.*)?[<>].*")) {
            throw new IllegalArgumentException("“" + word + "” is not understood; write the name first, as run>100ms run<2s");
        }
        Matcher ids = IDS.matcher(word);
        if (ids.matches()) {
            return ids(word, ids);
        }
        int colon = word.indexOf(':');
        if (colon > 0) {
            return named(word.substring(0, colon + 1), word.substring(colon + 1));
        }
        int outcomes = outcomesOf(word);
        return outcomes == 0 ? labelled(word) : outcome(outcomes);
    }

    /** The id, from 0, that a text is nothing but; else -1. */
    static long singleId(String text) {
        Matcher id = IDS.matcher(text);
        return id.matches() && id.group(2) == null ? Long.parseLong(id.group(1)) - 1 : -1;
    }

    /** What stands in a label. */
    static SearchTerm labelled(String part) {
        Fold wanted = new Fold(part);
        return new SearchTerm(facts -> wanted.in(facts.label()));
    }

    /**
     * What stands in a name.
     *
     * @param prefix which name, with its colon, as {@code worker:}; "" for the label
     */
    static SearchTerm named(String prefix, String value) {
        Fold wanted = new Fold(value);
        return switch (prefix.toLowerCase(Locale.ROOT)) {
            case "", "label:", "name:" -> labelled(value);
            case "worker:", "thread:", "lane:" -> new SearchTerm(facts -> wanted.in(facts.worker()));
            case "pool:" -> new SearchTerm(facts -> wanted.in(facts.pool()));
            case "error:" -> new SearchTerm(facts -> wanted.in(facts.error()));
            case "outcome:", "state:", "status:" -> {
                int outcomes = outcomesOf(value);
                if (outcomes == 0) {
                    throw new IllegalArgumentException("“" + value + "” is not an outcome; there are queued, running, finished,"
                            + " failed, cancelled, aborted, discarded and rejected");
                }
                yield outcome(outcomes);
            }
            case "id:", "task:" -> {
                Matcher ids = IDS.matcher(value);
                yield ids.matches() ? ids("#" + value, ids) : labelled(prefix + value);
            }
            // A label such as "http://x" or "stage:2" is no key of ours.
            default -> labelled(prefix + value);
        };
    }

    private static SearchTerm ids(String word, Matcher ids) {
        long first = Long.parseLong(ids.group(1)) - 1;
        long last = ids.group(2) == null ? first : Long.parseLong(ids.group(2)) - 1;
        Predicate<SearchableTask> inRange = facts -> facts.id() >= first && facts.id() <= last;
        // "5" may as well be meant as a part of "page 5"; "#5" may not.
        return new SearchTerm(word.startsWith("#") || ids.group(2) != null ? inRange : inRange.or(labelled(word).holds));
    }

    private static SearchTerm outcome(int outcomes) {
        return new SearchTerm(facts -> facts.outcome().in(outcomes), outcomes);
    }

    /** The outcomes that a word stands for, as bits; 0 if it stands for none. */
    private static int outcomesOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "queued" -> Outcome.QUEUED.bit();
            case "running" -> Outcome.RUNNING.bit();
            case "finished", "done" -> Outcome.FINISHED.bit();
            case "failed", "threw" -> Outcome.FAILED.bit();
            case "cancelled", "canceled" -> Outcome.CANCELLED.bit();
            case "aborted" -> Outcome.ABORTED.bit();
            case "discarded" -> Outcome.DISCARDED.bit();
            case "rejected" -> Outcome.ABORTED.bit() | Outcome.DISCARDED.bit();
            default -> 0;
        };
    }

    private static SearchTerm comparison(String word, String operator, String value) {
        Optional<TaskDuration> measure = TaskDuration.of(word);
        Optional<TaskMoment> moment = TaskMoment.of(word);
        if (measure.isEmpty() && moment.isEmpty()) {
            throw new IllegalArgumentException("“" + word + "” can't be compared; queue, run, buffer, blocked, deliverable,"
                    + " total and submitted, started, ended, consumed can");
        }
        long bound = TimeText.parse(value);
        if (measure.isPresent()) {
            TaskDuration asked = measure.get();
            return new SearchTerm(facts -> holds(facts.nanos(asked), operator, bound));
        }
        TaskMoment asked = moment.get();
        return new SearchTerm(facts -> {
            long time = facts.time(asked);
            return time >= 0 && holds(time, operator, bound);
        });
    }

    private static boolean holds(long value, String operator, long bound) {
        return switch (operator) {
            case ">" -> value > bound;
            case ">=" -> value >= bound;
            case "<" -> value < bound;
            case "<=" -> value <= bound;
            default -> value == bound;
        };
    }

    /** A part of a text, compared without regard to case and without making strings. */
    private record Fold(String part) {
        boolean in(String text) {
            int last = text.length() - part.length();
            for (int i = 0; i <= last; i++) {
                if (text.regionMatches(true, i, part, 0, part.length())) {
                    return true;
                }
            }
            return false;
        }
    }
}
