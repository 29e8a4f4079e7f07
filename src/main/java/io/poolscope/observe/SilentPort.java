package io.poolscope.observe;

import io.poolscope.event.Clock;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventSink;
import io.poolscope.event.Ids;
import io.poolscope.event.Names;
import io.poolscope.event.SystemClock;

/** A port behind which nobody listens. Thread-safe. */
final class SilentPort implements EventPort {
    private static final EventSink NOWHERE = new EventSink() {
        @Override
        public void emit(long time, int code, long id, int lane) {
            // nobody listens
        }

        @Override
        public void emit(long time, int code, long id, int lane, long a, long b) {
            // nobody listens
        }
    };

    private final Clock clock = new SystemClock();
    private final Names names = new Names();
    private final Ids ids = new Ids();

    SilentPort() {
    }

    @Override
    public EventSink sink() {
        return NOWHERE;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public Clock clock() {
        return clock;
    }
}
