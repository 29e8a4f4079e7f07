package io.poolscope.event;

/**
 * Tells of each name whether it is the one before it counted up: its last run of digits, read as a number, larger by one. Costs a look
 * at each character. Not thread-safe.
 */
final class Succession {
    /** Longer names are texts rather than labels; they are not looked at. */
    static final int LONGEST = 256;

    /** What the next name is if it is the last one counted up. */
    private final char[] next = new char[LONGEST + 1];
    /** How long that is; -1 if the last name can't be counted up. */
    private int length = -1;

    /** Takes the next name; whether it follows the one before it. */
    boolean follows(String name) {
        boolean same = isNext(name);
        if (!same && !take(name)) {
            return false;
        }
        countUp();
        return same;
    }

    private boolean isNext(String name) {
        if (name.length() != length) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (name.charAt(i) != next[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean take(String name) {
        length = -1;
        if (name.length() > LONGEST) {
            return false;
        }
        length = name.length();
        name.getChars(0, length, next, 0);
        return true;
    }

    private void countUp() {
        int i = length - 1;
        while (i >= 0 && !isDigit(next[i])) {
            i--;
        }
        if (i < 0) {
            length = -1;
            return;
        }
        while (i >= 0 && next[i] == '9') {
            next[i--] = '0';
        }
        if (i >= 0 && isDigit(next[i])) {
            next[i]++;
        } else if (length > LONGEST) {
            length = -1;
        } else {
            System.arraycopy(next, i + 1, next, i + 2, length - i - 1);
            next[i + 1] = '1';
            length++;
        }
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }
}
