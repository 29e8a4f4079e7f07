package io.poolscope.executor;

/** Finds our task behind what lies in an executor's queue for it. */
final class GivenTasks {
    private GivenTasks() {
    }

    /** The task behind something queued, or null if it is none of ours. */
    static ObservedTask<?> taskOf(Object queued) {
        if (queued instanceof ObservedTask<?> task) {
            return task;
        }
        StandIn standIn = StandIn.of(queued);
        return standIn == null ? null : standIn.task();
    }
}
