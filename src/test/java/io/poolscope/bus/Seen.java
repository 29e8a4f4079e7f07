package io.poolscope.bus;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.Word;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader was handed. */
final class Seen implements EventConsumer {
    /**
     * An event.
     *
     * @param time its time
     * @param code its kind
     * @param id its id
     * @param lane its lane
     * @param a its first extra word, if its kind has any
     * @param b its second
     */
    record Fact(long time, int code, long id, int lane, long a, long b) {
    }

    final List<Fact> facts = new ArrayList<>();

    @Override
    public void accept(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long word = batch.word(i);
            boolean extras = EventKind.of(Word.code(word)).hasExtras();
            facts.add(new Fact(batch.time(i), Word.code(word), Word.id(word), Word.lane(word),
                    extras ? batch.a(i) : 0, extras ? batch.b(i) : 0));
        }
    }

    List<Long> ids() {
        return facts.stream().map(Fact::id).toList();
    }

    List<Long> times() {
        return facts.stream().map(Fact::time).toList();
    }

    /** The events that report losses. */
    List<Fact> losses() {
        return facts.stream().filter(fact -> fact.code == EventKind.EVENTS_LOST.code()).toList();
    }

    /** All but those. */
    List<Fact> events() {
        return facts.stream().filter(fact -> fact.code != EventKind.EVENTS_LOST.code()).toList();
    }
}
