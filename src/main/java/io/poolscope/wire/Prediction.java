package io.poolscope.wire;

import static io.poolscope.wire.WireFormat.BY_PAIR;
import static io.poolscope.wire.WireFormat.DELIVERED;
import static io.poolscope.wire.WireFormat.ON_LANE;
import static io.poolscope.wire.WireFormat.RESULT;
import static io.poolscope.wire.WireFormat.SERIES;
import static io.poolscope.wire.WireFormat.STARTED;
import static io.poolscope.wire.WireFormat.SUBMITTED;

import java.util.Arrays;

/**
 * What encoder and decoder both foresee of the next event in a block: the rules are in the package's description. A
 * caller asks for a prediction, then tells what was true. Pairs and lanes go by their numbers in the block. Not
 * thread-safe.
 */
final class Prediction {
    private static final int CONTEXTS = 8;

    private long nextSubmitted;
    private long nextStarted;
    private long nextDelivered;
    private long[] onLane = new long[64];
    private final long[] ofKind = new long[128];

    private long resultA;
    private long resultId;
    private long seriesA;
    private long seriesStepA;
    private long seriesB;
    private long seriesStepB;
    private long[] lastA = new long[64];
    private long[] lastB = new long[64];
    private long[] following = new long[64 * CONTEXTS];

    /** Forgets all, for a block with this many pairs and lanes. */
    void reset(int pairs, int lanes) {
        nextSubmitted = 0;
        nextStarted = 0;
        nextDelivered = 0;
        resultA = 0;
        resultId = 0;
        seriesA = 0;
        seriesStepA = 0;
        seriesB = 0;
        seriesStepB = 0;
        Arrays.fill(ofKind, 0);
        if (onLane.length < lanes) {
            onLane = new long[Math.max(lanes, onLane.length * 2)];
        } else {
            Arrays.fill(onLane, 0, lanes, 0);
        }
        if (lastA.length < pairs) {
            int room = Math.max(pairs, lastA.length * 2);
            lastA = new long[room];
            lastB = new long[room];
            following = new long[room * CONTEXTS];
        } else {
            Arrays.fill(lastA, 0, pairs, 0);
            Arrays.fill(lastB, 0, pairs, 0);
            Arrays.fill(following, 0, pairs * CONTEXTS, 0);
        }
    }

    long id(int rule, int code, int lane) {
        return switch (rule) {
            case SUBMITTED -> nextSubmitted;
            case STARTED -> nextStarted;
            case ON_LANE -> onLane[lane];
            case DELIVERED -> nextDelivered;
            default -> ofKind[code];
        };
    }

    void wasId(int rule, int code, int lane, long id) {
        switch (rule) {
            case SUBMITTED -> nextSubmitted = id + 1;
            case STARTED -> {
                nextStarted = id + 1;
                onLane[lane] = id;
            }
            case DELIVERED -> nextDelivered = id + 1;
            case ON_LANE -> {
                // Nothing is learnt: a lane's task is the one that started there.
            }
            default -> ofKind[code] = id;
        }
    }

    long a(int rule, int pair, long id) {
        return switch (rule) {
            case RESULT -> resultA + (id - resultId);
            case SERIES -> seriesA + seriesStepA;
            default -> following[pair * CONTEXTS + (int) (lastA[pair] & CONTEXTS - 1)];
        };
    }

    long b(int rule, int pair) {
        return rule == SERIES ? seriesB + seriesStepB : lastB[pair];
    }

    void wereExtras(int rule, int pair, long id, long a, long b) {
        switch (rule) {
            case RESULT -> {
                resultA = a;
                resultId = id;
                lastB[pair] = b;
            }
            case SERIES -> {
                seriesStepA = a - seriesA;
                seriesA = a;
                seriesStepB = b - seriesB;
                seriesB = b;
            }
            case BY_PAIR -> {
                following[pair * CONTEXTS + (int) (lastA[pair] & CONTEXTS - 1)] = a;
                lastA[pair] = a;
                lastB[pair] = b;
            }
            default -> throw new IllegalArgumentException("rule " + rule + " has no extras");
        }
    }
}
