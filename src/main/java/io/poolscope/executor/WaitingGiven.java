package io.poolscope.executor;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The observed tasks of what was given to {@code execute} and lies in a queue as it was given. One object may be given
 * many times; then the task given first is found first. Thread-safe.
 */
final class WaitingGiven {
    /** An object, whatever its {@code equals} says. */
    private record Identity(Runnable given) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity that && that.given == given;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(given);
        }
    }

    /** Each deque is only touched inside {@code compute}. */
    private final ConcurrentHashMap<Identity, ArrayDeque<ObservedTask<?>>> tasks = new ConcurrentHashMap<>();

    void add(Runnable given, ObservedTask<?> task) {
        tasks.compute(new Identity(given), (key, waiting) -> {
            ArrayDeque<ObservedTask<?>> all = waiting == null ? new ArrayDeque<>(2) : waiting;
            all.add(task);
            return all;
        });
    }

    /** Takes one out; returns null if there is none. */
    ObservedTask<?> poll(Runnable given) {
        ObservedTask<?>[] found = new ObservedTask<?>[1];
        tasks.computeIfPresent(new Identity(given), (key, waiting) -> {
            found[0] = waiting.poll();
            return waiting.isEmpty() ? null : waiting;
        });
        return found[0];
    }

    /** Whether there is one. */
    boolean has(Runnable given) {
        return tasks.containsKey(new Identity(given));
    }

    /** The one given last, or null; it stays. */
    ObservedTask<?> peekLast(Runnable given) {
        ObservedTask<?>[] found = new ObservedTask<?>[1];
        tasks.computeIfPresent(new Identity(given), (key, waiting) -> {
            found[0] = waiting.peekLast();
            return waiting;
        });
        return found[0];
    }

    /** Takes that one out; returns whether it was there. */
    boolean remove(Runnable given, ObservedTask<?> task) {
        boolean[] found = new boolean[1];
        tasks.computeIfPresent(new Identity(given), (key, waiting) -> {
            found[0] = waiting.remove(task);
            return waiting.isEmpty() ? null : waiting;
        });
        return found[0];
    }
}
