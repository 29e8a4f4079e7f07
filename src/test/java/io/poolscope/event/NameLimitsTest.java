package io.poolscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameLimitsTest {
    private final Names names = new Names(new NameLimits(100, 80, 4_000));

    @Test
    void aFullTable_tellsFailuresByTheirClassAndLabelsByTheirBeginning() {
        for (int i = 0; i < 100; i++) {
            names.intern("page " + i);
        }
        assertThat(names.name(names.intern("page 7"))).isEqualTo("page 7");
        assertThat(names.name(names.notice())).contains("100 names");
        assertThat(names.name(names.intern("page 12345"))).isEqualTo("page …");
        assertThat(names.name(names.intern("java.io.IOException: request 17 refused"))).isEqualTo("java.io.IOException: …");
        int before = names.size();
        for (int i = 0; i < 100_000; i++) {
            names.intern("page " + (1_000 + i));
            names.intern("java.io.IOException: request " + i + " refused");
        }
        assertThat(names.size()).isEqualTo(before);
    }

    @Test
    void kindsWithoutEnd_endInAFewNumbers() {
        for (int i = 0; i < 50_000; i++) {
            names.intern("x" + Long.toString(i * 31L + 7, 36).replaceAll("[0-9]", "z") + "1");
            names.intern(Long.toString(i * 7L, 36).replaceAll("[0-9]", "q"));
        }
        assertThat(names.size()).isLessThan(100 + NameLimits.KINDS + 300);
    }

    @Test
    void aLongName_isKeptByItsBeginningWithItsLength_andNoCharacterIsTorn() {
        for (int shift = 0; shift < 2; shift++) {
            String name = names.name(names.intern("a".repeat(shift) + "\ud83d\ude00".repeat(500)));
            assertThat(name).hasSizeLessThanOrEqualTo(80).endsWith("… (" + (1_000 + shift) + " characters)");
            int end = name.indexOf('…');
            assertThat(Character.isHighSurrogate(name.charAt(end - 1))).isFalse();
        }
        assertThat(names.intern("b".repeat(500))).isEqualTo(names.intern("b".repeat(500)));
    }

    @Test
    void theCharactersOfAllNames_areLimitedToo() {
        for (int i = 0; i < 90; i++) {
            names.intern("name number " + i + " " + "-".repeat(60));
        }
        assertThat(names.notice()).isNotEqualTo(Names.NONE);
        assertThat(names.size()).isLessThan(75);
    }

    @Test
    void aTableWithoutLimits_keepsEveryName() {
        Names all = new Names();
        String longName = "c".repeat(100_000);
        for (int i = 0; i < 120_000; i++) {
            all.intern("page " + i);
        }
        assertThat(all.size()).isEqualTo(120_001);
        assertThat(all.name(all.intern(longName))).isEqualTo(longName);
        assertThat(all.notice()).isEqualTo(Names.NONE);
    }
}
