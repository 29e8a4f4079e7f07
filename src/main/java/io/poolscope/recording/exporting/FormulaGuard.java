package io.poolscope.recording.exporting;

/**
 * Keeps a spreadsheet from taking a text for a formula: such a text gets an apostrophe before it, which means "text" there, and loses it
 * when it is
 * read back. Stateless.
 */
public final class FormulaGuard {
    private FormulaGuard() {
    }

    /** The text for a cell. */
    static String guarded(String text) {
        return isTaken(text) ? "'" + text : text;
    }

    /** The text that was guarded. */
    public static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && isTaken(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** Whether a spreadsheet takes it for a formula; and whether it looks guarded already, so that the guard can be told from it. */
    private static boolean isTaken(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == '\'' || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            default -> text.charAt(0) == '\t' || text.charAt(0) == '\r';
        };
    }
}
