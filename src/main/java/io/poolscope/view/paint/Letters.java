package io.poolscope.view.paint;

/**
 * Which characters the toolkit sets one after the other, each with its own width and look whatever stands beside it: no
 * kerning, no ligatures, no shaping. Such text is measured and painted letter by letter.
 */
final class Letters {
    private Letters() {
    }

    /** Whether all characters of a text stand alone. */
    static boolean standAlone(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!standsAlone(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character is one of Latin, Greek or Cyrillic, of punctuation, or a symbol, and joins with no other. */
    static boolean standsAlone(char c) {
        if (c < 0x20) {
            return false;
        }
        if (c < 0x300) {
            return c < 0x7F || c >= 0xA0 && c != 0xAD;
        }
        if (c < 0x530) {
            return c >= 0x370 && !(c >= 0x483 && c <= 0x489);
        }
        boolean invisible = c >= 0x200B && c <= 0x200F || c >= 0x2028 && c <= 0x202E || c >= 0x2060 && c <= 0x206F;
        return c >= 0x2000 && c < 0x20D0 && !invisible || c >= 0x2100 && c < 0x2600;
    }
}
