package io.poolscope.timeline;

/** Says what a task was doing at a time, from its times alone. */
final class TaskStates {
    private TaskStates() {
    }

    static TaskState at(Tasks tasks, long task, long time) {
        if (!tasks.contains(task) || tasks.submitted(task) > time) {
            return TaskState.ABSENT;
        }
        if (by(tasks.consumed(task), time)) {
            return TaskState.CONSUMED;
        }
        if (by(tasks.dropped(task), time)) {
            return TaskState.DROPPED;
        }
        if (by(tasks.buffered(task), time)) {
            return by(tasks.deliverable(task), time) ? TaskState.DELIVERABLE : TaskState.BLOCKED;
        }
        if (by(tasks.ended(task), time)) {
            return switch (tasks.outcome(task)) {
                case FAILED -> TaskState.FAILED;
                case CANCELLED -> TaskState.CANCELLED;
                case ABORTED, DISCARDED -> TaskState.REJECTED;
                case FINISHED, RUNNING, QUEUED -> TaskState.FINISHED;
            };
        }
        return by(tasks.started(task), time) ? TaskState.RUNNING : TaskState.QUEUED;
    }

    private static boolean by(long event, long time) {
        return event != Snapshot.NONE && event <= time;
    }
}
