package io.poolscope.event;

import java.util.List;

/** In which order the results of a stream reach their consumer. */
public enum Delivery {
    /** By index: a finished result waits for all smaller ones. */
    ORDERED,
    /** As the tasks finish. */
    AS_COMPLETED;

    private static final List<Delivery> ALL = List.of(values());

    /**
     * The constant with an ordinal, as events carry it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Delivery of(int ordinal) {
        if (ordinal < 0 || ordinal >= ALL.size()) {
            throw new IllegalArgumentException("no Delivery " + ordinal + "; known are 0 to " + (ALL.size() - 1));
        }
        return ALL.get(ordinal);
    }
}
