package io.poolscope.observe;

import java.nio.file.Path;
import java.util.Optional;

/** A scope that keeps the last of what happens in memory, as a flight recorder does. */
public sealed interface KeptScope extends Scope permits KeepingScope {
    /**
     * Writes what is kept to a file of its own in the folder that was named, and waits for that, at most ten seconds.
     *
     * @param reason why, in a few words: the file says it
     * @return the file; empty if it can't be written, which is among the {@link #problems()}
     */
    Optional<Path> write(String reason);
}
