package io.poolscope.render;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The sections of a picture from top to bottom, and how high each gets. */
final class Stack {
    /** How much of the height workers get that scroll. */
    private static final double SCROLLED_SHARE = 0.5;

    final List<Section> above = new ArrayList<>();
    final List<Section> below = new ArrayList<>();
    final List<Section> foot = new ArrayList<>();
    private final Map<Section, Double> heights = new IdentityHashMap<>();

    /**
     * Gives each section its height: what it prefers if there is room, else less down to its least; where even that is
     * too much, sections are left out, from the overview upwards.
     *
     * @param height for all sections and the workers
     * @param workersLeast the workers get this even if sections must go
     * @param workersWish the workers get this if sections can shrink enough
     */
    void fit(double height, double workersLeast, double workersWish) {
        double all = sum(false);
        while (count() > 0 && all > height - workersLeast) {
            Section out = !foot.isEmpty() ? foot.removeLast() : !below.isEmpty() ? below.removeLast() : above.removeLast();
            all -= out.least();
        }
        double least = sum(false);
        double preferred = sum(true);
        // Where the workers must scroll anyway, squeezing all else would gain little.
        double wish = workersWish <= height - least ? workersWish : Math.min(height - least, height * SCROLLED_SHARE);
        double room = height - Math.max(workersLeast, wish);
        double part = preferred <= least ? 1 : Math.clamp((room - least) / (preferred - least), 0, 1);
        for (List<Section> list : List.of(above, below, foot)) {
            for (Section section : list) {
                double best = Math.max(section.preferred(), section.least());
                heights.put(section, Math.floor(section.least() + (best - section.least()) * part));
            }
        }
    }

    /** How high all sections would like to be together. */
    double preferred() {
        return sum(true);
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

    private double sum(boolean preferred) {
        double sum = 0;
        for (List<Section> list : List.of(above, below, foot)) {
            for (Section section : list) {
                sum += preferred ? Math.max(section.preferred(), section.least()) : section.least();
            }
        }
        return sum;
    }
}
