package io.poolscope.view.pane.find;

import io.poolscope.timeline.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search as one types it. Terms stand beside each other and all must hold; {@code |} between two groups of terms
 * asks for either; a {@code -} before a term asks for its opposite:
 * <pre>
 * failed                     an outcome: queued running finished failed cancelled aborted discarded rejected
 * run&gt;100ms                  a duration: queue run buffer blocked deliverable total; &gt; &gt;= &lt; &lt;= =
 * started&gt;=2s                a moment: submitted started ended consumed
 * #17  17  #10-20            ids, as shown, from 1
 * worker:worker-3  pool:io   parts of a lane's or a pool's name
 * error:timeout              part of the exception's text
 * page  "page 5"             part of the label
 * </pre>
 * Upper and lower case are one. Immutable; {@link #matches} may be called from any thread.
 */
public final class SearchQuery {
    /** A longer query is a paste by mistake. */
    private static final int LONGEST = 400;
    private static final Pattern TERM = Pattern.compile("(-?)((?:[a-z]+:)?)\"([^\"]*)\"|(-?)([^\\s\"|]+)|(\\|)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPARISON = Pattern.compile("([a-z]+)(>=|<=|=|>|<)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IDS = Pattern.compile("#?(\\d{1,13})(?:(?:-|\\.\\.)#?(\\d{1,13}))?");

    private final String text;
    private final Predicate<TaskView> predicate;
    private final long singleId;

    private SearchQuery(String text, Predicate<TaskView> predicate, long singleId) {
        this.text = text;
        this.predicate = predicate;
        this.singleId = singleId;
    }

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException with one line that names the wrong part and what is allowed
     */
    public static SearchQuery parse(String text) {
        String typed = text.strip();
        if (typed.length() > LONGEST) {
            throw new IllegalArgumentException("a search of " + typed.length() + " characters is longer than " + LONGEST);
        }
        if (typed.chars().filter(c -> c == '"').count() % 2 == 1) {
            throw new IllegalArgumentException("a quotation mark is not closed in: " + typed);
        }
        List<Predicate<TaskView>> groups = new ArrayList<>();
        List<Predicate<TaskView>> group = new ArrayList<>();
        Matcher matcher = TERM.matcher(spaceless(typed));
        while (matcher.find()) {
            if (matcher.group(6) != null) {
                groups.add(all(group, typed));
                group = new ArrayList<>();
            } else if (matcher.group(3) != null) {
                group.add(negated(matcher.group(1), named(matcher.group(2), matcher.group(3))));
            } else {
                group.add(negated(matcher.group(4), term(matcher.group(5))));
            }
        }
        groups.add(all(group, typed));
        Predicate<TaskView> any = groups.stream().reduce(Predicate::or).orElseThrow();
        Matcher id = IDS.matcher(typed);
        boolean one = id.matches() && id.group(2) == null;
        return new SearchQuery(typed, any, one ? Long.parseLong(id.group(1)) - 1 : -1);
    }

    /** {@code run > 100 ms} is one term as well as {@code run>100ms}. */
    private static String spaceless(String typed) {
        StringBuilder joined = new StringBuilder();
        String[] parts = typed.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean quoted = i % 2 == 1;
            joined.append(quoted ? '"' + parts[i] + '"' : closedUp(parts[i]));
        }
        return joined.toString();
    }

    private static String closedUp(String unquoted) {
        return unquoted.replaceAll("\\s*(>=|<=|=|>|<)\\s*", "$1")
                .replaceAll("(?i)([<>=]\\d[\\d.]*)\\s+(ns|us|µs|μs|ms|s|min|m|h)\\b", "$1$2");
    }

    private static Predicate<TaskView> all(List<Predicate<TaskView>> terms, String typed) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException(typed.isEmpty() ? "nothing to search for; write a label, #17, failed or run>100ms"
                    : "“|” needs a term on both sides in: " + typed);
        }
        return terms.stream().reduce(Predicate::and).orElseThrow();
    }

    private static Predicate<TaskView> negated(String sign, Predicate<TaskView> term) {
        return sign.isEmpty() ? term : term.negate();
    }

    private static Predicate<TaskView> term(String word) {
        Matcher comparison = COMPARISON.matcher(word);
        if (comparison.matches()) {
            return comparison(comparison.group(1), comparison.group(2), comparison.group(3));
        }
        Matcher ids = IDS.matcher(word);
        if (ids.matches()) {
            return ids(word, ids);
        }
        int colon = word.indexOf(':');
        if (colon > 0) {
            return named(word.substring(0, colon + 1), word.substring(colon + 1));
        }
        int outcomes = outcomes(word);
        return outcomes == 0 ? labelled(word) : facts -> facts.outcome().in(outcomes);
    }

    private static Predicate<TaskView> ids(String word, Matcher ids) {
        long first = Long.parseLong(ids.group(1)) - 1;
        long last = ids.group(2) == null ? first : Long.parseLong(ids.group(2)) - 1;
        Predicate<TaskView> inRange = facts -> facts.id() >= first && facts.id() <= last;
        // "5" may as well be meant as a part of "page 5"; "#5" may not.
        return word.startsWith("#") || ids.group(2) != null ? inRange : inRange.or(labelled(word));
    }

    private static Predicate<TaskView> named(String prefix, String value) {
        Fold wanted = new Fold(value);
        return switch (prefix.toLowerCase(Locale.ROOT)) {
            case "" -> facts -> wanted.in(facts.label());
            case "label:" -> facts -> wanted.in(facts.label());
            case "worker:", "thread:", "lane:" -> facts -> wanted.in(facts.worker());
            case "pool:" -> facts -> wanted.in(facts.pool());
            case "error:" -> facts -> wanted.in(facts.error());
            case "outcome:" -> {
                int outcomes = outcomes(value);
                if (outcomes == 0) {
                    throw new IllegalArgumentException("“" + value + "” is not an outcome; there are queued, running, finished,"
                            + " failed, cancelled, aborted, discarded and rejected");
                }
                yield facts -> facts.outcome().in(outcomes);
            }
            // A label such as "http://x" or "stage:2" is no key of ours.
            default -> labelled(prefix + value);
        };
    }

    /** The outcomes that a word stands for, as bits; 0 if it stands for none. */
    private static int outcomes(String word) {
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

    private static Predicate<TaskView> labelled(String part) {
        Fold wanted = new Fold(part);
        return facts -> wanted.in(facts.label());
    }

    private static Predicate<TaskView> comparison(String word, String operator, String value) {
        Optional<Measure> measure = Measure.of(word);
        Optional<Moment> moment = Moment.of(word);
        if (measure.isEmpty() && moment.isEmpty()) {
            throw new IllegalArgumentException("“" + word + "” can't be compared; queue, run, buffer, blocked, deliverable,"
                    + " total and submitted, started, ended, consumed can");
        }
        long bound = io.poolscope.view.pane.navigate.TimeText.parse(value);
        if (measure.isPresent()) {
            Measure asked = measure.get();
            return facts -> holds(facts.nanos(asked), operator, bound);
        }
        Moment asked = moment.get();
        return facts -> {
            long time = facts.time(asked);
            return time >= 0 && holds(time, operator, bound);
        };
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

    /** Whether a task is one of those asked for. */
    public boolean matches(TaskView facts) {
        return predicate.test(facts);
    }

    /** The id, from 0, where the query is nothing but one task's number, which needs no search; else -1. */
    public long singleId() {
        return singleId;
    }

    /** What was typed, without the spaces around it. */
    public String text() {
        return text;
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
