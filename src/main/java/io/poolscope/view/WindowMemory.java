package io.poolscope.view;

import java.util.Optional;

/** Whether there is memory enough for a window. Without it the toolkit would show a black one that can't be closed. Stateless. */
public final class WindowMemory {
    /** With less heap than this the window has been seen to stay black. */
    public static final long LEAST_MEGABYTES = 96;

    private WindowMemory() {
    }

    /**
     * What is wrong, in one line; empty if there is enough.
     *
     * @param most the most heap that the program may have, in bytes: {@link Runtime#maxMemory()}
     */
    public static Optional<String> problem(long most) {
        long megabytes = most >> 20;
        return megabytes >= LEAST_MEGABYTES ? Optional.empty()
                : Optional.of("the window needs " + LEAST_MEGABYTES + " MB of heap, and this program may have " + megabytes
                        + " MB; start it with -Xmx" + LEAST_MEGABYTES + "m or more");
    }
}
