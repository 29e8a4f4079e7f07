package io.poolscope.workload;

/** How results come back. */
public enum DeliveryMode {
    /** Nobody takes the results: tasks are submitted and forgotten. */
    NONE,
    /** One thread submits while another iterates over the results in the order of submission. */
    ORDERED_STREAM,
    /** One thread submits all, or up to the window, and iterates over the results in order, as {@code map} does. */
    MAP,
    /** One thread submits all, then takes the results as they finish. */
    AS_COMPLETED
}
