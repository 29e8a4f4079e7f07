package io.poolscope.analysis.rules;

/** How much a finding matters, from the best to the worst. */
public enum Severity {
    /** All is well in this respect. */
    OK,
    /** Worth knowing; nothing needs to be changed. */
    NOTICE,
    /** It costs time, memory or results. */
    WARNING,
    /** The run can't do its work: deadlock, starvation, lost tasks. */
    CRITICAL
}
