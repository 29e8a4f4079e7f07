/**
 * The commands. Each is a small class over the same {@link io.poolscope.session.Session} that the window uses;
 * results go to standard output, progress and messages to standard error.
 *
 * <p>{@link io.poolscope.cli.Program} parses and runs; {@link io.poolscope.cli.options.Host} is what it is given from outside:
 * the streams, the scenarios, the painter and the window.
 *
 * <pre>
 * Main ─Host─▶ Program ─▶ ListCommand, RunCommand … ─▶ Session ─▶ SummaryText / SummaryJson, PictureFile
 * </pre>
 */
package io.poolscope.cli;
