package io.poolscope.executor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The deliveries of a pool's results that nobody has closed. A delivery that its consumer forgets is forgotten here too,
 * with the results it holds. Thread-safe.
 */
final class OpenStreams {
    /** A delivery of results: closing it drops what is parked, and does nothing the second time. */
    interface OpenStream extends AutoCloseable {
        @Override
        void close();
    }

    private final Map<OpenStream, Boolean> open = Collections.synchronizedMap(new WeakHashMap<>());

    OpenStreams() {
    }

    void opened(OpenStream stream) {
        open.put(stream, true);
    }

    void closed(OpenStream stream) {
        open.remove(stream);
    }

    /** Closes all, each outside any lock of this. */
    void closeAll() {
        List<OpenStream> closing;
        synchronized (open) {
            closing = List.copyOf(open.keySet());
        }
        closing.forEach(OpenStream::close);
    }
}
