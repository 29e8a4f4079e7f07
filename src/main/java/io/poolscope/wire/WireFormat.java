package io.poolscope.wire;

import io.poolscope.event.EventKind;
import java.nio.charset.StandardCharsets;

/** The format's numbers, stated in words in the package's description. */
final class WireFormat {
    static final byte[] MAGIC = "POOLSCOP".getBytes(StandardCharsets.US_ASCII);
    /** What is written. */
    static final int VERSION = 2;
    /** The oldest that is read: its checksums are of the payloads alone. */
    static final int FIRST_VERSION = 1;
    /** What a checksum is of: this much of a block's header, and its payload. */
    static final int CHECKED_HEADER_BYTES = 8;
    static final int HEADER_BYTES = 12;
    static final int BLOCK_HEADER_BYTES = 12;
    static final int MAX_PAYLOAD = 1 << 24;
    static final int MAX_EVENTS = 1 << 16;

    /** The most names in a block. */
    static final int MAX_NAMES = 1 << 16;
    /** The first written name of each such group shares nothing with the one before it, so that reading can begin there. */
    static final int NAME_GROUP = 64;
    static final int MAX_NAME_BYTES = 0xFFFF;
    /** The names up to some place take at most this much memory for each byte of the file, and {@link #FREE_NAME_BYTES}. */
    static final int MAX_NAME_GROWTH = 256;
    static final int FREE_NAME_BYTES = 1 << 24;
    /** What a name takes beside its bytes once it was asked for. */
    static final int NAME_OVERHEAD = 48;

    static final int FACTS = 1;
    static final int NAMES = 2;
    static final int EVENTS = 3;
    static final int PLAIN_EVENTS = 4;
    static final int END = 5;
    /** The types that the first version ever had are 1 to this. */
    static final int LAST_TYPE_OF_FIRST = END;

    static final int DEFLATED = 1;
    /** The byte that says that an event's key stands among the rare keys. */
    static final int RARE = 255;
    /** A block of events has at most this many for each byte of its payload: a dull one is written undeflated. */
    static final int MAX_EVENTS_PER_BYTE = 4;

    /** How an event's id is predicted: by kind code. */
    static final byte[] ID_RULE = new byte[128];
    static final byte BY_KIND = 0;
    static final byte SUBMITTED = 1;
    static final byte STARTED = 2;
    static final byte ON_LANE = 3;
    static final byte DELIVERED = 4;

    /** How an event's extra words are predicted: by kind code. */
    static final byte[] EXTRA_RULE = new byte[128];
    static final byte NO_EXTRAS = 0;
    static final byte BY_PAIR = 1;
    static final byte SERIES = 2;
    static final byte RESULT = 3;

    static {
        for (EventKind kind : EventKind.all()) {
            ID_RULE[kind.code()] = idRule(kind);
            EXTRA_RULE[kind.code()] = extraRule(kind);
        }
    }

    private WireFormat() {
    }

    private static byte idRule(EventKind kind) {
        switch (kind) {
            case TASK_SUBMITTED:
            case TASK_SUBMITTED_AS:
                return SUBMITTED;
            case TASK_STARTED:
                return STARTED;
            case RESULT_CONSUMED:
            case RESULT_DROPPED:
                return DELIVERED;
            case TASK_FINISHED:
            case TASK_FAILED:
            case TASK_CANCELLED:
            case WORKER_RELEASED:
            case RESULT_BUFFERED:
            case TASK_BLOCKED:
            case TASK_UNBLOCKED:
            case TASK_PHASE:
            case TASK_CPU_MEASURED:
                return ON_LANE;
            default:
                return BY_KIND;
        }
    }

    private static byte extraRule(EventKind kind) {
        switch (kind) {
            case RESULT_BUFFERED:
            case RESULT_CONSUMED:
            case RESULT_DROPPED:
                return RESULT;
            case TASK_SUBMITTED_AS:
                return SERIES;
            default:
                return kind.hasExtras() ? BY_PAIR : NO_EXTRAS;
        }
    }
}
