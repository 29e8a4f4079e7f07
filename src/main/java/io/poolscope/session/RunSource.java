package io.poolscope.session;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.scenario.HandAction;
import io.poolscope.scenario.Parameter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the events of a session come from: a scenario that is played, a simulation, a recording, another JVM. The
 * session calls {@link #pump} once, on a thread of its own; all other methods may be called from any thread.
 *
 * <p>What a source can't do it refuses by {@link UnsupportedOperationException} with a message of one line that says
 * why; {@link #timeControl} tells beforehand.
 */
public interface RunSource {
    /** What the run is. */
    RunInfo info();

    /** What else is known of it, for a recording: see {@link io.poolscope.recording.RunFacts}. */
    default Map<String, String> facts() {
        return Map.of();
    }

    /** The file that the run is read from; empty for a run that happens now. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** The names in its events. */
    Names names();

    /**
     * Hands over all events in the order of their times, and returns when there will be no more.
     *
     * @param consumer takes them, on this thread
     * @param host is given what a person should know
     * @throws InterruptedException if the session is stopped
     * @throws Exception if it can't go on; the message, one line, is told
     */
    void pump(EventConsumer consumer, Host host) throws Exception;

    /** Whether the run is over already and only has to be read: nothing in it is "now". */
    default boolean past() {
        return false;
    }

    /**
     * Whether this is a recording whose blocks its host is given ({@link Host#block}), so that the run can be kept as it lies in the file.
     */
    default boolean givesBlocks() {
        return false;
    }

    /** The time now in the run, in nanoseconds since its start; never decreases. */
    long now();

    /** How many events were dropped so far. */
    default long lost() {
        return 0;
    }

    /** Empty if the run can be paused, stepped and scaled, else why not, in one sentence. */
    String timeControl();

    /** Lets the time stand still. */
    default void pause() {
        throw new UnsupportedOperationException(timeControl());
    }

    /** Lets the time go on. */
    default void resume() {
        throw new UnsupportedOperationException(timeControl());
    }

    /** Lets exactly one more event happen while the time stands still. */
    default void step() {
        throw new UnsupportedOperationException(timeControl());
    }

    /** Scales the time: 2 is twice as fast as real time. */
    default void speed(double factor) {
        throw new UnsupportedOperationException(timeControl());
    }

    /** Changes a parameter of the run that is going on. Returns at once; a failure is told. */
    default <T> void set(Parameter<T> parameter, T value) {
        throw new UnsupportedOperationException("this run takes no parameters");
    }

    /** Lets a person act by hand in the run. Returns at once; what came of it is told. */
    default void act(HandAction action, OptionalLong task) {
        throw new UnsupportedOperationException("there is nothing to do by hand in this run");
    }

    /** Ends the run: {@link #pump} returns soon. Called at most once. */
    void stop();

    /** What a source tells its session. */
    interface Host {
        /** Tells the person who watches something, in one line. */
        void tell(Message.Level level, String text);

        /** A block of a recording, of names or events; the consumer gets its events next. On the pump's thread. */
        default void block(byte[] block) {
            throw new UnsupportedOperationException("a host of a source that gives blocks must take them");
        }

        /** How much heap the run's history may take: what comes beyond is refused by {@link io.poolscope.timeline.HistoryFullException}. */
        default void historyLimit(long bytes) {
            throw new UnsupportedOperationException("a host that takes events from a file must keep to the limit of its history");
        }

        /** How many of the events so far came too late for the timeline to put them in order; for sources that read. */
        default long lateEvents() {
            throw new UnsupportedOperationException("a host that takes events from a file must count those that came too late");
        }

        /** How much of what there is to read was read, 0 to 1; for sources that know. */
        void progress(double share);
    }
}
