package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.TextMeasure;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.Session;
import io.poolscope.timeline.Snapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The legend says of results what is so: where nobody consumes, no consumer is busy. */
class LegendWordsTest {
    private static List<String> texts(String id) throws InterruptedException {
        Scenario scenario = Catalogue.standard().require(id);
        Snapshot run;
        try (Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario), 11)) {
            session.speed(Session.MAX_SPEED);
            session.start();
            assertThat(session.await(Duration.ofSeconds(60))).isTrue();
            run = session.snapshot();
        }
        return RangeLabelsTest
                .flat(new PictureLayout().layout(run, new Viewport(0, run.end(), 1200, 800), PictureStyle.of(TextMeasure.APPROXIMATE))
                        .draw().overlay())
                .toList();
    }

    @Test
    void resultsThatNobodyReads_areNotSaidToWaitForABusyConsumer() throws InterruptedException {
        assertThat(texts("map-is-eager")).contains("finished, not read").doesNotContain("finished, consumer busy", "consumer busy");
        assertThat(texts("ordered-results")).contains("finished, consumer busy").doesNotContain("finished, not read");
        assertThat(texts("as-completed")).contains("finished, consumer busy");
    }
}
