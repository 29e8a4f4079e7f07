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
 * caller asks for a prediction, then tells what was true. Keys, pairs and lanes go by their numbers in the block. Not
 * thread-safe.
 */
final class FieldPrediction {
    /*
     * Events of a few kinds alternate in no order that a processor could foresee, so ids are predicted without a branch on the kind: all
     * that may be predicted lies in `slots`, and each key says which slot holds its prediction and which two are told the id. Where a
     * rule tells nothing, that goes to the slot NOWHERE.
     */
    private static final int CONTEXTS = 8;
    private static final int NOWHERE = 0;
    private static final int NEXT_SUBMITTED = 1;
    private static final int NEXT_STARTED = 2;
    private static final int NEXT_DELIVERED = 3;
    private static final int OF_KIND = 4;
    private static final int ON_LANES = OF_KIND + 128;

    private long[] slots = new long[ON_LANES + 64];
    /** By key: the slot of the prediction, the slot that is told the id plus {@link #step}, the slot that is told the id. */
    private int[] reads = new int[256];
    private int[] steps = new int[256];
    private int[] tells = new int[256];
    private byte[] step = new byte[256];
    private byte[] extraRule = new byte[256];
    private int[] pairOf = new int[256];

    /** The last result's {@code a} less its id. */
    private long resultLead;
    private long seriesA;
    private long seriesStepA;
    private long seriesB;
    private long seriesStepB;
    private long[] lastA = new long[64];
    private long[] lastB = new long[64];
    private long[] following = new long[64 * CONTEXTS];

    /** Forgets all, for a block with this many keys, pairs and lanes; {@link #key} says what each key is. */
    void reset(int keys, int pairs, int lanes) {
        resultLead = 0;
        seriesA = 0;
        seriesStepA = 0;
        seriesB = 0;
        seriesStepB = 0;
        if (slots.length < ON_LANES + lanes) {
            slots = new long[Math.max(ON_LANES + lanes, slots.length * 2)];
        } else {
            Arrays.fill(slots, 0, ON_LANES + lanes, 0);
        }
        if (reads.length < keys) {
            int room = Math.max(keys, reads.length * 2);
            reads = new int[room];
            steps = new int[room];
            tells = new int[room];
            step = new byte[room];
            extraRule = new byte[room];
            pairOf = new int[room];
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

    /** Says what a key is: which pair, and so which kind on which lane. */
    void key(int key, int pair, int code, int lane) {
        pairOf[key] = pair;
        extraRule[key] = WireFormat.EXTRA_RULE[code];
        int onLane = ON_LANES + lane;
        switch (WireFormat.ID_RULE[code]) {
            case SUBMITTED -> id(key, NEXT_SUBMITTED, NEXT_SUBMITTED, 1, NOWHERE);
            case STARTED -> id(key, NEXT_STARTED, NEXT_STARTED, 1, onLane);
            case DELIVERED -> id(key, NEXT_DELIVERED, NEXT_DELIVERED, 1, NOWHERE);
            // Nothing is told: a lane's task is the one that started there.
            case ON_LANE -> id(key, onLane, NOWHERE, 0, NOWHERE);
            default -> id(key, OF_KIND + code, OF_KIND + code, 0, NOWHERE);
        }
    }

    private void id(int key, int read, int stepSlot, int by, int tell) {
        reads[key] = read;
        steps[key] = stepSlot;
        step[key] = (byte) by;
        tells[key] = tell;
    }

    long id(int key) {
        return slots[reads[key]];
    }

    void wasId(int key, long id) {
        slots[steps[key]] = id + step[key];
        slots[tells[key]] = id;
    }

    /** How the extra words of a key are predicted. */
    int extraRule(int key) {
        return extraRule[key];
    }

    long a(int key, int rule, long id) {
        switch (rule) {
            case RESULT:
                return resultLead + id;
            case SERIES:
                return seriesA + seriesStepA;
            default:
                int pair = pairOf[key];
                return following[pair * CONTEXTS + (int) (lastA[pair] & CONTEXTS - 1)];
        }
    }

    long b(int key, int rule) {
        return rule == SERIES ? seriesB + seriesStepB : lastB[pairOf[key]];
    }

    void wereExtras(int key, int rule, long id, long a, long b) {
        int pair = pairOf[key];
        switch (rule) {
            case RESULT -> {
                resultLead = a - id;
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
