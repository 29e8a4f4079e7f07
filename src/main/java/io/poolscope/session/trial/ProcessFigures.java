package io.poolscope.session.trial;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * What this process takes of the machine. The Java machine's own beans are asked by name, so that no module beyond
 * {@code java.management} is needed. Used by one thread.
 */
final class ProcessFigures {
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    /** Collects what earlier runs left, so that the heap tells of the next one. */
    void clean() {
        memory.gc();
    }

    /** The processor time of all threads of the process so far, in nanoseconds; to about 10 ms. */
    long cpuNanos() {
        try {
            return (Long) beans.getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "ProcessCpuTime");
        } catch (JMException e) {
            throw new IllegalStateException("this Java machine does not tell its processor time", e);
        }
    }

    /** The heap in use, in bytes. */
    long heapBytes() {
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** What a platform thread reserves for its stack, in bytes. */
    long stackBytes() {
        try {
            CompositeData option = (CompositeData) beans.invoke(new ObjectName("com.sun.management:type=HotSpotDiagnostic"), "getVMOption",
                    new Object[] {"ThreadStackSize"}, new String[] {String.class.getName()});
            return Long.parseLong((String) option.get("value")) * 1024;
        } catch (JMException e) {
            throw new IllegalStateException("this Java machine does not tell the size of its stacks", e);
        }
    }
}
