package io.poolscope.view.parameter;

/**
 * How far along a slider a number stands. Ranges that span more than a factor of twenty run logarithmically, so that
 * 1, 2 and 4 workers are as easy to hit as 16, 32 and 64. Numbers met by dragging are round: two significant digits,
 * whole where only whole ones are allowed. The last bit of the way may stand for <em>unbounded</em>, which is
 * {@link Double#POSITIVE_INFINITY} here. Immutable.
 */
public final class Scale {
    /** From here on the way belongs to the bounded numbers' end, and then to "unbounded". */
    private static final double BOUNDED_WAY = 0.94;
    private static final double SPREAD_FOR_LOG = 20;

    private final double min;
    private final double max;
    private final boolean whole;
    private final boolean unbounded;
    private final double offset;

    /**
     * A scale over numbers.
     *
     * @param min the least, not negative
     * @param max the greatest, not below {@code min}
     * @param whole whether only whole numbers are allowed
     * @param unbounded whether the way ends with "unbounded"
     */
    public Scale(double min, double max, boolean whole, boolean unbounded) {
        if (!(min >= 0 && min <= max)) {
            throw new IllegalArgumentException("no scale from " + min + " to " + max);
        }
        this.min = min;
        this.max = max;
        this.whole = whole;
        this.unbounded = unbounded;
        // log(x + offset): the offset makes room for zero, and is huge, which is linear, for narrow ranges
        double spread = max / Math.max(min, Double.MIN_NORMAL);
        this.offset = spread <= SPREAD_FOR_LOG ? max * 1e4 : min > 0 ? 0 : max / 200;
    }

    /** Where a number stands: 0 at the left end, 1 at the right. */
    public double position(double number) {
        if (unbounded && Double.isInfinite(number)) {
            return 1;
        }
        double way = max == min ? 0
                : Math.log((clip(number) + offset) / (min + offset)) / Math.log((max + offset) / (min + offset));
        return unbounded ? way * BOUNDED_WAY : way;
    }

    /** The round number that stands nearest to a position from 0 to 1. */
    public double number(double position) {
        if (unbounded && position > (1 + BOUNDED_WAY) / 2) {
            return Double.POSITIVE_INFINITY;
        }
        return round(exact(unbounded ? position / BOUNDED_WAY : position));
    }

    /** The number that stands exactly at a share of the bounded way from 0 to 1, round or not. */
    double exact(double way) {
        return (min + offset) * Math.pow((max + offset) / (min + offset), Math.clamp(way, 0, 1)) - offset;
    }

    /**
     * The number some key presses further: by one while whole numbers are small, else by one in the second digit.
     *
     * @param steps how many presses; negative to go down
     */
    public double step(double number, int steps) {
        double at = number;
        for (int i = 0; i < Math.abs(steps); i++) {
            at = steps > 0 ? up(at) : down(at);
        }
        return at;
    }

    private double up(double number) {
        if (Double.isInfinite(number) || number >= max) {
            return unbounded ? Double.POSITIVE_INFINITY : max;
        }
        return round(number + grain(number));
    }

    private double down(double number) {
        if (Double.isInfinite(number)) {
            return max;
        }
        double fine = grain(number);
        // just above a power of ten the step below is a tenth of the step above
        return round(number - grain(number - fine / 2));
    }

    private double round(double number) {
        double grain = grain(number);
        return clip(Math.rint(number / grain) * grain);
    }

    private double grain(double number) {
        double size = Math.max(Math.abs(number), max / 1e5);
        double second = Math.pow(10, Math.floor(Math.log10(size)) - 1);
        return whole ? Math.max(1, second) : second;
    }

    private double clip(double number) {
        return Math.clamp(number, min, max);
    }
}
