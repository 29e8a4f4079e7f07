package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.timeline.counter.BlockCounter;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterMemory;
import io.poolscope.timeline.counter.SliceChanges;
import io.poolscope.timeline.counter.StepBlocks;
import io.poolscope.timeline.counter.StepLog;
import io.poolscope.timeline.counter.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A counter's reader says what the counter says, whatever it was asked before, and spares searches that the counter makes anew. */
class CounterReaderTest {
    private static final int STEPS = 6000;
    private int gathered;

    /** Two numbers over time, most of whose steps are in blocks. */
    private StepView view(long seed) {
        Random random = new Random(seed);
        StepLog log = new StepLog(2, new SliceChanges(16));
        long[] times = new long[STEPS];
        long[] deltas = new long[STEPS];
        long time = 0;
        for (int i = 0; i < STEPS; i++) {
            time += random.nextInt(12);
            times[i] = time;
            deltas[i] = StepLog.both(random.nextInt(7) - 3, random.nextInt(5) - 2);
            log.add(time, deltas[i]);
        }
        log.commit(time - 500);
        return new StepView(log.freeze(), (after, until, into) -> {
            gathered++;
            for (int i = 0; i < STEPS; i++) {
                into.add(times[i], deltas[i]);
            }
        }, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reader_afterAnyQuestions_saysWhatTheCounterSays(long seed) {
        StepView view = view(seed);
        CounterMemory memory = new CounterMemory();
        List<Counter> counters = List.of(new BlockCounter(view, 0), new BlockCounter(view, 1));
        Counter difference = new BlockCounter(view, 2);
        Counter ofDifference = difference.reader(memory);
        List<Counter> readers = counters.stream().map(counter -> counter.reader(memory)).toList();
        Random random = new Random(seed);
        for (int question = 0; question < 300; question++) {
            int k = random.nextInt(2);
            long from = random.nextInt(STEPS * 6);
            long until = from + 1 + random.nextInt(random.nextBoolean() ? 400 : STEPS * 3);
            assertThat(answers(readers.get(k), from, until)).as("number %d in [%d, %d)", k, from, until)
                    .isEqualTo(answers(counters.get(k), from, until));
            assertThat(ofDifference.valueAt(until)).isEqualTo(difference.valueAt(until));
        }
    }

    private static List<Object> answers(Counter counter, long from, long until) {
        int shift = until - from > 1000 ? 7 : 2;
        int pixels = (int) (until - from >> shift) + 1;
        long[] min = new long[pixels];
        long[] max = new long[pixels];
        long[] last = new long[pixels];
        counter.pixels(from >> shift, shift, pixels, min, max, last);
        List<Object> answers = new ArrayList<>(List.of(counter.valueAt(from), counter.min(from, until), counter.max(from, until),
                counter.integral(from, until), counter.nextChange(from), counter.changes(from, until), counter.last(), counter.peak(),
                counter.firstReaching(from, until, counter.max(from, until)), counter.average(from, until)));
        for (int i = 0; i < pixels; i++) {
            answers.addAll(List.of(min[i], max[i], last[i]));
        }
        return answers;
    }

    @Test
    void reader_stepByStep_gathersABlockOnce_alsoForBothNumbersOfAMemory() {
        StepView view = view(7);
        CounterMemory memory = new CounterMemory();
        Counter first = new BlockCounter(view, 0).reader(memory);
        Counter second = new BlockCounter(view, 1).reader(memory);
        int asked = 0;
        for (long at = first.nextChange(-1); at < Snapshot.OPEN; at = first.nextChange(at)) {
            first.valueAt(at);
            second.valueAt(at);
            asked++;
        }
        assertThat(asked).isGreaterThan(STEPS / 2);
        assertThat(gathered).isLessThanOrEqualTo(2 * STEPS / StepBlocks.BLOCK);
    }

    @Test
    void aCounterItself_remembersNothing_soThatItsReadersDoNotUndoEachOther() {
        Counter counter = new BlockCounter(view(8), 0);
        counter.valueAt(100);
        int once = gathered;
        counter.valueAt(100);
        assertThat(gathered).isEqualTo(2 * once).isPositive();
        Counter near = counter.reader();
        Counter far = counter.reader();
        near.valueAt(100);
        far.valueAt(20_000);
        int before = gathered;
        for (int i = 0; i < 50; i++) {
            near.valueAt(100);
            far.valueAt(20_000);
        }
        assertThat(gathered).isEqualTo(before);
    }
}
