package io.poolscope.observe;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which lines of the program handed its pools over: so that a pool in a picture can be found in the code. Thread-safe. */
final class PoolMakers {
    /** Before a pool's name: the class and line that handed it over. */
    static final String KEY = "pool.made-by.";
    /** A program may make a pool for each request: of so many it is said. */
    static final int MOST = 200;

    private static final String OURS = PoolMakers.class.getPackageName() + ".";

    /** What was not taken yet. Guarded by this. */
    private Map<String, String> made = new LinkedHashMap<>();
    private int count;

    PoolMakers() {
    }

    /** A pool is handed over by the code that calls. */
    void add(String pool) {
        synchronized (this) {
            if (++count > MOST) {
                return;
            }
        }
        String by = StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> !frame.getClassName().startsWith(OURS)).findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + " line " + frame.getLineNumber()).orElse(""));
        synchronized (this) {
            made.put(KEY + pool, by);
        }
    }

    /** What is new since the last call. */
    synchronized Map<String, String> take() {
        if (made.isEmpty()) {
            return Map.of();
        }
        Map<String, String> taken = made;
        made = new LinkedHashMap<>();
        return taken;
    }
}
