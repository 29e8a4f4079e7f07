package io.poolscope.scenario;

/** The languages a pattern is shown in. */
public enum Language {
    /** The compiled scenario's own source. */
    JAVA("Java"),
    /** The same pattern with {@code concurrent.futures}. */
    PYTHON("Python");

    private final String title;

    Language(String title) {
        this.title = title;
    }

    /** Its name as people write it. */
    public String title() {
        return title;
    }
}
