package io.poolscope.explore.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NavigationHistoryTest {
    private final NavigationHistory<String> history = new NavigationHistory<>();
    private long clock;

    private void leave(String place, String gesture) {
        clock += 10_000_000_000L;
        history.leaving(place, gesture, clock);
    }

    @Test
    void undo_withoutMoves_isNothing() {
        assertThat(history.undo("here")).isEmpty();
        assertThat(history.canUndo()).isFalse();
    }

    @Test
    void undo_thenRedo_returnsToTheSamePlaces() {
        leave("a", "zoom");
        leave("b", "pan");
        assertThat(history.undo("c")).contains("b");
        assertThat(history.undo("b")).contains("a");
        assertThat(history.canUndo()).isFalse();
        assertThat(history.redo("a")).contains("b");
        assertThat(history.redo("b")).contains("c");
        assertThat(history.redo("c")).isEmpty();
    }

    @Test
    void leaving_afterAnUndo_dropsWhatCouldBeRedone() {
        leave("a", "zoom");
        history.undo("b");
        leave("a", "pan");
        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo("c")).contains("a");
    }

    @Test
    void leaving_bytheSameGestureInQuickSuccession_isOneStep() {
        history.leaving("a", "zoom", 0);
        history.leaving("b", "zoom", NavigationHistory.ONE_GESTURE_NANOS - 1);
        history.leaving("c", "zoom", 2 * NavigationHistory.ONE_GESTURE_NANOS - 2);
        assertThat(history.undo("d")).contains("a");
        assertThat(history.canUndo()).isFalse();
    }

    @Test
    void leaving_byAnotherGestureOrLater_isAnotherStep() {
        history.leaving("a", "zoom", 0);
        history.leaving("b", "pan", 1);
        history.leaving("c", "pan", 1 + NavigationHistory.ONE_GESTURE_NANOS);
        assertThat(history.undo("d")).contains("c");
        assertThat(history.undo("c")).contains("b");
        assertThat(history.undo("b")).contains("a");
    }

    @Test
    void leaving_afterAnUndoByTheSameGesture_isAStepOfItsOwn() {
        history.leaving("a", "zoom", 0);
        history.undo("b");
        history.leaving("a", "zoom", 1);
        assertThat(history.undo("c")).contains("a");
    }

    @Test
    void leaving_moreThanIsKept_forgetsTheOldest() {
        for (int i = 0; i < 500; i++) {
            leave("p" + i, "g");
        }
        String here = "end";
        int steps = 0;
        while (history.canUndo()) {
            here = history.undo(here).orElseThrow();
            steps++;
        }
        assertThat(steps).isEqualTo(200);
        assertThat(here).isEqualTo("p300");
    }
}
