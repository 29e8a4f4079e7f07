package io.poolscope.timeline.counter;

import io.poolscope.timeline.column.Absent;
import java.util.Arrays;

/**
 * The readers' side of a {@link StepLog}: blocks, the steps after them, and a way to find the steps inside a block again. That costs
 * a search, so more than one question goes through a {@link StepReader}. Immutable.
 */
public final class StepView {
    final StepBlocks blocks;
    private final StepBlocks.Tail tail;
    private final StepSource source;
    /** Where history begins: what was before can't be gathered. */
    private final long begin;
    /** Made when it is first asked for, and the same whichever thread makes it. */
    private StepWindow tailSteps;

    public StepView(StepBlocks.Tail tail, StepSource source, long begin) {
        this.begin = begin;
        this.tail = tail;
        this.source = source;
        blocks = tail.blocks();
    }

    /** The steps after all blocks. */
    StepWindow tail() {
        StepWindow steps = tailSteps;
        if (steps == null) {
            int last = blocks.size() - 1;
            int size = tail.end() - tail.head();
            long[] deltas = new long[size];
            for (int i = 0; i < size; i++) {
                int delta = tail.deltas()[tail.head() + i];
                deltas[i] = tail.isSingle() ? delta : StepLog.both(StepLog.first(delta), StepLog.second(delta));
            }
            steps = new StepWindow(blocks.time(last), Absent.OPEN, blocks.value(last, 0), blocks.value(last, 1),
                    Arrays.copyOfRange(tail.times(), tail.head(), tail.end()), deltas, size, tail.isSingle());
            tailSteps = steps;
        }
        return steps;
    }

    /** The steps of some blocks, gathered from what they were counted from; null if they can't be shown as one. */
    StepWindow open(int first, int last) {
        long until = blocks.time(last);
        if (first == blocks.first() && first > 0) {
            // Retention has left nothing before this block to count on from: it is shown flat.
            return last > first ? null
                    : new StepWindow(Absent.NONE, until, blocks.value(first, 0), blocks.value(first, 1), NOTHING, NOTHING, 0,
                            tail.isSingle());
        }
        if (isCut(first)) {
            return cut(first, until);
        }
        Changes changes = new Changes(blocks.time(first - 1), until);
        source.gather(blocks.time(first - 1), until, changes);
        changes.sort();
        return new StepWindow(blocks.time(first - 1), until, blocks.value(first - 1, 0), blocks.value(first - 1, 1), changes.times(),
                changes.deltas(), changes.size(), tail.isSingle());
    }

    /** Whether history begins only within a block or after it, so that not all of its changes can be gathered. */
    boolean isCut(int block) {
        return begin > 0 && blocks.time(block - 1) < begin;
    }

    /** A block in which history begins, counted back from its end: true from there on, flat before. */
    private StepWindow cut(int block, long until) {
        Changes changes = new Changes(Math.max(begin, blocks.time(block - 1)), until);
        source.gather(begin, until, changes);
        changes.sort();
        StepWindow forwards =
                new StepWindow(blocks.time(block - 1), until, 0, 0, changes.times(), changes.deltas(), changes.size(), tail.isSingle());
        int end = forwards.size() - 1;
        return new StepWindow(blocks.time(block - 1), until, blocks.value(block, 0) - forwards.value(end, 0),
                blocks.value(block, 1) - forwards.value(end, 1), changes.times(), changes.deltas(), changes.size(), tail.isSingle());
    }

    private static final long[] NOTHING = {};
}
