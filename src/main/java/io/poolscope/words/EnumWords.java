package io.poolscope.words;

import java.util.Locale;

/** Constants of enumerations as people read and type them. Stateless. */
public final class EnumWords {
    private EnumWords() {
    }

    /** As a sentence has it: "caller runs". */
    public static String spaced(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As a person types it, and as a file has it: "caller-runs". */
    public static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
