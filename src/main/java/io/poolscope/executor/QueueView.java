package io.poolscope.executor;

import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A pool's queue to look at: its elements are what Java would have there, and change with it. What would change the queue
 * throws {@link UnsupportedOperationException}, as a task that leaves it unseen would never end in the events.
 */
final class QueueView extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {
    private final BlockingQueue<Runnable> queue;
    /** Gives, for one pass, what Java would have in the place of each element. */
    private final Supplier<UnaryOperator<Runnable>> naming;

    QueueView(BlockingQueue<Runnable> queue, Supplier<UnaryOperator<Runnable>> naming) {
        this.queue = queue;
        this.naming = naming;
    }

    @Override
    public Iterator<Runnable> iterator() {
        Iterator<Runnable> each = queue.iterator();
        UnaryOperator<Runnable> given = naming.get();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Runnable next() {
                return given.apply(each.next());
            }
        };
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public int remainingCapacity() {
        return queue.remainingCapacity();
    }

    @Override
    public Runnable peek() {
        Runnable head = queue.peek();
        return head == null ? null : naming.get().apply(head);
    }

    @Override
    public boolean offer(Runnable task) {
        throw readOnly();
    }

    @Override
    public boolean offer(Runnable task, long timeout, TimeUnit unit) {
        throw readOnly();
    }

    @Override
    public void put(Runnable task) {
        throw readOnly();
    }

    @Override
    public Runnable poll() {
        throw readOnly();
    }

    @Override
    public Runnable poll(long timeout, TimeUnit unit) {
        throw readOnly();
    }

    @Override
    public Runnable take() {
        throw readOnly();
    }

    @Override
    public boolean remove(Object task) {
        throw readOnly();
    }

    @Override
    public boolean removeAll(Collection<?> tasks) {
        throw readOnly();
    }

    @Override
    public boolean retainAll(Collection<?> tasks) {
        throw readOnly();
    }

    @Override
    public boolean removeIf(Predicate<? super Runnable> condition) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }

    @Override
    public int drainTo(Collection<? super Runnable> target) {
        throw readOnly();
    }

    @Override
    public int drainTo(Collection<? super Runnable> target, int most) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException(
                "the queue of an observed pool can only be looked at; allowed are remove and purge of the pool");
    }
}
