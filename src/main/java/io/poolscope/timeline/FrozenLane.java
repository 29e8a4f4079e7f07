package io.poolscope.timeline;

import io.poolscope.event.Role;

/**
 * A lane as a snapshot shows it.
 *
 * @param store frozen
 * @param tasks the same snapshot's
 */
record FrozenLane(LaneStore store, TaskColumns tasks) implements Lane {
    @Override
    public int key() {
        return store.key;
    }

    @Override
    public int number() {
        return store.number;
    }

    @Override
    public Role role() {
        return store.role;
    }

    @Override
    public int pool() {
        return store.pool;
    }

    @Override
    public int stream() {
        return store.stream;
    }

    @Override
    public String name() {
        return store.name;
    }

    @Override
    public long from() {
        return store.from;
    }

    @Override
    public long until() {
        return store.until;
    }

    @Override
    public int depth() {
        return store.rows.size();
    }

    @Override
    public SpanRow row(int depth) {
        return store.rows.get(depth);
    }

    @Override
    public Instants submits() {
        return new Submits(store, tasks);
    }

    @Override
    public Intervals blocked() {
        return store.blocked();
    }

    @Override
    public Intervals waiting() {
        return store.waiting();
    }

    @Override
    public Intervals consuming() {
        return new ConsumingStore.View(store.consuming(), tasks);
    }

    private record Submits(LaneStore store, TaskColumns tasks) implements Instants {
        @Override
        public int first() {
            return store.firstSubmit;
        }

        @Override
        public int size() {
            return store.submitCount;
        }

        @Override
        public long time(int i) {
            return tasks.submitted(task(i));
        }

        @Override
        public long task(int i) {
            return store.submits.get(i);
        }

        @Override
        public void times(int from, int count, long[] into) {
            store.submits.read(from, count, into);
            long first = into[0];
            boolean inTurn = true;
            for (int i = 1; i < count; i++) {
                inTurn &= into[i] == first + i;
            }
            if (inTurn) {
                tasks.submitted.read(first, count, into);
            } else {
                for (int i = 0; i < count; i++) {
                    into[i] = tasks.submitted(into[i]);
                }
            }
        }
    }
}
