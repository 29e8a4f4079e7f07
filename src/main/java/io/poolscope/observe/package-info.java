/**
 * What a program uses to be seen: a few lines open a {@link io.poolscope.observe.Scope}, which observes the program's
 * pools and queues, and writes what happens to a file or to a window that runs.
 *
 * <pre>
 *                                                                      ┌─ PoolFile ──▶ run.pool
 * program's threads ── emit ──▶ bus ──▶ ScopeThread ──▶ ScopeOutput ─────┼─ LiveLink ──▶ a viewer's socket
 *                                                                      └─ KeptRing ──▶ memory ── when it is worth it ──▶ files
 * </pre>
 *
 * <p>The rule of the room: nothing here blocks, slows or fails the program. A full buffer, a full disk, a viewer that
 * stops or dies cost it counted losses and a line in its log. All threads are daemons and have names that begin with
 * {@code poolscope-}; all end with their scope.
 *
 * <p>Compiled for Java 17 and free of dependencies: with {@code event}, {@code bus}, {@code executor} and {@code wire} it
 * is the artifact {@code poolscope-observe}.
 */
package io.poolscope.observe;
