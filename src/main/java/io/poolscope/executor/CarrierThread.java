package io.poolscope.executor;

/** A thread that holds its carrier in a field, which is quicker than a thread-local. Both methods for itself only. */
interface CarrierThread {
    /** What it runs for, or null. */
    Carrier carrier();

    /** Sets what it runs for. */
    void carrier(Carrier next);
}
