package io.poolscope.timeline.counter;

/** Reads the steps of a {@link StepView} and remembers the stretches that were asked for last. For one thread at a time. */
final class StepReader {
    /** How many blocks are laid open at once, so that their steps can be shown one by one. */
    static final int OPENED = 48;

    private final StepView view;
    private final StepBlocks blocks;
    private StepWindow lastBlock;
    private StepWindow beforeLast;
    private StepWindow lastWindow;

    StepReader(StepView view) {
        this.view = view;
        blocks = view.blocks;
    }

    /** The steps after all blocks. */
    StepWindow tail() {
        return view.tail();
    }

    /** The steps of the block that holds a time, or of the tail. */
    StepWindow around(long time) {
        StepWindow window = lastWindow;
        if (window != null && time > window.after && time <= window.until) {
            return window;
        }
        StepWindow steps = lastBlock;
        if (steps != null && time > steps.after && time <= steps.until) {
            return steps;
        }
        StepWindow before = beforeLast;
        if (before != null && time > before.after && time <= before.until) {
            return before;
        }
        int block = blocks.firstEndingAtOrAfter(time);
        if (block == blocks.size()) {
            return view.tail();
        }
        beforeLast = steps;
        steps = view.open(block, block);
        lastBlock = steps;
        return steps;
    }

    /** The steps of all blocks that touch a window, or null if they are too many. */
    StepWindow window(long from, long until) {
        StepWindow window = lastWindow;
        if (window != null && from > window.after && Math.min(until, blocks.time(blocks.size() - 1)) <= window.until) {
            return window;
        }
        int first = blocks.firstEndingAtOrAfter(from);
        int last = Math.min(blocks.firstEndingAtOrAfter(until), blocks.size() - 1);
        if (first == blocks.size() || last - first >= OPENED || last > first && view.isCut(first)) {
            return null;
        }
        window = view.open(first, last);
        lastWindow = window;
        return window;
    }
}
