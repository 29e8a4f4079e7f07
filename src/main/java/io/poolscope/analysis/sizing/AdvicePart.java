package io.poolscope.analysis.sizing;

/** What an advice says something about. */
public enum AdvicePart {
    /** How to run the work. */
    APPROACH("approach"),
    /** By how many workers. */
    WORKERS("workers"),
    /** How many tasks may wait. */
    QUEUE("queue"),
    /** How many items make a task. */
    CHUNK("chunk");

    private final String text;

    AdvicePart(String text) {
        this.text = text;
    }

    /** What it is called in a sentence, as "workers". */
    public String text() {
        return text;
    }
}
