package io.poolscope.event;

/**
 * How much a table of names may hold, so that a program which is observed for weeks and gives each task a label or a failure a
 * text of its own doesn't fill its memory. Immutable.
 *
 * @param most how many names are kept as they are, from 1
 * @param longest how many characters of a name are kept, from 64; a longer one ends with how long it was
 * @param characters how many characters all names together may have
 */
public record NameLimits(int most, int longest, long characters) {
    /** For programs that are observed: 100 000 names of 1 000 characters, ten million characters in all, which is some 30 MB. */
    public static final NameLimits OBSERVED = new NameLimits(100_000, 1_000, 10_000_000);
    /** None: for runs that end, and for names that are read. */
    public static final NameLimits NONE = new NameLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** So many kinds of names are told apart once the table is full. */
    static final int KINDS = 4_096;
    /** So many more, for names of further kinds. */
    private static final int RESTS = 256;
    private static final String CUT = "…";

    /** Checks the ranges. */
    public NameLimits {
        if (most < 1 || longest < 64 || characters < 0) {
            throw new IllegalArgumentException("limits of names " + most + ", " + longest + ", " + characters
                    + "; allowed are from 1, 64 and 0");
        }
    }

    /** A name as it is kept: itself, or its beginning and how long it was. */
    String cut(String name) {
        if (name.length() <= longest) {
            return name;
        }
        String said = CUT + " (" + name.length() + " characters)";
        int end = longest - said.length();
        // A character beyond 16 bits isn't torn.
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + said;
    }

    /**
     * What stands for a name of which there is no room: a failure's class, or else the label up to its first digit.
     */
    static String kind(String name) {
        int colon = name.indexOf(": ");
        if (colon > 0 && name.lastIndexOf(' ', colon - 1) < 0) {
            return name.substring(0, colon) + ": " + CUT;
        }
        int end = 0;
        while (end < name.length() && !Character.isDigit(name.charAt(end))) {
            end++;
        }
        return end == name.length() ? rest(name) : name.substring(0, end) + CUT;
    }

    /** What stands for a name of a kind of which there is no room either: one of a few numbers, the same for the same name. */
    static String rest(String name) {
        int hash = name.hashCode();
        return CUT + " #" + ((hash ^ hash >>> 16) & RESTS - 1);
    }

    /** What is said once, when the table is full. */
    String notice() {
        return "this run has more than " + most + " names, or " + characters + " characters of them: "
                + "from here on a new label is told by its beginning, and a failure by its class";
    }
}
