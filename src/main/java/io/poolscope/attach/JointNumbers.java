package io.poolscope.attach;

import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.wire.DenseNumbers;
import io.poolscope.wire.EventTranslation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The numbers of one program in the run that several make together. Used under the lock of that run. */
final class JointNumbers implements EventTranslation.Numbers {
    private final DenseNumbers dense;
    private final Lanes lanes;
    private final Map<Integer, Integer> laneOf = new HashMap<>();
    private final Names joint;
    private final long offset;
    private Names names;
    private int[] nameOf = new int[64];

    /** The lanes of a joint run. */
    static final class Lanes {
        private int next;

        /** The next lane; none where all are given, which a program with tens of thousands of threads may bring about. */
        int give() {
            return next <= EventWord.MAX_LANE ? next++ : EventWord.NO_LANE;
        }
    }

    JointNumbers(DenseNumbers.Given given, Lanes lanes, Names joint, long offset) {
        dense = new DenseNumbers(given);
        this.lanes = lanes;
        this.joint = joint;
        this.offset = offset;
    }

    /** The table that the names of the next events are in. */
    void names(Names table) {
        if (names != table) {
            names = table;
            Arrays.fill(nameOf, 0);
        }
    }

    @Override
    public long time(long time) {
        return Math.max(0, time + offset);
    }

    @Override
    public long task(long id) {
        return dense.task(id);
    }

    @Override
    public int pool(int id) {
        return dense.pool(id);
    }

    @Override
    public int lane(int lane) {
        return laneOf.computeIfAbsent(lane, key -> lanes.give());
    }

    @Override
    public int stream(int id) {
        return dense.stream(id);
    }

    @Override
    public long index(int stream, long index) {
        return index;
    }

    @Override
    public int queue(int id) {
        return dense.queue(id);
    }

    @Override
    public int lock(int id) {
        return dense.lock(id);
    }

    @Override
    public int script(int id) {
        return dense.script(id);
    }

    @Override
    public int name(int name) {
        if (name >= nameOf.length) {
            nameOf = Arrays.copyOf(nameOf, Math.max(name + 1, nameOf.length * 2));
        }
        if (nameOf[name] == 0 && name != Names.NONE) {
            // One that is not there was known to a connection before, whose program now says that it has fewer.
            nameOf[name] = name < names.size() ? joint.intern(names.name(name)) : Names.NONE;
        }
        return nameOf[name];
    }
}
