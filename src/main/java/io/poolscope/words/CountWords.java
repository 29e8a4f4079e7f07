package io.poolscope.words;

/** Numbers of things as sentences want them. Stateless. */
public final class CountWords {
    private CountWords() {
    }

    /**
     * A number of things, as "1 task", "13 tasks".
     *
     * @param what one of them, whose plural ends in s
     */
    public static String of(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /**
     * All of some things, as "the only worker", "both workers", "all 13 workers".
     *
     * @param what one of them, whose plural ends in s
     */
    public static String all(long count, String what) {
        return count == 1 ? "the only " + what : (count == 2 ? "both " : "all " + count + " ") + what + "s";
    }
}
