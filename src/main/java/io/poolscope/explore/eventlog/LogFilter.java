package io.poolscope.explore.eventlog;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses lines of the event log. All words must hold: {@code #17} is a task; the name of a kind, or a part of one
 * written with {@code kind:}, as {@code kind:consumed}, is that kind; any other word must stand in the line's text or in
 * the name of its thread. A {@code -} before a word asks for its opposite. Upper and lower case are one. Immutable, any thread.
 */
public final class LogFilter {
    /** Chooses every line. */
    public static final LogFilter ALL = new LogFilter("", List.of(), false);

    private static final int LONGEST = 200;
    private static final Pattern TASK = Pattern.compile("#(\\d{1,13})");

    private interface Term {
        boolean holds(LogView view, long number, Names names, LaneNames lanes);
    }

    private final String text;
    private final List<Term> terms;
    private final boolean readsLanes;

    private LogFilter(String text, List<Term> terms, boolean readsLanes) {
        this.text = text;
        this.terms = terms;
        this.readsLanes = readsLanes;
    }

    /**
     * Reads a filter; an empty text chooses every line.
     *
     * @throws IllegalArgumentException with one line that names the wrong word
     */
    public static LogFilter parse(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a filter of " + text.length() + " characters is longer than " + LONGEST);
        }
        List<Term> cheap = new ArrayList<>();
        List<Term> dear = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.toLowerCase(Locale.ROOT).split("\\s+")) {
            boolean not = part.length() > 1 && part.startsWith("-");
            String word = not ? part.substring(1) : part;
            Matcher task = TASK.matcher(word);
            if (task.matches()) {
                long id = Long.parseLong(task.group(1)) - 1;
                cheap.add((view, number, names, _) -> not != (view.task(number) == id));
            } else if (word.startsWith("kind:") || isKind(word)) {
                boolean[] kinds = kinds(word.startsWith("kind:") ? word.substring(5) : word);
                cheap.add((view, number, names, _) -> not != kinds[EventWord.code(view.word(number))]);
            } else {
                dear.add((view, number, names, lanes) -> not != (inLane(view, number, lanes, word)
                        || EventText.of(view.event(number, names)).toLowerCase(Locale.ROOT).contains(word)));
            }
        }
        cheap.addAll(dear);
        return cheap.isEmpty() ? ALL : new LogFilter(text, List.copyOf(cheap), !dear.isEmpty());
    }

    private static boolean inLane(LogView view, long number, LaneNames lanes, String word) {
        return lanes.foldedAt(EventWord.lane(view.word(number)), view.time(number)).contains(word);
    }

    private static boolean isKind(String word) {
        return EventKind.all().stream().anyMatch(kind -> plain(kind).equals(word));
    }

    private static boolean[] kinds(String part) {
        boolean[] kinds = new boolean[256];
        boolean any = false;
        for (EventKind kind : EventKind.all()) {
            if (plain(kind).contains(part.replace("_", ""))) {
                kinds[kind.code()] = true;
                any = true;
            }
        }
        if (!any) {
            throw new IllegalArgumentException("no kind of event is called “" + part + "”; allowed is a part of a kind's name,"
                    + " as kind:blocked or kind:task");
        }
        return kinds;
    }

    private static String plain(EventKind kind) {
        return kind.name().replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Whether it chooses every line. */
    public boolean isAll() {
        return terms.isEmpty();
    }

    /** What was typed. */
    public String text() {
        return text;
    }

    /** Whether it asks for the names of threads: if not, none need be known. */
    public boolean readsLanes() {
        return readsLanes;
    }

    /** Whether it chooses an event. */
    public boolean holds(LogView view, long number, Names names, LaneNames lanes) {
        for (Term term : terms) {
            if (!term.holds(view, number, names, lanes)) {
                return false;
            }
        }
        return true;
    }
}
