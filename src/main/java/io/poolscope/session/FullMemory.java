package io.poolscope.session;

/**
 * Tells whether there is no memory left, and keeps some back to say so. Made while there is memory. What is said then should be made
 * beforehand too, or by means that link no new code: where memory is full, the first lambda or concatenation on a path fails as well.
 * Used by one thread.
 */
public final class FullMemory {
    private static final int KEPT_BACK = 1 << 21;
    private static final int DEEPEST = 16;

    @SuppressWarnings("UnusedVariable") // it is there to be given up
    private byte[] spare = new byte[KEPT_BACK];

    /** Keeps memory back. */
    public FullMemory() {
        isMeantBy(new Error()); // so that nothing of it has to be loaded when it counts
    }

    /** Whether an error says that memory is full, also one that says that code could not be linked because of it; then gives up what was kept back. */
    public boolean isMeantBy(Error e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError) {
                spare = null;
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
