package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SectionStackTest {
    private static final int MANY = 5_000;

    @Test
    void fit_ofManyMoreSectionsThanHaveRoom_asksEachAFewTimes() {
        AtomicLong asked = new AtomicLong();
        SectionStack stack = new SectionStack();
        for (int i = 0; i < MANY; i++) {
            stack.above.add(section(asked));
            stack.below.add(section(asked));
            stack.foot.add(section(asked));
        }
        stack.fit(500, 100, 300, 300);
        assertThat(stack.foot).isEmpty();
        assertThat(stack.below).isEmpty();
        // 20 high each, with 100 left to the workers.
        assertThat(stack.above).hasSize(20);
        assertThat(asked.get()).isLessThan(20L * MANY);
    }

    @Test
    void fit_emptyRoom_goesToSectionsThatCanUseIt_andNoFurther() {
        assertThat(heights(400)).as("more than all can use").containsExactly(40.0, 40.0, 90.0);
        assertThat(heights(245)).as("half of what it could use").containsExactly(40.0, 40.0, 65.0);
        assertThat(heights(220)).as("nothing is empty").containsExactly(40.0, 40.0, 40.0);
        assertThat(heights(190)).as("too little").containsExactly(30.0, 30.0, 30.0);
    }

    /** Of two sections and one that can use 90, above workers of 100. */
    private static List<Double> heights(double height) {
        AtomicLong asked = new AtomicLong();
        SectionStack stack = new SectionStack();
        Section high = new Section() {
            @Override
            public double least() {
                return 20;
            }

            @Override
            public double preferred() {
                return 40;
            }

            @Override
            public double most() {
                return 90;
            }

            @Override
            public void draw(Sketch sketch, double top, double height) {
                throw new AssertionError("only its height is asked for");
            }
        };
        stack.above.addAll(List.of(section(asked), section(asked), high));
        stack.fit(height, 64, 100, 100);
        return stack.above.stream().map(stack::height).toList();
    }

    private static Section section(AtomicLong asked) {
        return new Section() {
            @Override
            public double least() {
                asked.incrementAndGet();
                return 20;
            }

            @Override
            public double preferred() {
                asked.incrementAndGet();
                return 40;
            }

            @Override
            public void draw(Sketch sketch, double top, double height) {
                throw new AssertionError("only its height is asked for");
            }
        };
    }
}
