package io.poolscope.simulation;

/** A workload can't be simulated to its end; the message says why in one line. */
public final class SimulationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the reason, in one line. */
    public SimulationException(String message) {
        super(message);
    }
}
