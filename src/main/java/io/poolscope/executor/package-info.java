/**
 * Observed executors and what delivers their results: everything that a plain {@code ExecutorService} does, said in
 * events as it happens. Usable from any Java 17 program; it knows only {@code event}.
 *
 * <p>Main types: {@link io.poolscope.executor.ObservedExecutor}, a full {@code ExecutorService};
 * {@link io.poolscope.executor.ObservedFuture}, its futures; {@link io.poolscope.executor.ObservedScheduler} and
 * {@link io.poolscope.executor.ObservedThreadPool}, which take the place of Java's own two pools;
 * {@link io.poolscope.executor.OrderedStream}, {@link io.poolscope.executor.OrderedResults} and
 * {@link io.poolscope.executor.Completions}, which deliver results;
 * {@link io.poolscope.executor.ObservedQueue}, {@link io.poolscope.executor.ObservedLock} and
 * {@link io.poolscope.executor.TaskScope}, which emit what happens inside tasks;
 * {@link io.poolscope.executor.WaitForGraph}, which names deadlocks.
 *
 * <pre>
 * submitter ──▶ admission (capacity, policy) ──▶ backend (threads) ──▶ task ends ──▶ stream ──▶ consumer
 *     │                  │                            │                  │              │          │
 *     └──────────────────┴───────────── EventPort ────┴──────────────────┴──────────────┴──────────┘
 * </pre>
 *
 * <h2>Words</h2>
 *
 * <dl>
 * <dt>tell<dd>To emit the event that says so. {@code tellSubmitted} emits a submit; a task is <i>told</i> once the event of its submit
 * was emitted; what is not told leaves no trace in the picture, but runs all the same.
 * <dt>lane<dd>A thread in a role, and the row that it has in the picture: a worker of a pool, a submitter to a pool, a consumer of a
 * stream. A thread with several roles has several lanes; the lane of a thread that is gone may be given again.
 * <dt>carrier<dd>What a thread knows of its role while it runs here ({@code ThreadRole}): its pool, its sink, its lane, the task that
 * it runs.
 * <dt>place<dd>Of a result: its stream and its index, as one extra word ({@link io.poolscope.event.Extras#place}). Of a submitter: the
 * right to one more task in the pool, which {@code Admission} gives and takes back.
 * <dt>books<dd>All of a run's events held against the rules on the page of {@code event}: each task ended once, each result gone once.
 * They <i>balance</i> when nothing is missing and nothing is there twice.
 * <dt>stamp<dd>A reading of the port's clock that an event carries. A paused clock answers it later: it is how a run is held.
 * <dt>settle, gone<dd>A task is settled when its future is done and its result is told; a result is gone when it was consumed or dropped.
 * <dt>head<dd>Of an ordered stream: the smallest index that has not been delivered. All that is finished beyond it is blocked.
 * <dt>window<dd>How many results of a stream may be submitted and not yet consumed.
 * <dt>foreign<dd>Made by somebody else: an executor that was wrapped, a thread that is not a worker of ours, code that a program gives us.
 * </dl>
 *
 * <h2>The classes</h2>
 *
 * <p>They know each other by their fields, as the parts of one machine do, which is why they are one room:
 *
 * <pre>
 * a pool        ExecutorCalls ◁ ObservedExecutor(Builder) ◁ ObservedScheduler, ObservedThreadPool (ThreadPoolPlan, ThreadPoolSurface)
 *               Submissions, Invocations (invokeAll, invokeAny), Admission (capacity, policy, places), PoolEnding; Pipeline on top
 * its threads   Workforce (WorkerThread, ForkWorker, WorkerNames); Lanes (LaneSupply, Occupants), ThreadRole, CarrierThread
 * what runs it  Backend ◁ ThreadPoolBackend ◁ ScheduledBackend (DueQueue), GivenTaskBackend (a queue of the program's own); IdleQueue
 *               Backend ◁ ForeignBackend (made elsewhere, or work stealing): Handing ◁ ServiceHanding, ScheduledHanding, ForkJoinHanding
 * for others    StandIn (AskedClasses, Interfaces), GivenTasks, WaitingGiven, QueueView, QueuedTasks, RefusalWatch
 * a task        CallbackFuture ◁ ToldTask ◁ AskedTask ◁ ObservedTask ◁ StreamTask, ScheduledTask (PeriodicTask), SubmittedTask
 *               TaskOptions, Outcomes, FailureText, UncaughtFailures, CpuMeter
 * inside it     TaskScope, TaskWaits, Awaited, ObservedLock, ObservedQueue (QueueWaiters), WaitForGraph, Deadlock
 * delivery      ResultStream ◁─ OrderedStream, OrderedResults (MapFeed, MapFunction, MapOptions, ChunkFailure), StreamOptions
 *               CompletedFutures, Completions (ReturnWhen); Consumers, OpenStreams
 * small         Handles (VarHandles), Deadlines, and the exceptions
 * </pre>
 *
 * <p>All waiting with a deadline and all times go through the port's {@code Clock}. Locks: a stream's, queue's or
 * admission's lock may be held while the clock is asked for a stamp, which a paused clock answers later; so no thread
 * takes a second of these locks while it holds one, and a thread that waits for a stamp can always be let go first.
 */
package io.poolscope.executor;
