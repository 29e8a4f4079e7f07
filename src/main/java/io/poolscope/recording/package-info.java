/**
 * Runs in files: writes a run's events to a {@code .pool} file while it goes on, reads one back, and hands runs to and
 * takes them from the formats of other programs.
 *
 * <p>{@link io.poolscope.recording.RecordingWriter} is an event consumer beside the timeline;
 * {@link io.poolscope.recording.RecordingReader} feeds a consumer, usually a new timeline, with what a file holds. The
 * bytes themselves are {@code wire}'s.
 *
 * <pre>
 * bus ── EventBatch ──▶ RecordingWriter ──▶ FILE.pool ──▶ RecordingReader ── EventBatch ──▶ Timeline
 *                                                              │
 *                                     Timeline's snapshot ─────┴──▶ exporters (Perfetto, Chrome, JFR, CSV)
 * </pre>
 */
package io.poolscope.recording;
