package io.poolscope.scenario;

/** Parameters that mean the same in each scenario that has them, so that others may ask for them without knowing the scenario. */
public enum SharedParameter {
    /** How many workers the pool has. */
    WORKERS("workers"),
    /** How many tasks are submitted. */
    TASKS("tasks"),
    /** How many tasks the queue holds. */
    QUEUE("queue");

    private final String id;

    SharedParameter(String id) {
        this.id = id;
    }

    /** The parameter's {@link Parameter#id}. */
    public String id() {
        return id;
    }
}
