package io.poolscope.event;

/** In which order the results of a stream reach their consumer. */
public enum Delivery {
    /** By index: a finished result waits for all smaller ones. */
    ORDERED,
    /** As the tasks finish. */
    AS_COMPLETED;

    private static final java.util.List<Delivery> ALL = java.util.List.of(values());

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
