/**
 * The event log under the timeline: every event of a run as a line, virtualised, filtered and in step with the
 * selection. A bounded store in columns of primitives, so that a million kept events cost under 32 MB and no object each.
 *
 * <p>{@link io.poolscope.explore.eventlog.EventLog} is fed by the run's pump; {@link io.poolscope.explore.eventlog.LogView} is what
 * a reader sees of it at one moment; {@link io.poolscope.explore.eventlog.LogFilter} chooses lines,
 * {@link io.poolscope.explore.eventlog.LogRows} holds the chosen ones, {@link io.poolscope.explore.eventlog.EventText} writes them.
 *
 * <pre>
 * pump ── EventBatch ──▶ EventLog ── LogView ──▶ LogFilter (worker thread) ──▶ LogRows ──▶ table
 * </pre>
 */
package io.poolscope.explore.eventlog;
