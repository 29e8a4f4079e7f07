package io.poolscope.view.window;

/** What the window can show of a run beside its picture. */
enum View {
    /** The run itself: task, findings, figures, code. */
    RUN("Run", "the run: task, findings, figures, code"),
    /** What it would have been with other numbers. */
    WHAT_IF("What if", "what if the run had had other numbers");

    private final String title;
    private final String meaning;

    View(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** Its tab. */
    String title() {
        return title;
    }

    /** What it shows, in a few words. */
    String meaning() {
        return meaning;
    }
}
