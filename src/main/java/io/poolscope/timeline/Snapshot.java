package io.poolscope.timeline;

import io.poolscope.event.Names;
import io.poolscope.timeline.column.Absent;
import java.util.List;

/**
 * The run so far, as it was when {@link Timeline#snapshot()} was called. Immutable, and safe to read from any thread; it
 * shares its history with the timeline and other snapshots, so that holding a few costs little, and holding one keeps
 * alive what retention has dropped since.
 */
public interface Snapshot {
    /** A time, an id or a number that there is not, or not yet. */
    long NONE = Absent.NONE;
    /** The end of what still goes on. */
    long OPEN = Absent.OPEN;

    /** The time up to which this snapshot tells: that of the last event, or a later one given to {@link Timeline#snapshot(long)}. */
    long end();

    /** Where history begins: 0, or what retention has left. Nothing before it may be trusted to be complete. */
    long begin();

    /** How many events were folded. */
    long events();

    /** How many events were lost before they came here, by {@code EventsLost}. */
    long lostEvents();

    /** How many events came too late to be put in order, and were folded as if they had happened when they came. */
    long lateEvents();

    /** How many events made no sense, as the end of a task nobody submitted; they were folded as far as they did. */
    long oddEvents();

    /** How many tasks started on threads for which there was no lane left: they are counted everywhere, and drawn nowhere. */
    long undrawnTasks();

    /** When events were lost: from the first to the last of each loss, with their number, in order. */
    Intervals lost();

    /** The names that events speak of. */
    Names names();

    /** All pools, by id; a pool whose start was lost has an empty name. */
    List<PoolTrack> pools();

    /** All lanes, in the order of their first event; the position is {@link Lane#key()}. */
    List<Lane> lanes();

    /** The tasks by id. */
    Tasks tasks();

    /** All result streams, by id. */
    List<StreamTrack> streams();

    /** All observed queues, by id. */
    List<QueueTrack> queues();

    /** All observed locks, by id. */
    List<LockTrack> locks();

    /** The lines of source that each thread of each script reached. */
    List<StepTrack> steps();

    /** The log lines. */
    LogLines log();

    /** Everything at one time. */
    Moment at(long time);

    /** The lanes that a pool's workers live on, in the order of their start. */
    default List<Lane> workers(int pool) {
        return lanes().stream().filter(lane -> lane.isWorkerOf(pool)).toList();
    }
}
