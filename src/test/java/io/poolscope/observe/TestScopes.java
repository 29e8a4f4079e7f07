package io.poolscope.observe;

import io.poolscope.wire.LinkPlace;
import java.nio.file.Path;
import java.time.Duration;

/** Scopes that show themselves in a folder of the test's own. */
public final class TestScopes {
    private TestScopes() {
    }

    /** Shows a program, once a viewer is there or the time is over. */
    public static Scope show(String title, Path folder, Duration wait) {
        return Poolscope.show(title, wait, new LinkPlace(folder));
    }
}
