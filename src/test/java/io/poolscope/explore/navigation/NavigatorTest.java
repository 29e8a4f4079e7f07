package io.poolscope.explore.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.timeline.TimeRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NavigatorTest {
    private static final long SECOND = 1_000_000_000L;
    private long clock;
    private final Navigator navigator = new Navigator(() -> clock);
    private TimeRange run = new TimeRange(0, 10 * SECOND);
    private boolean live;

    private void settle() {
        for (int i = 0; i < 120; i++) {
            clock += 16_666_667;
            navigator.tick(run, live);
        }
    }

    private void opened() {
        navigator.open(run, live);
        settle();
    }

    /** All of a stretch with a margin, but for what would be before the run. */
    private static TimeRange fitted(TimeRange stretch) {
        return new TimeRange(Math.max(0, stretch.padded(0.04).from()), stretch.padded(0.04).until());
    }

    @Test
    void open_finishedRun_showsAllOfItWithAMargin() {
        opened();
        assertThat(navigator.window()).isEqualTo(fitted(run));
        assertThat(navigator.following()).isFalse();
    }

    @Test
    void runOfYears_isShownWhole_andFittedWhole() {
        for (long days : new long[] {2, 365, 6000}) {
            run = new TimeRange(0, days * 86_400 * SECOND);
            opened();
            assertThat(navigator.window()).isEqualTo(fitted(run));
            navigator.show(new TimeRange(SECOND, 2 * SECOND));
            settle();
            navigator.fitSelectionThenAll(Optional.empty());
            settle();
            assertThat(navigator.window()).isEqualTo(fitted(run));
        }
    }

    @Test
    void runThatIsOverAndStillRead_staysWholeUnlessSomebodyLooksAtAPart() {
        run = new TimeRange(0, 1);
        navigator.open(run, false);
        for (int part = 1; part <= 5; part++) {
            run = new TimeRange(0, part * 100L * SECOND);
            clock += 16_666_667;
            assertThat(navigator.tick(run, false)).isTrue();
            assertThat(navigator.window()).isEqualTo(fitted(run));
            assertThat(navigator.tick(run, false)).isFalse();
        }
        navigator.zoom(0.5, 100 * SECOND);
        settle();
        TimeRange chosen = navigator.window();
        run = new TimeRange(0, 900 * SECOND);
        settle();
        assertThat(navigator.window()).isEqualTo(chosen);
    }

    @Test
    void liveRunThatEnds_isNotFittedAnew() {
        live = true;
        opened();
        navigator.fit(run);
        settle();
        TimeRange shown = navigator.window();
        run = new TimeRange(0, 12 * SECOND);
        live = false;
        settle();
        assertThat(navigator.window()).isEqualTo(shown);
    }

    @Test
    void follow_liveRun_holdsNowInPlaceInEveryFrame() {
        live = true;
        run = new TimeRange(0, 60 * SECOND);
        opened();
        for (int i = 0; i < 100; i++) {
            clock += 16_666_667;
            run = new TimeRange(0, run.until() + 16_666_667);
            navigator.tick(run, true);
            assertThat(navigator.window().fraction(run.until())).isCloseTo(FollowLive.PLACE, within(1e-6));
        }
    }

    @Test
    void zoom_whileFollowing_keepsNowInPlaceAndFollows() {
        live = true;
        run = new TimeRange(0, 60 * SECOND);
        opened();
        navigator.zoom(0.5, 3 * SECOND);
        for (int i = 0; i < 60; i++) {
            clock += 16_666_667;
            run = new TimeRange(0, run.until() + 16_666_667);
            navigator.tick(run, true);
            assertThat(navigator.window().fraction(run.until())).isCloseTo(FollowLive.PLACE, within(0.002));
        }
        assertThat(navigator.following()).isTrue();
        assertThat(navigator.window().length()).isEqualTo(FollowLive.LONGEST_WHOLE / 2);
    }

    @Test
    void pan_whileFollowing_endsIt_andFollowGoesBack() {
        live = true;
        run = new TimeRange(0, 60 * SECOND);
        opened();
        navigator.pan(-0.5);
        settle();
        assertThat(navigator.following()).isFalse();
        navigator.follow();
        settle();
        assertThat(navigator.following()).isTrue();
        assertThat(navigator.window().fraction(run.until())).isCloseTo(FollowLive.PLACE, within(1e-6));
    }

    @Test
    void fitSelectionThenAll_twice_fitsSelectionThenAll() {
        opened();
        Optional<TimeRange> selection = Optional.of(new TimeRange(2 * SECOND, 3 * SECOND));
        navigator.fitSelectionThenAll(selection);
        settle();
        assertThat(navigator.window()).isEqualTo(selection.get().padded(0.04));
        navigator.fitSelectionThenAll(selection);
        settle();
        assertThat(navigator.window()).isEqualTo(fitted(run));
        navigator.fitSelectionThenAll(selection);
        settle();
        assertThat(navigator.window()).isEqualTo(selection.get().padded(0.04));
    }

    @Test
    void undo_afterZoomAndPan_goesBackStepByStep_andRedoForth() {
        opened();
        TimeRange start = navigator.target();
        for (int i = 0; i < 5; i++) {
            navigator.zoom(0.8, 4 * SECOND);
            clock += 50_000_000;
        }
        TimeRange zoomed = navigator.target();
        clock += SECOND;
        navigator.pan(0.2);
        TimeRange panned = navigator.target();
        assertThat(navigator.undo()).isTrue();
        assertThat(navigator.target()).isEqualTo(zoomed);
        assertThat(navigator.undo()).isTrue();
        assertThat(navigator.target()).isEqualTo(start);
        assertThat(navigator.undo()).isFalse();
        assertThat(navigator.redo()).isTrue();
        assertThat(navigator.redo()).isTrue();
        assertThat(navigator.target()).isEqualTo(panned);
        assertThat(navigator.redo()).isFalse();
    }

    @Test
    void undo_toAPlaceThatFollowed_followsAgain() {
        live = true;
        opened();
        navigator.show(new TimeRange(0, SECOND));
        assertThat(navigator.following()).isFalse();
        navigator.undo();
        assertThat(navigator.following()).isTrue();
    }

    @Test
    void reveal_somethingInSight_movesNothing_andSomethingOutside_justEnough() {
        opened();
        navigator.show(new TimeRange(2 * SECOND, 4 * SECOND));
        settle();
        navigator.reveal(new TimeRange(2 * SECOND + 5, 3 * SECOND));
        assertThat(navigator.target()).isEqualTo(new TimeRange(2 * SECOND, 4 * SECOND));
        navigator.reveal(new TimeRange(5 * SECOND, 6 * SECOND));
        assertThat(navigator.target()).isEqualTo(new TimeRange(4_200_000_000L, 6_200_000_000L));
        navigator.reveal(new TimeRange(SECOND, 8 * SECOND));
        assertThat(navigator.target()).isEqualTo(new TimeRange(SECOND, 8 * SECOND).padded(0.04));
    }

    @Test
    void fit_ofAnInstant_isTheNarrowestWindowAroundIt() {
        opened();
        navigator.fit(new TimeRange(500, 501));
        assertThat(navigator.target().contains(500)).isTrue();
        assertThat(navigator.target().length()).isLessThanOrEqualTo(TimeRange.MIN_LENGTH + 1);
    }

    @Test
    void beside_aLongerRunOnTheSameClock_canBeReached_andIsFittedWithAll() {
        opened();
        navigator.beside(20 * SECOND);
        settle();
        assertThat(navigator.window()).isEqualTo(fitted(new TimeRange(0, 20 * SECOND)));
        assertThat(navigator.run()).isEqualTo(run);
        navigator.show(new TimeRange(2 * SECOND, 3 * SECOND));
        settle();
        navigator.beside(0);
        settle();
        assertThat(navigator.window()).isEqualTo(new TimeRange(2 * SECOND, 3 * SECOND));
        navigator.fitSelectionThenAll(Optional.empty());
        settle();
        assertThat(navigator.window()).isEqualTo(fitted(run));
    }

    @Test
    void beside_aShorterRun_changesNothing() {
        opened();
        navigator.beside(4 * SECOND);
        settle();
        assertThat(navigator.window()).isEqualTo(fitted(run));
    }

    @Test
    void shortRun_thatEndsWhileItIsFollowed_isFitted_aLongerOneStaysInItsPlace() {
        run = new TimeRange(0, SECOND);
        navigator.open(run, true);
        navigator.tick(run, true);
        assertThat(navigator.target().until()).isEqualTo(FollowLive.FIRST_SPAN);
        navigator.tick(run, false);
        settle();
        assertThat(navigator.window()).isEqualTo(fitted(run));
        run = new TimeRange(0, SECOND);
        navigator.open(run, true);
        navigator.tick(run, true);
        run = new TimeRange(0, 23 * SECOND); // all the rest came within a frame
        navigator.tick(run, false);
        settle();
        assertThat(navigator.window()).isEqualTo(FollowLive.WHOLE.window(23 * SECOND));
        assertThat(navigator.window().contains(22 * SECOND)).isTrue();
    }

    @Test
    void noWindow_beginsBeforeTheRun_whateverMovedIt() {
        opened();
        List<Runnable> moves = List.of(() -> navigator.pan(-0.5), () -> navigator.zoom(3, 0), () -> navigator.zoom(2, run.until()),
                () -> navigator.drag(new TimeRange(-SECOND, SECOND), "hand"), () -> navigator.show(new TimeRange(-3 * SECOND, SECOND)),
                () -> navigator.fit(new TimeRange(0, SECOND)), () -> navigator.fit(new TimeRange(0, 10)), navigator::follow,
                () -> navigator.reveal(new TimeRange(0, SECOND)), () -> navigator.fitSelectionThenAll(Optional.empty()));
        for (int i = 0; i < moves.size(); i++) {
            moves.get(i).run();
            settle();
            assertThat(navigator.window().from()).as("after move " + i).isNotNegative();
            assertThat(navigator.target().length()).as("after move " + i).isGreaterThanOrEqualTo(TimeRange.MIN_LENGTH);
        }
    }
}
