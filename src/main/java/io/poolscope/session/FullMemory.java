package io.poolscope.session;

/**
 * Says whether an error means that the memory is full, and keeps some memory back with which the program can still report it. It is made
 * while there is memory. The report too should be made beforehand, or without code that has to be linked first: when the memory is full,
 * a lambda or a concatenation that was never run before fails as well. Used by one thread.
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

    /**
     * Whether an error says that memory is full, also one that says that code could not be linked because of it; then
     * gives up what was kept back.
     */
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
