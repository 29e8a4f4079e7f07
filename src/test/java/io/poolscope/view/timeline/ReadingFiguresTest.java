package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.RunFeed;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The figures of what is shown while a file is read: of a part of it that somebody selects, and of all of it once it is there. */
class ReadingFiguresTest extends PaneFixture {
    private final AtomicBoolean reading = new AtomicBoolean(true);

    @Test
    void open_fileThatIsStillRead_figuresOfTheLastRunAreGone() {
        until(() -> statistics.shown() != null);
        assertThat(onFx(() -> {
            model.open(file());
            return statistics.shown();
        })).isNull();
    }

    @Test
    void select_rangeOfAFileThatIsStillRead_givesItsFigures() {
        until(() -> statistics.shown() != null);
        onFx(() -> {
            model.open(file());
            model.rangeProperty().set(new TimeRange(0, SECOND));
            return null;
        });
        until(() -> statistics.shown() != null);
        assertThat(onFx(() -> statistics.shown().until())).isEqualTo(SECOND);
    }

    @Test
    void file_thatHasBeenRead_hasItsFigures() {
        until(() -> statistics.shown() != null);
        onFx(() -> {
            model.open(file());
            return null;
        });
        reading.set(false);
        until(() -> statistics.shown() != null);
        assertThat(onFx(() -> statistics.shown().outcomes().submitted())).isPositive();
    }

    /** The sample run as a file. */
    private RunFeed file() {
        RunFeed run = this.run.feed();
        return new RunFeed("file", run.snapshots(), reading::get, true, run.log(), run.java(), run.python());
    }
}
