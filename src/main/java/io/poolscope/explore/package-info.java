/**
 * What one does with a finished or growing run besides looking at it: find tasks, read events line by line, move through its time and
 * along its tasks. No toolkit: the window shows these answers, and the command line prints them.
 *
 * <pre>
 * timeline snapshot ─▶ search (which tasks), walk (next task, next failure), navigation (which window of time)
 * bus ── EventBatch ─▶ eventlog (which events)
 * </pre>
 */
package io.poolscope.explore;
