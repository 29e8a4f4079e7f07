package io.poolscope.explore.search;

import java.util.function.Predicate;

/**
 * A search as one types it. Terms stand beside each other and all must hold; {@code |} or the word {@code or} between two
 * groups of terms asks for either; a {@code -} or the word {@code not} before a term asks for its opposite; brackets hold
 * together. A term is one of
 * <pre>
 * failed                     an outcome: queued running finished failed cancelled aborted discarded rejected
 * run&gt;100ms                  a duration: queue run buffer blocked deliverable total; &gt; &gt;= &lt; &lt;= =
 * started&gt;=2s                a moment: submitted started ended consumed
 * #17  17  #10-20            ids, as shown, from 1
 * worker:worker-3  pool:io   parts of a lane's or a pool's name
 * error:timeout              part of the exception's text
 * page  "page 5"  "or"       part of the label
 * </pre>
 * Upper and lower case are one. Immutable; {@link #matches} may be called from any thread.
 */
public final class SearchQuery {
    /** A longer query is a paste by mistake. */
    private static final int LONGEST = 400;

    private final String text;
    private final Predicate<SearchableTask> predicate;

    private SearchQuery(String text, Predicate<SearchableTask> predicate) {
        this.text = text;
        this.predicate = predicate;
    }

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException with one line that names the wrong part and what is allowed
     */
    public static SearchQuery parse(String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("nothing to search for; write a label, #17, failed or run>100ms");
        }
        if (typed.length() > LONGEST) {
            throw new IllegalArgumentException("a search of " + typed.length() + " characters is longer than " + LONGEST);
        }
        if (typed.chars().filter(c -> c == '"').count() % 2 == 1) {
            throw new IllegalArgumentException("a quotation mark is not closed in: " + typed);
        }
        return new SearchQuery(typed, SearchParser.parse(typed));
    }

    /** Whether a task is one of those asked for. */
    public boolean matches(SearchableTask facts) {
        return predicate.test(facts);
    }

    /** The id, from 0, where the query is nothing but one task's number, which needs no search; else -1. */
    public long singleId() {
        return SearchTerm.singleId(text);
    }

    /** What was typed, without the spaces around it. */
    public String text() {
        return text;
    }
}
