package io.poolscope.view.window;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the window can show of a run beside its picture. */
enum RunView {
    /** The run itself: task, findings, figures, code. */
    RUN("Run", "the run"),
    /** What it would have been with other numbers. */
    WHAT_IF("What if", "what if"),
    /** How many workers, by real runs of the chosen scenario. */
    WORKERS("Workers", "how many workers"),
    /** How to run some work. */
    ADVICE("Advice", "advice");

    private final String title;
    private final String meaning;

    RunView(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** Its tab. */
    String title() {
        return title;
    }

    /** All of them in one line, for the page of keys. */
    static String words() {
        return Arrays.stream(values()).map(view -> view.meaning).collect(Collectors.joining(", "));
    }
}
