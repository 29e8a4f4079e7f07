package io.poolscope.explore.walk;

/**
 * The selected task and at which stage of its flow one stands.
 *
 * @param task its id, or -1 for none
 * @param stage the stage; of no meaning where there is no task
 */
public record Selection(long task, Stage stage) {
    /** Nothing is selected. */
    public static final Selection NONE = new Selection(-1, Stage.RUN);

    /** The stages of a task's flow, in their order. */
    public enum Stage {
        /** On the submitter's lane. */
        SUBMIT,
        /** On the worker's lane. */
        RUN,
        /** Its result between finish and consumption. */
        BUFFER,
        /** On the consumer's lane. */
        CONSUME
    }

    /** A task where it runs. */
    public static Selection of(long task) {
        return task < 0 ? NONE : new Selection(task, Stage.RUN);
    }

    /** Whether a task is selected. */
    public boolean some() {
        return task >= 0;
    }
}
