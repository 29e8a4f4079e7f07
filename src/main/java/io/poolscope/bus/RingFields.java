package io.poolscope.bus;

/**
 * The fields of a {@link Ring}, laid out so that what the emitting thread writes and what the reader writes lie in
 * different cache lines, apart from each other and from neighbouring objects. A subclass's fields come after its
 * superclass's, so the layout is a chain of classes; 128 bytes of padding cover processors that fetch lines in pairs.
 * (The technique is that of JCTools' and the LMAX Disruptor's queues.)
 */
final class RingFields {
    private RingFields() {
    }

    abstract static class Before {
        long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;
    }

    /** Written by the emitting thread. */
    abstract static class Emitting extends Before {
        /** Where the next event goes, in longs since the ring began. Release by the emitter, acquire by the reader. */
        long tail;
        /** The position that {@link #tail} must not pass before the reader's progress is asked again. Emitter only. */
        long limit;
        /** The slots of the newest segment. Emitter only. */
        long[] slots;
        /** The newest segment. Emitter only. */
        Segment newest;
        /** How many events were lost. Release by the emitter, acquire by the reader. */
        long lost;
        /** The time of the first loss not yet reported; published by {@link #lost}. Opaque. */
        long lostSince;
        /** The time of the last loss; published by {@link #lost}. Opaque. */
        long lostLast;
        /** The lane of the last loss; published by {@link #lost}. Opaque. */
        int lostLane;
        /** The time of the event that waits for room; published by {@link #waiter}. Opaque. */
        long waitingTime;
        /** The emitting thread while it waits for room, else null. */
        volatile Thread waiter;
    }

    abstract static class Between extends Emitting {
        long p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31;
    }

    /** Written by the reader. */
    abstract static class Reading extends Between {
        /** Up to where the slots are free again. Release by the reader, acquire by the emitter. */
        long head;
        /** The value of {@link Emitting#lost} up to which losses are reported. Release by the reader, acquire by the emitter. */
        long reported;
        /** The segment that {@link #head} lies in. Reader only. */
        Segment oldest;
        /** How far this drain has staged. Reader only. */
        long staged;
        /** The tail that this drain saw. Reader only. */
        long seen;
        /** The tail that the drain before saw: what lies before it is due. Reader only. */
        long due;
        /** The time of the last event handed on. Reader only. */
        long lastTime;
        /** The time of the last loss reported. Reader only. */
        long lastLoss;
    }

    abstract static class After extends Reading {
        long p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47;
    }

    /**
     * A power-of-two array of longs that holds the positions from {@code from} up to the next segment's
     * {@code from}. Links are written once, before the tail that passes them is published.
     */
    static final class Segment {
        final long[] slots;
        final long from;
        volatile Segment next;

        Segment(int longs, long from) {
            this.slots = new long[longs];
            this.from = from;
        }
    }
}
