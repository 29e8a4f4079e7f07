package io.poolscope.timeline;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.ResultEvent.ConsumerJoined;
import io.poolscope.event.ResultEvent.ResultBuffered;
import io.poolscope.event.ResultEvent.ResultConsumed;
import io.poolscope.event.ResultEvent.ResultDropped;
import io.poolscope.event.ResultEvent.StreamOpened;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskFinished;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import java.util.ArrayList;
import java.util.List;

/** Tells a timeline what happened, event by event. */
final class Story {
    static final int SUBMITTER = 0;
    static final int CONSUMER = 1;
    static final int WORKER = 2;

    final Names names = new Names();
    final Timeline timeline;
    final List<Event> told = new ArrayList<>();

    Story() {
        this(Retention.ALL);
    }

    Story(Retention retention) {
        timeline = new Timeline(names, retention);
    }

    /** A story whose events are out of order by so many nanoseconds or events at most. */
    Story(long tolerance, int window) {
        timeline = new Timeline(names, Retention.ALL, tolerance, window);
    }

    /** A story with a pool, a submitter, a consumer of an ordered stream, and two workers. */
    static Story ordered() {
        return new Story().tell(
                new PoolStarted(0, 0, "pool", PoolKind.FIXED, 2, 4, SaturationPolicy.BLOCK),
                new SubmitterJoined(0, SUBMITTER, 0, "main"),
                new StreamOpened(0, 0, 0, "results", Delivery.ORDERED, 0),
                new ConsumerJoined(0, CONSUMER, 0, "consumer"),
                new WorkerStarted(0, WORKER, 0, "worker-1"),
                new WorkerStarted(0, WORKER + 1, 0, "worker-2"));
    }

    Story tell(Event... events) {
        EventBatch batch = new EventBatch(Math.max(1, events.length));
        for (Event event : events) {
            event.emitTo(new BatchSink(batch), names);
            told.add(event);
        }
        timeline.accept(batch);
        return this;
    }

    Story submit(long time, long task) {
        return tell(new TaskSubmitted(time, task, SUBMITTER, "", 0, task, 0));
    }

    Story start(long time, long task, int worker) {
        return tell(new TaskStarted(time, task, WORKER + worker));
    }

    Story finish(long time, long task, int worker) {
        return tell(new TaskFinished(time, task, WORKER + worker), new ResultBuffered(time, task, WORKER + worker, 0, task, -1));
    }

    Story consume(long time, long task) {
        return tell(new ResultConsumed(time, task, CONSUMER, 0, task));
    }

    Story drop(long time, long task) {
        return tell(new ResultDropped(time, task, CONSUMER, 0, task));
    }

    Snapshot snapshot() {
        return timeline.snapshot();
    }
}
