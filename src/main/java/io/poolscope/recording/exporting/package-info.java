/**
 * Writes runs in the formats of other tools, and as tables: {@link io.poolscope.recording.exporting.ExportFormat} lists them, each with the
 * class that writes it. {@link io.poolscope.recording.exporting.ExportedRun} is the run as these see it. What others write is read in
 * {@link io.poolscope.recording.format}.
 */
package io.poolscope.recording.exporting;
