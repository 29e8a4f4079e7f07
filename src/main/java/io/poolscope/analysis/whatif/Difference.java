package io.poolscope.analysis.whatif;

import java.util.ArrayList;
import java.util.List;

/**
 * One figure of a run and of what it would have been; both simulated, so that what the simulation leaves out is left out of both.
 *
 * @param name what it is
 * @param unit what it counts
 * @param less whether less of it is better
 * @param before of the unchanged run
 * @param after of the changed run; not a number where it isn't known
 */
public record Difference(String name, Unit unit, boolean less, double before, double after) {
    /** From this share of the unchanged figure on a change is one. */
    private static final double NOTABLE = 0.001;
    private static final String BOUND = "Lower bound";

    /** What a figure counts. */
    public enum Unit {
        /** Nanoseconds. */
        TIME,
        /** Tasks or results. */
        COUNT,
        /** A share, 0 to 1. */
        SHARE
    }

    /** Whether the figure is the same in both, but for a thousandth. */
    public boolean same() {
        return Math.abs(after - before) <= NOTABLE * Math.abs(before);
    }

    /** Whether the changed run's figure is known. */
    public boolean known() {
        return !Double.isNaN(after);
    }

    /** Whether the change is for the better; false where there is none. */
    public boolean better() {
        return known() && !same() && (after < before) == less;
    }

    /**
     * What is known where the changed run can't be simulated to its end: the unchanged run's figures, and the bound.
     *
     * @param bound what the changed run can't go below, in nanoseconds
     */
    public static List<Difference> withoutEnd(Forecast before, long bound) {
        return of(before, before).stream().map(d -> new Difference(d.name, d.unit, d.less, d.before,
                d.name.equals(BOUND) ? bound : Double.NaN)).toList();
    }

    /** The figures of a what-if that both runs have or one of them. */
    public static List<Difference> of(WhatIf whatIf) {
        return of(whatIf.before(), whatIf.after());
    }

    /** The figures of two forecasts; those that are 0 in both and say nothing then are left out. */
    public static List<Difference> of(Forecast before, Forecast after) {
        List<Difference> all = new ArrayList<>();
        all.add(new Difference("Makespan", Unit.TIME, true, before.makespan(), after.makespan()));
        all.add(new Difference(BOUND, Unit.TIME, true, before.lowerBound(), after.lowerBound()));
        all.add(new Difference("Queue wait p50", Unit.TIME, true, before.waitP50(), after.waitP50()));
        all.add(new Difference("Queue wait p99", Unit.TIME, true, before.waitP99(), after.waitP99()));
        all.add(new Difference("Peak queue", Unit.COUNT, true, before.peakQueue(), after.peakQueue()));
        add(all, new Difference("Peak buffer", Unit.COUNT, true, before.peakBuffered(), after.peakBuffered()));
        add(all, new Difference("Until consumed", Unit.TIME, true, before.deliveredMean(), after.deliveredMean()));
        add(all, new Difference("Submitter blocked", Unit.TIME, true, before.submitterBlocked(), after.submitterBlocked()));
        add(all, new Difference("Tasks lost", Unit.COUNT, true, before.lost(), after.lost()));
        all.add(new Difference("Workers busy", Unit.SHARE, false, before.busyShare(), after.busyShare()));
        return List.copyOf(all);
    }

    private static void add(List<Difference> all, Difference difference) {
        if (difference.before != 0 || difference.after != 0) {
            all.add(difference);
        }
    }
}
