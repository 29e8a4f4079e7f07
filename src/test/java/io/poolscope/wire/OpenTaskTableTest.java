package io.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OpenTaskTableTest {
    @RepeatedTest(20)
    void tableDoesWhatAMapDoes(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        OpenTaskTable table = new OpenTaskTable(5000);
        Map<Long, EventList> model = new HashMap<>();
        long next = 0;
        for (int step = 0; step < 50_000; step++) {
            long id = random.nextInt(4) > 0 ? next - random.nextInt(3000) : random.nextLong() >>> 24;
            if (random.nextBoolean() && model.size() < 4000) {
                EventList list = new EventList();
                long put = random.nextBoolean() ? next++ : id;
                assertThat(table.put(put, list)).isSameAs(model.put(put, list));
            } else {
                table.remove(id);
                model.remove(id);
            }
            assertThat(table.get(id)).isSameAs(model.get(id));
            assertThat(table.size()).isEqualTo(model.size());
        }
        model.forEach((id, list) -> assertThat(table.get(id)).isSameAs(list));
        List<EventList> all = new ArrayList<>();
        table.addTo(all);
        assertThat(all).containsExactlyInAnyOrderElementsOf(model.values());
    }

    @Test
    void fullTable_refusesMore() {
        OpenTaskTable table = new OpenTaskTable(2);
        table.put(1, new EventList());
        table.put(2, new EventList());
        assertThatThrownBy(() -> table.put(3, new EventList())).hasMessage("a table for 2 tasks is full");
    }
}
