package io.poolscope.view.advise;

import io.poolscope.analysis.sizing.Advisor;
import io.poolscope.words.DurationWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some work as a person says it; an empty text says nothing.
 *
 * @param words the task in words
 * @param duration how long one takes
 * @param computing how long of that it computes
 * @param items how many there are
 * @param bytes how large the data of one is
 * @param processors how many processors there are
 * @param connections how many at a time whatever the tasks wait for can serve
 */
record Question(String words, String duration, String computing, String items, String bytes, String processors, String connections) {
    static final Quantities.Reader ITEMS = Quantities.count(1_000_000_000_000L);
    static final Quantities.Reader PROCESSORS = Quantities.count(65_536);
    static final Quantities.Reader CONNECTIONS = Quantities.count(1_000_000);
    private static final long ASSUMED_ITEMS = 100;

    /**
     * The work that is meant.
     *
     * @param work as the advisor takes it
     * @param assumed what was not said, each in one sentence
     */
    record Meant(Advisor.Work work, List<String> assumed) {
    }

    /**
     * What is meant; empty where neither words nor times say anything.
     *
     * @throws IllegalArgumentException if something can't be meant; the message is one line
     */
    Optional<Meant> read() {
        if (words.isBlank() && (duration.isBlank() || computing.isBlank())) {
            return Optional.empty();
        }
        long whole = duration.isBlank() ? 0 : Quantities.nanos(duration);
        long cpu = computing.isBlank() ? -1 : Quantities.nanos(computing);
        if (cpu >= 0 && whole == 0) {
            throw new IllegalArgumentException("how long a task computes is said, but not how long it takes from start to end");
        }
        if (cpu > whole) {
            throw new IllegalArgumentException(
                    "a task can't compute longer than it takes: " + computing.strip() + " of " + duration.strip());
        }
        List<String> assumed = new ArrayList<>();
        long size = bytes.isBlank() ? 0 : Quantities.bytes(bytes);
        int cores = processors.isBlank() ? Runtime.getRuntime().availableProcessors() : (int) PROCESSORS.read(processors);
        int limit = connections.isBlank() ? 0 : (int) CONNECTIONS.read(connections);
        if (words.isBlank()) {
            if (items.isBlank()) {
                assumed.add(ASSUMED_ITEMS + " tasks, as no other number is said.");
            }
            return Optional.of(new Meant(
                    new Advisor.Work(count(ASSUMED_ITEMS), whole, (double) cpu / whole, size, cores, limit, false, false), assumed));
        }
        Advisor.Work said = Advisor.read(words, whole, size, cores, limit);
        if (whole == 0) {
            assumed.add("A task takes " + DurationWords.of(Math.round(said.nanos())) + ", as nothing says how long.");
        }
        if (items.isBlank() && words.chars().noneMatch(Character::isDigit)) {
            assumed.add(said.tasks() + " tasks, as no other number is said.");
        }
        double share = cpu < 0 ? said.computing() : (double) cpu / whole;
        return Optional.of(new Meant(
                new Advisor.Work(count(said.tasks()), said.nanos(), share, size, cores, limit, said.stages(), said.isolated()), assumed));
    }

    private long count(long otherwise) {
        return items.isBlank() ? otherwise : ITEMS.read(items);
    }
}
