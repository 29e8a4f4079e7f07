/**
 * The event log under the timeline as a table: {@link io.poolscope.view.eventlog.EventLogPane} over {@link
 * io.poolscope.explore.eventlog.EventLog}.
 */
package io.poolscope.view.eventlog;
