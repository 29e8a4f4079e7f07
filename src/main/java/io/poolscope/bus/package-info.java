/**
 * Hands events from many threads to one reader, bounded, counted, and never reordered within a thread. An observed
 * thread pays a few nanoseconds and no allocation; the reader takes what has come in batches, merged by time.
 *
 * <p>{@link io.poolscope.bus.EventBus} is the port for observed programs and the source for the reader;
 * {@link io.poolscope.bus.BusPump} is a thread that reads it every few milliseconds. Behind them each emitting thread
 * writes into a {@link io.poolscope.bus.Ring} of its own, and a {@link io.poolscope.bus.Drain} stages what the rings
 * hold and merges it.
 *
 * <pre>
 * thread ── sink().emit ──▶ Ring ──┐
 * thread ── sink().emit ──▶ Ring ──┼─▶ Drain ── EventBatch, by time ──▶ EventConsumer (timeline, recording)
 * thread ── sink().emit ──▶ Ring ──┘
 * </pre>
 *
 * <p>Compiled for Java 17 and free of dependencies, as observed programs and the agent use it.
 */
package io.poolscope.bus;
