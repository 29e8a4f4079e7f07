package io.poolscope.explore.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the words of a search: what belongs together, what is either, what is not. What a single term means is {@link SearchTerm}'s.
 *
 * <pre>
 * either   all  ( "|" | "or" )  all …
 * all      one  [ "and" ]  one …
 * one      "not" one  |  "-" one  |  "(" either ")"  |  term
 * </pre>
 */
final class SearchParser {
    private static final Pattern QUOTED = Pattern.compile("((?:[a-z]+:)?)\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[^\\s\"|]+");
    private static final Pattern UNIT_APART = Pattern.compile("(?i)([<>=]\\d[\\d.]*)\\s+(ns|us|µs|μs|ms|s|min|m|h)\\b");

    private enum Kind { TERM, EITHER, BOTH, NOT, OPEN, CLOSE }

    private record Token(Kind kind, String text, SearchTerm term) {
    }

    private final String typed;
    private final List<Token> tokens;
    private int at;

    private SearchParser(String typed) {
        this.typed = typed;
        tokens = tokens(spaceless(typed));
    }

    /**
     * Reads a search.
     *
     * @throws IllegalArgumentException with one line that names the wrong part and what is allowed
     */
    static Predicate<SearchableTask> parse(String typed) {
        SearchParser parser = new SearchParser(typed);
        if (parser.tokens.size() == 1 && parser.tokens.getFirst().kind != Kind.TERM) {
            return parser.lonely(parser.tokens.getFirst());
        }
        Predicate<SearchableTask> all = parser.either();
        if (parser.at < parser.tokens.size()) {
            throw parser.wrong("a bracket is closed that was not opened");
        }
        return all;
    }

    /** A search for nothing but "or" is for the word itself. */
    private Predicate<SearchableTask> lonely(Token token) {
        if (!Character.isLetter(token.text.charAt(0))) {
            throw needsTerms(token);
        }
        return SearchTerm.labelled(token.text).holds();
    }

    private Predicate<SearchableTask> either() {
        Predicate<SearchableTask> any = all();
        while (is(Kind.EITHER)) {
            Token or = tokens.get(at++);
            if (!startsTerm()) {
                throw needsTerms(or);
            }
            any = any.or(all());
        }
        return any;
    }

    private Predicate<SearchableTask> all() {
        if (!startsTerm()) {
            throw at < tokens.size() ? needsTerms(tokens.get(at)) : wrong("a term is missing");
        }
        Predicate<SearchableTask> every = null;
        int outcomes = SearchTerm.ANY;
        while (startsTerm()) {
            if (tokens.get(at).kind == Kind.TERM) {
                outcomes &= tokens.get(at).term.outcomes();
                if (outcomes == 0) {
                    throw wrong("a task has only one outcome; write “failed or cancelled” to find either");
                }
            }
            Predicate<SearchableTask> next = one();
            every = every == null ? next : every.and(next);
            if (is(Kind.BOTH)) {
                Token and = tokens.get(at++);
                if (!startsTerm()) {
                    throw needsTerms(and);
                }
            }
        }
        return every;
    }

    private Predicate<SearchableTask> one() {
        Token token = tokens.get(at++);
        switch (token.kind) {
            case NOT -> {
                if (!startsTerm()) {
                    throw wrong("“" + token.text + "” needs a term after it");
                }
                return one().negate();
            }
            case OPEN -> {
                Predicate<SearchableTask> inner = either();
                if (!is(Kind.CLOSE)) {
                    throw wrong("a bracket is not closed");
                }
                at++;
                return inner;
            }
            default -> {
                return token.term.holds();
            }
        }
    }

    private boolean is(Kind kind) {
        return at < tokens.size() && tokens.get(at).kind == kind;
    }

    private boolean startsTerm() {
        return is(Kind.TERM) || is(Kind.NOT) || is(Kind.OPEN);
    }

    private IllegalArgumentException needsTerms(Token token) {
        return switch (token.kind) {
            case CLOSE -> wrong("there is nothing in the brackets");
            case OPEN, NOT -> wrong("“" + token.text + "” needs a term after it");
            default -> wrong("“" + token.text + "” needs a term on both sides");
        };
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + ", in: " + typed + " (in quotation marks it is part of a label)");
    }

    private static List<Token> tokens(String text) {
        List<Token> found = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        Matcher word = WORD.matcher(text);
        int open = 0; // brackets around terms; those within a word, as in render(page 5), are counted apart
        int inner = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '|') {
                found.add(new Token(Kind.EITHER, "|", null));
                at += next == '|' ? 2 : 1;
            } else if (c == '(') {
                found.add(new Token(Kind.OPEN, "(", null));
                open++;
                at++;
            } else if (c == ')' && open > 0 && inner == 0) {
                found.add(new Token(Kind.CLOSE, ")", null));
                open--;
                at++;
            } else if ((c == '-' || c == '!') && !Character.isWhitespace(next) && next != '|') {
                found.add(new Token(Kind.NOT, String.valueOf(c), null));
                at++;
            } else if (quoted.region(at, text.length()).lookingAt()) {
                found.add(new Token(Kind.TERM, quoted.group(), SearchTerm.named(quoted.group(1), quoted.group(2))));
                at = quoted.end();
            } else {
                word.region(at, text.length()).lookingAt();
                int end = at;
                while (end < word.end() && (text.charAt(end) != ')' || open == 0 || inner > 0)) {
                    inner += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' && inner > 0 ? -1 : 0;
                    end++;
                }
                found.add(word(text.substring(at, end)));
                at = end;
            }
        }
        return found;
    }

    private static Token word(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "or" -> new Token(Kind.EITHER, word, null);
            case "and", "&", "&&" -> new Token(Kind.BOTH, word, null);
            case "not" -> new Token(Kind.NOT, word, null);
            default -> new Token(Kind.TERM, word, SearchTerm.of(word));
        };
    }

    /** {@code run > 100 ms} is one term as well as {@code run>100ms}. */
    private static String spaceless(String typed) {
        StringBuilder joined = new StringBuilder();
        String[] parts = typed.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            joined.append(i % 2 == 1 ? '"' + parts[i] + '"' : closedUp(parts[i]));
        }
        return joined.toString();
    }

    private static String closedUp(String unquoted) {
        return UNIT_APART.matcher(unquoted.replaceAll("\\s*(>=|<=|=|>|<)\\s*", "$1")).replaceAll("$1$2");
    }
}
