/**
 * What happened in an executor, said in events: the first room of the flow, which every other room knows and which
 * knows none of them.
 *
 * <p>An event has two forms. {@link io.poolscope.event.Event} is the readable one, a sealed set of records. The hot
 * path says the same in primitives: a time, a {@link io.poolscope.event.EventWord} (id, lane, kind) and, for some kinds, two
 * extra words, whose layout is in {@link io.poolscope.event.Extras}. {@link io.poolscope.event.EventPort} is where an observed
 * program hands them over, and
 * {@link io.poolscope.event.EventBatch} is how they travel after the bus.
 *
 * <pre>
 * observed thread ── EventPort.sink() ──▶ EventSink ··· bus ··· EventBatch ──▶ EventConsumer (timeline, recording)
 * </pre>
 *
 * <p>What holds for the events of a run, from whatever source:
 * <ul>
 * <li>times are nanoseconds of scenario time since the run began; a thread's own never decrease;
 * <li>every task is submitted first and ends in exactly one of finished, failed, cancelled, rejected;
 * <li>the end of a task is stamped before its future completes, so nobody consumes what has not finished;
 * <li>every result of a stream is buffered once, then consumed or dropped once: a failed one is consumed by throwing,
 * a cancelled one dropped.
 * </ul>
 *
 * <p>Compiled for Java 17 and free of dependencies, as observed programs and the agent use it.
 */
package io.poolscope.event;
