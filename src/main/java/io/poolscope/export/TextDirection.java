package io.poolscope.export;

/**
 * The characters that turn the direction of the text after them: by them a name can look like another, and a line be read backwards.
 * Stateless.
 */
public final class TextDirection {
    private TextDirection() {
    }

    /** Whether a character shows nothing itself and turns the direction of others. */
    public static boolean isControl(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C;
    }
}
