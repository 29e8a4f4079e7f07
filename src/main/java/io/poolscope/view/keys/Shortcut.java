package io.poolscope.view.keys;

import java.util.Objects;

/**
 * One line of the page of keys.
 *
 * @param group what it belongs to, as "Run" or "Look around"; lines of one group stand together
 * @param keys the keys as a person reads them, as {@code Ctrl+E} or {@code W / S}
 * @param meaning what they do, in a few words
 */
public record Shortcut(String group, String keys, String meaning) {
    /** Refuses missing parts. */
    public Shortcut {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(meaning, "meaning");
    }
}
