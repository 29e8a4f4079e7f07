package io.poolscope.view.whatif;

import io.poolscope.analysis.whatif.Knob;
import java.util.Map;
import java.util.stream.Collectors;

/** What the numbers of a what-if are called in the window. Stateless. */
final class KnobWords {
    private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("block", "Block"), Map.entry("abort", "Refuse"),
            Map.entry("caller-runs", "Caller runs"), Map.entry("discard", "Discard"), Map.entry("discard-oldest", "Discard oldest"),
            Map.entry("fifo", "First in first"), Map.entry("lifo", "Last in first"), Map.entry("priority", "By priority"),
            Map.entry("shortest-first", "Shortest first"), Map.entry("work-stealing", "Work stealing"), Map.entry("none", "To nobody"),
            Map.entry("ordered-stream", "Ordered stream"), Map.entry("map", "Map, in order"), Map.entry("as-completed", "As completed"));

    private KnobWords() {
    }

    static String name(Knob knob) {
        return switch (knob) {
            case WORKERS -> "Workers";
            case QUEUE -> "Queue capacity";
            case POLICY -> "When it is full";
            case ORDER -> "Order of the queue";
            case CHUNK -> "Chunk size";
            case WINDOW -> "Result window";
            case PACE -> "Consumer pace";
            case DELIVERY -> "Delivery";
        };
    }

    static String help(Knob knob) {
        return switch (knob) {
            case WORKERS -> "How many workers run tasks; the arrow keys count up and down";
            case QUEUE -> "How many tasks the queue holds, or unbounded";
            case POLICY -> "What happens to a task that is submitted while the queue is full";
            case ORDER -> "Which queued task runs next";
            case CHUNK -> "How many items run as one task; only a map has chunks, so that the delivery becomes one";
            case WINDOW -> "How many results may be submitted and not yet consumed, or unbounded";
            case PACE -> "How long the consumer works on each result, in milliseconds";
            case DELIVERY -> "How results come back";
        };
    }

    /** A value of a few words as a person reads it; a number as it is. */
    static String value(String value) {
        return VALUES.getOrDefault(value, value);
    }

    /** As "workers 8, queue capacity unbounded". */
    static String of(Map<Knob, String> changes) {
        return changes.entrySet().stream().map(change -> lower(name(change.getKey())) + " " + lower(value(change.getValue()))
                + (change.getKey() == Knob.PACE ? " ms" : "")).collect(Collectors.joining(", "));
    }

    /** As {@link #of(Map)}; of a run with several pools with the changed one, as "writer: workers 8". */
    static String of(WhatIfModel.Answer answer) {
        return (answer.base().extraction().poolNames().size() > 1 ? answer.pool() + ": " : "") + of(answer.changes());
    }

    static String lower(String words) {
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
