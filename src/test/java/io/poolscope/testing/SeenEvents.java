package io.poolscope.testing;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader was handed. */
public final class SeenEvents implements EventConsumer {
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
    public record Fact(long time, int code, long id, int lane, long a, long b) {
    }

    public final List<Fact> facts = new ArrayList<>();

    @Override
    public void accept(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long word = batch.word(i);
            boolean extras = EventKind.of(EventWord.code(word)).hasExtras();
            facts.add(new Fact(batch.time(i), EventWord.code(word), EventWord.id(word), EventWord.lane(word),
                    extras ? batch.a(i) : 0, extras ? batch.b(i) : 0));
        }
    }

    public List<Long> ids() {
        return facts.stream().map(Fact::id).toList();
    }

    public List<Long> times() {
        return facts.stream().map(Fact::time).toList();
    }

    /** The events that report losses. */
    public List<Fact> losses() {
        return facts.stream().filter(fact -> fact.code == EventKind.EVENTS_LOST.code()).toList();
    }

    /** All but those. */
    public List<Fact> events() {
        return facts.stream().filter(fact -> fact.code != EventKind.EVENTS_LOST.code()).toList();
    }
}
