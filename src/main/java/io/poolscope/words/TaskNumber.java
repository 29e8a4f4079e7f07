package io.poolscope.words;

/** What a task is called by its number. Stateless. */
public final class TaskNumber {
    private TaskNumber() {
    }

    /** As people count, from 1: "#1" is the task with id 0. */
    public static String of(long task) {
        return "#" + (task + 1);
    }

    /** Its number, and what else it is called: "#5 render(page 5)"; the number alone where {@code label} is empty. */
    public static String of(long task, String label) {
        return label.isEmpty() ? of(task) : of(task) + " " + label;
    }
}
