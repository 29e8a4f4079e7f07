/**
 * Other programs, live: viewers listen here, programs that use {@code observe} connect, and what they send becomes the
 * events of one run on one clock.
 *
 * <pre>
 * program ── socket ──▶ ProgramListener ──▶ ProgramConnection ── WireReader ──▶ ObservedProgram ──▶ JoinedPrograms ──▶ session
 *                                                                 (bounds, numbers, what is so)     (one clock, one run)
 * </pre>
 *
 * <p>A program is not trusted: what it sends is held to the bounds of a recording's events, and a connection that breaks
 * them is closed with one line. Whatever becomes of one connection, the others go on.
 */
package io.poolscope.attach;
