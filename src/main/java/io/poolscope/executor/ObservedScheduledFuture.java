package io.poolscope.executor;

import java.util.concurrent.ScheduledFuture;

/**
 * The future of a task that an {@link ObservedScheduler} runs once, at its time. Its delay is scenario time.
 *
 * @param <V> the result's type
 */
public interface ObservedScheduledFuture<V> extends ObservedFuture<V>, ScheduledFuture<V> {
}
