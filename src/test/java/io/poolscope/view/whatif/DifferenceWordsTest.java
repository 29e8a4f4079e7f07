package io.poolscope.view.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Difference;
import io.poolscope.analysis.whatif.Knob;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceWordsTest {
    private static String change(Difference.Unit unit, double before, double after) {
        return DifferenceWords.change(new Difference("a", unit, true, before, after));
    }

    @Test
    void change_isAShareOfATime_aCountOrPoints() {
        assertThat(change(Difference.Unit.TIME, 2e9, 1.86e9)).isEqualTo("−7.0 %");
        assertThat(change(Difference.Unit.TIME, 2e9, 3e9)).isEqualTo("+50 %");
        assertThat(change(Difference.Unit.TIME, 0, 3e9)).isEqualTo("+3.00 s");
        assertThat(change(Difference.Unit.TIME, 1e6, 3e9)).isEqualTo("×3000");
        assertThat(change(Difference.Unit.TIME, 1e6, 3e11)).isEqualTo("×300 k");
        assertThat(change(Difference.Unit.COUNT, 229, 240_031)).isEqualTo("+240 k");
        assertThat(change(Difference.Unit.COUNT, 12, 4)).isEqualTo("−8");
        assertThat(change(Difference.Unit.SHARE, 0.7, 0.5)).isEqualTo("−20 pt");
        assertThat(change(Difference.Unit.COUNT, 6, 6)).isEqualTo("=");
        assertThat(change(Difference.Unit.TIME, 2e9, Double.NaN)).isEmpty();
    }

    @Test
    void figures_areShortHoweverLargeTheyAre() {
        assertThat(DifferenceWords.figure(Difference.Unit.TIME, 1.251e12)).isEqualTo("20.9 min");
        assertThat(DifferenceWords.figure(Difference.Unit.TIME, 9e13)).isEqualTo("25.0 h");
        assertThat(DifferenceWords.figure(Difference.Unit.TIME, 19e6)).isEqualTo("19.0 ms");
        assertThat(DifferenceWords.figure(Difference.Unit.COUNT, 240_031)).isEqualTo("240 k");
        assertThat(DifferenceWords.figure(Difference.Unit.SHARE, 0.955)).isEqualTo("96 %");
    }

    @Test
    void changes_areNamedAsInTheWindow() {
        Map<Knob, String> changes = new EnumMap<>(Knob.class);
        changes.put(Knob.PACE, "12.5");
        changes.put(Knob.WORKERS, "8");
        changes.put(Knob.POLICY, "caller-runs");
        assertThat(KnobWords.of(changes)).isEqualTo("workers 8, when it is full caller runs, consumer pace 12.5 ms");
    }

    @Test
    void everyChoice_hasAName() {
        for (Knob knob : Knob.values()) {
            assertThat(KnobWords.name(knob)).isNotBlank();
            knob.choices().forEach(choice -> assertThat(KnobWords.value(choice)).isNotEqualTo(choice));
        }
    }
}
