package io.poolscope.wire;

import io.poolscope.event.EventBatch;
import java.util.Map;

/** Takes what a {@link WireReader} reads, in the order it was written. */
public interface WireListener {
    /** What is known of the run; replaces what was said before of the same keys. */
    void facts(Map<String, String> facts) throws WireException;

    /** Events, whose names the reader's table already has. The batch is only valid during the call. */
    void events(EventBatch batch) throws WireException;
}
