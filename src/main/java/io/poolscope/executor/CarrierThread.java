package io.poolscope.executor;

/** A thread that holds its carrier in a field, which is quicker than a thread-local. Both methods for itself only. */
interface CarrierThread {
    /** What it runs for, or null. */
    ThreadRole carrier();

    /** Sets what it runs for. */
    void carrier(ThreadRole next);
}
