package io.poolscope.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterTest {
    private final Parameter<Integer> workers = whole("workers", 1, 64, false, 4);
    private final Parameter<Integer> queue = whole("queue", 1, 1000, true, 6);

    private static Parameter<Integer> whole(String id, int min, int max, boolean unbounded, int value) {
        return new Parameter<>(id, id, new ValueKind.Whole(min, max, unbounded, ""), value, TakesEffect.NOW, "");
    }

    @Test
    void parse_outOfRange_namesValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> workers.parse("99")).isInstanceOf(BadValueException.class)
                .hasMessage("workers: 99 is not allowed; allowed: whole numbers from 1 to 64");
        assertThatThrownBy(() -> workers.parse("four")).isInstanceOf(BadValueException.class)
                .hasMessage("workers: 'four' is not allowed; allowed: whole numbers from 1 to 64");
        assertThatThrownBy(() -> workers.parse("99999999999")).isInstanceOf(BadValueException.class);
    }

    @Test
    void parse_unbounded_onlyWhereItIsAllowed() {
        assertThat(queue.parse("unbounded")).isEqualTo(Event.UNBOUNDED);
        assertThat(queue.format(Event.UNBOUNDED)).isEqualTo("unbounded");
        assertThatThrownBy(() -> workers.parse("unbounded")).isInstanceOf(BadValueException.class);
        assertThatThrownBy(() -> queue.parse("-1")).isInstanceOf(BadValueException.class);
    }

    @Test
    void constructor_defaultOutOfRange_isRefused() {
        assertThatThrownBy(() -> whole("workers", 1, 8, false, 9)).isInstanceOf(BadValueException.class);
    }

    @Test
    void durations_areReadBackAsTheyAreWritten() {
        for (long nanos : new long[] {0, 1, 999, 1_000, 1_500, 110_000_000, 2_600_000_000L, 61_000_000_000L, 1_234_567_891L}) {
            Duration duration = Duration.ofNanos(nanos);
            assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
        }
        assertThat(Durations.format(Duration.ofMillis(110))).isEqualTo("110 ms");
        assertThat(Durations.format(Duration.ofMillis(2600))).isEqualTo("2.6 s");
        assertThat(Durations.parse("110")).isEqualTo(Duration.ofMillis(110));
        assertThat(Durations.parse("2min")).isEqualTo(Duration.ofMinutes(2));
        assertThatThrownBy(() -> Durations.parse("soon")).isInstanceOf(BadValueException.class).hasMessageContaining("'soon'");
        assertThatThrownBy(() -> Durations.parse("-5ms")).isInstanceOf(BadValueException.class);
        assertThatThrownBy(() -> Durations.parse("999999999999min")).isInstanceOf(BadValueException.class);
    }

    @Test
    void ranges_areReadBackAndCheckedForOrder() {
        DurationRange range = DurationRange.ofMillis(200, 840);
        assertThat(DurationRange.parse(range.toString())).isEqualTo(range);
        assertThat(DurationRange.parse("5ms")).isEqualTo(DurationRange.ofMillis(5, 5));
        assertThat(range.median(DurationRange.Shape.LOG_NORMAL).toMillis()).isEqualTo(409);
        assertThat(range.median(DurationRange.Shape.UNIFORM).toMillis()).isEqualTo(520);
        assertThatThrownBy(() -> DurationRange.parse("9ms..1ms")).isInstanceOf(BadValueException.class).hasMessageContaining("LOW..HIGH");
    }

    @Test
    void choices_areWrittenInLowerCaseWithHyphens() {
        var policy = new Parameter<>("policy", "Policy", ValueKind.Choice.of(SaturationPolicy.class), SaturationPolicy.BLOCK,
                TakesEffect.NEXT_RUN, "");
        assertThat(policy.parse("discard-oldest")).isEqualTo(SaturationPolicy.DISCARD_OLDEST);
        assertThat(policy.parse("CALLER_RUNS")).isEqualTo(SaturationPolicy.CALLER_RUNS);
        assertThatThrownBy(() -> policy.parse("hope")).hasMessage(
                "policy: 'hope' is not allowed; allowed: block, abort, caller-runs, discard, discard-oldest");
    }

    @Test
    void folder_missingOrAFile_isToldApart(@TempDir Path dir) throws Exception {
        ValueKind.Folder kind = new ValueKind.Folder();
        assertThat(kind.problem(dir)).isEmpty();
        assertThat(kind.problem(dir.resolve("none")).orElseThrow()).contains("none' is not there");
        Path file = Files.createFile(dir.resolve("file"));
        assertThat(kind.problem(file).orElseThrow()).contains("file' is not a folder");
    }

    @Test
    void values_holdWhatWasChosen_andNameUnknownKeys() {
        Scenario scenario = new Played(List.of(workers, queue));
        ParameterValues values = ParameterValues.defaultsOf(scenario).with("workers", "8");
        assertThat(values.get(workers)).isEqualTo(8);
        assertThat(values.get(queue)).isEqualTo(6);
        assertThat(values.asText()).containsExactly(Map.entry("workers", "8"), Map.entry("queue", "6"));
        assertThatThrownBy(() -> values.with("wrokers", "8")).isInstanceOf(BadValueException.class)
                .hasMessage("there is no parameter 'wrokers'; allowed: workers, queue");
        assertThatThrownBy(() -> values.with(workers, 65)).isInstanceOf(BadValueException.class);
        assertThat(values.get(workers)).as("a refused value changes nothing").isEqualTo(8);
    }

    /** A scenario that has only parameters. */
    private record Played(List<Parameter<?>> parameters) implements Scenario {
        @Override
        public About about() {
            return About.of("played", "Played", About.Group.POOLS, "", "");
        }

        @Override
        public void play(RunStage stage) {
            throw new AssertionError("not played here");
        }
    }
}
