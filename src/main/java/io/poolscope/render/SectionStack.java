package io.poolscope.render;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The sections of a picture from top to bottom, and how high each gets. */
final class SectionStack {
    /** How much of the height workers get that scroll. */
    private static final double SCROLLED_SHARE = 0.5;

    final List<Section> above = new ArrayList<>();
    final List<Section> below = new ArrayList<>();
    final List<Section> foot = new ArrayList<>();
    private final IdentityHashMap<Section, Double> heights = new IdentityHashMap<>();

    /**
     * Gives each section its height: what it prefers if there is room, else less down to its least; where even that is
     * too much, sections are left out, from the overview upwards. Room that would stay empty goes to sections that can use it.
     *
     * @param height for all sections and the workers
     * @param workersLeast the workers get this even if sections must go
     * @param workersWish the workers get this if sections can shrink enough
     * @param workersMost the workers take no more than this
     */
    void fit(double height, double workersLeast, double workersWish, double workersMost) {
        double all = sum(Section::least);
        while (count() > 0 && all > height - workersLeast) {
            Section out = !foot.isEmpty() ? foot.removeLast() : !below.isEmpty() ? below.removeLast() : above.removeLast();
            all -= out.least();
        }
        double least = sum(Section::least);
        double preferred = sum(SectionStack::best);
        // Where the workers must scroll anyway, squeezing all else would gain little.
        double wish = workersWish <= height - least ? workersWish : Math.min(height - least, height * SCROLLED_SHARE);
        double room = height - Math.max(workersLeast, wish);
        double part = preferred <= least ? 1 : Math.clamp((room - least) / (preferred - least), 0, 1);
        double empty = height - workersMost - preferred;
        double growth = sum(SectionStack::most) - preferred;
        double more = empty <= 0 || growth <= 0 ? 0 : Math.min(1, empty / growth);
        for (List<Section> list : List.of(above, below, foot)) {
            for (Section section : list) {
                double best = best(section);
                heights.put(section, Math.floor(section.least() + (best - section.least()) * part + (most(section) - best) * more));
            }
        }
    }

    /** How high all sections would like to be together. */
    double preferred() {
        return sum(SectionStack::best);
    }

    double height(Section section) {
        return heights.get(section);
    }

    double height(List<Section> sections) {
        return sections.stream().mapToDouble(this::height).sum();
    }

    private int count() {
        return above.size() + below.size() + foot.size();
    }

    private static double best(Section section) {
        return Math.max(section.preferred(), section.least());
    }

    private static double most(Section section) {
        return Math.max(section.most(), best(section));
    }

    private double sum(ToDoubleFunction<Section> height) {
        double sum = 0;
        for (List<Section> list : List.of(above, below, foot)) {
            for (Section section : list) {
                sum += height.applyAsDouble(section);
            }
        }
        return sum;
    }
}
