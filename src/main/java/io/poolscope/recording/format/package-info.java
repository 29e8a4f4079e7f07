/**
 * A run in the formats of other programs, out and in. Each format is a small class; the enums
 * {@link io.poolscope.recording.format.ExportFormat} and {@link io.poolscope.recording.format.ImportFormat} name them.
 *
 * <pre>
 * Snapshot ──▶ ExportedRun ──▶ Perfetto, Chrome JSON, flight recording, CSV of tasks
 * .pool ─────▶ EventCsv (events as rows)
 * Chrome JSON, CSV of tasks ──▶ ImportedRun ── EventBatch ──▶ Timeline
 * </pre>
 */
package io.poolscope.recording.format;
