package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StackTest {
    private static final int MANY = 5_000;

    @Test
    void fit_ofManyMoreSectionsThanHaveRoom_asksEachAFewTimes() {
        AtomicLong asked = new AtomicLong();
        Stack stack = new Stack();
        for (int i = 0; i < MANY; i++) {
            stack.above.add(section(asked));
            stack.below.add(section(asked));
            stack.foot.add(section(asked));
        }
        stack.fit(500, 100, 300);
        assertThat(stack.foot).isEmpty();
        assertThat(stack.below).isEmpty();
        // 20 high each, with 100 left to the workers.
        assertThat(stack.above).hasSize(20);
        assertThat(asked.get()).isLessThan(20L * MANY);
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
