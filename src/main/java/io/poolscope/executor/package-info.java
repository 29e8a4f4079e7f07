/**
 * Observed executors and what delivers their results: everything that a plain {@code ExecutorService} does, told in
 * events as it happens. Usable from any Java 17 program; it knows only {@code event}.
 *
 * <p>Main types: {@link io.poolscope.executor.ObservedExecutor}, a full {@code ExecutorService};
 * {@link io.poolscope.executor.ObservedFuture}, its futures; {@link io.poolscope.executor.OrderedStream},
 * {@link io.poolscope.executor.OrderedResults} and {@link io.poolscope.executor.Completions}, which deliver results;
 * {@link io.poolscope.executor.ObservedQueue}, {@link io.poolscope.executor.ObservedLock} and
 * {@link io.poolscope.executor.TaskScope}, which tell what happens inside tasks;
 * {@link io.poolscope.executor.WaitForGraph}, which names deadlocks.
 *
 * <pre>
 * submitter ──▶ admission (capacity, policy) ──▶ backend (threads) ──▶ task ends ──▶ stream ──▶ consumer
 *     │                  │                            │                  │              │          │
 *     └──────────────────┴───────────── EventPort ────┴──────────────────┴──────────────┴──────────┘
 * </pre>
 *
 * <p>All waiting with a deadline and all times go through the port's {@code Clock}. Locks: a stream's, queue's or
 * admission's lock may be held while the clock is asked for a stamp, which a paused clock answers later; so no thread
 * takes a second of these locks while it holds one, and whoever is asked for a stamp can always be let go first.
 */
package io.poolscope.executor;
