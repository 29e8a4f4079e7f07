package io.poolscope.executor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Reads the processor time of the calling thread. */
final class CpuMeter {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * A meter.
     *
     * @throws UnsupportedOperationException if this JVM can't measure it
     */
    CpuMeter() {
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            throw new UnsupportedOperationException("this JVM can't measure a thread's processor time");
        }
        threads.setThreadCpuTimeEnabled(true);
    }

    /** Nanoseconds of processor time since the thread began. */
    long nanos() {
        return threads.getCurrentThreadCpuTime();
    }
}
