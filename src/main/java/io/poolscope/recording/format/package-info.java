/**
 * A run in the formats of other programs, out and in. Each format is a small class; the enums
 * {@link io.poolscope.recording.exporting.ExportFormat} and {@link io.poolscope.recording.format.ImportFormat} name them.
 *
 * <pre>
 * Snapshot ──▶ ExportedRun ──▶ Perfetto, Chrome JSON, flight recording, CSV of tasks
 * .pool ─────▶ EventCsv (events as rows)
 *
 * Chrome JSON ─ LenientJson ─ TraceEvent ─▶ TraceSpans, OwnTrace ─┐
 * OTLP ──────── LenientJson ──────────────▶ OtlpImport ───────────┤
 * CSV ───────── CsvRows ──── CsvColumns ──▶ CsvTask ──────────────┼─▶ ForeignTask ─▶ ImportedRun ─ EventBatch ─▶ Timeline
 * Ninja's log ─ CsvRows ──────────────────▶ NinjaLogImport ───────┘                     │
 *                                                                       LanePlan (which lane), TaskEvents (in which order)
 * </pre>
 *
 * <p>Readers go on after what they can't read, and leave it with {@code ImportNotes}: how much was lost, and where
 * the first is.
 */
package io.poolscope.recording.format;
