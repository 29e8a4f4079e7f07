package io.poolscope.recording;

/** How much of the heap a run from a file may take, so that there is room left to look at it. */
public final class HeapRoom {
    /** What a window needs beside a run. */
    private static final long WINDOW = 96L << 20;

    private HeapRoom() {
    }

    /** In bytes: of this machine's heap. */
    public static long bytes() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /** In bytes: of a heap of a size. */
    static long of(long heap) {
        return Math.max(heap / 4, heap - Math.max(WINDOW, heap / 4));
    }

    /** Says that there is no more. */
    public static String tooSmall() {
        return "the memory of " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB (POOLSCOPE_JAVA_OPTIONS=-Xmx8g allows more) is too small for what follows";
    }
}
