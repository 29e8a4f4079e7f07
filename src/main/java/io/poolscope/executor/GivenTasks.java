package io.poolscope.executor;

/** Finds what a program gave behind what lies in an executor's queue for it. */
final class GivenTasks {
    private GivenTasks() {
    }

    /** What Java would have there: what was given to {@code execute}, or the future of what was submitted; else the same. */
    static Runnable of(Runnable queued) {
        ObservedTask<?> task = taskOf(queued);
        return task == null ? queued : task.asGiven();
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
