package io.poolscope.view.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Difference;
import io.poolscope.analysis.whatif.Knob;
import io.poolscope.event.Names;
import io.poolscope.scenario.SourceText;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WhatIfModelTest {
    private static final SourceText NONE = new SourceText("", Map.of());
    private static final Workload MAP = Workload.of(2_000, Distribution.fixed(1_000_000)).withPool(PoolSpec.of(4))
            .withDelivery(DeliverySpec.of(DeliveryMode.MAP).withWindow(2).withPace(Distribution.fixed(100_000)));

    private static final Workload PIPELINE = Workload.of(40, Distribution.fixed(1_000_000)).withPool(PoolSpec.of(2).withName("reader"))
            .withStages(List.of(new StageSpec(PoolSpec.of(1).withName("writer").withCapacity(4), Distribution.fixed(5_000_000))));

    private TimelineModel timeline;
    private WhatIfModel model;

    @BeforeAll
    static void startToolkit() {
        Toolkit.startHeadless();
    }

    private void open(String title, Workload workload) throws Exception {
        Snapshot run = simulated(workload);
        onFx(() -> {
            if (timeline == null) {
                timeline = new TimelineModel();
                model = new WhatIfModel(timeline);
                model.activeProperty().set(true);
            }
            timeline.open(new RunFeed(title, () -> run, () -> false, Optional.empty(), NONE, NONE));
            return null;
        });
    }

    private static Snapshot simulated(Workload workload) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(workload, names, timeline);
        return timeline.snapshot();
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            model.close();
            timeline.close();
            return null;
        });
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    /** Waits until a value is as expected, told by the value itself. */
    private static <T> T until(ObservableValue<T> value, Predicate<T> holds) throws Exception {
        CountDownLatch met = new CountDownLatch(1);
        onFx(() -> {
            if (holds.test(value.getValue())) {
                met.countDown();
            }
            value.addListener((_, _, now) -> {
                if (holds.test(now)) {
                    met.countDown();
                }
            });
            return null;
        });
        assertThat(met.await(60, TimeUnit.SECONDS)).isTrue();
        return onFx(value::getValue);
    }

    private void change(Knob knob, String value) throws Exception {
        onFx(() -> {
            model.change(knob, value);
            return null;
        });
    }

    @Test
    void aWhatIfThatNeverEnds_isToldInOneLine_withWhatIsKnown() throws Exception {
        open("map", MAP);
        until(model.baseProperty(), base -> base != null);
        change(Knob.PACE, "1000000000");
        WhatIfModel.Answer answer = until(model.answerProperty(), found -> found != null);
        assertThat(answer.whatIf()).isEmpty();
        assertThat(answer.problem()).startsWith("It can't be simulated to its end: the run goes beyond").contains("It can't end before")
                .hasLineCount(1);
        assertThat(answer.differences()).filteredOn(Difference::known).extracting(Difference::name).containsExactly("Lower bound");
        assertThat(answer.differences()).first().satisfies(makespan -> assertThat(makespan.before()).isPositive());
    }

    @Test
    void aQuestion_staysForTheNextRunOfTheSame_andIsForgottenForAnother() throws Exception {
        open("map", MAP);
        until(model.baseProperty(), base -> base != null);
        change(Knob.WORKERS, "2");
        assertThat(until(model.answerProperty(), found -> found != null).whatIf().orElseThrow().run().workers(0)).hasSize(2);
        open("map", MAP.withTasks(100));
        WhatIfModel.Answer second =
                until(model.answerProperty(), found -> found != null && found.base().extraction().workload().tasks() == 100);
        assertThat(second.changes()).containsExactly(Map.entry(Knob.WORKERS, "2"));
        open("another", MAP.withTasks(50));
        until(model.baseProperty(), base -> base != null && base.extraction().workload().tasks() == 50);
        assertThat(onFx(() -> model.changesProperty().get())).isEmpty();
        assertThat(onFx(() -> model.answerProperty().get())).isNull();
    }

    @Test
    void aPipeline_isChangedInThePoolThatIsChosen_andSweptThere() throws Exception {
        open("pipeline", PIPELINE);
        until(model.baseProperty(), base -> base != null);
        assertThat(onFx(() -> model.poolProperty().get())).isEqualTo("reader");
        change(Knob.WORKERS, "3");
        onFx(() -> {
            model.choose("writer");
            return null;
        });
        assertThat(onFx(() -> model.changesProperty().get())).as("the reader is again what it was").isEmpty();
        assertThat(onFx(() -> model.was(Knob.WORKERS))).isEqualTo("1");
        change(Knob.WORKERS, "4");
        WhatIfModel.Answer answer = until(model.answerProperty(), found -> found != null && found.pool().equals("writer"));
        Snapshot other = answer.whatIf().orElseThrow().run();
        assertThat(other.workers(0)).hasSize(2);
        assertThat(other.workers(1)).hasSize(4);
        assertThat(answer.whatIf().orElseThrow().gain()).as("the writer was what held everything up").isPositive();
        onFx(() -> {
            model.sweep(new WhatIfModel.Range(Knob.WORKERS, 1, 4));
            return null;
        });
        var sweep = until(model.sweepProperty(), found -> found != null && found.points().size() == 4);
        assertThat(sweep.points().getLast().forecast().orElseThrow().makespan())
                .isLessThan(sweep.points().getFirst().forecast().orElseThrow().makespan() / 2);
        onFx(() -> {
            model.choose("nobody");
            return null;
        });
        assertThat(onFx(() -> model.poolProperty().get())).isEqualTo("writer");
        open("pipeline", PIPELINE.withTasks(20));
        WhatIfModel.Answer next =
                until(model.answerProperty(), found -> found != null && found.base().extraction().workload().tasks() == 20);
        assertThat(next.pool()).isEqualTo("writer");
        assertThat(next.changes()).containsExactly(Map.entry(Knob.WORKERS, "4"));
    }

    @Test
    void aRunWithoutTasks_isToldInOneLine() throws Exception {
        open("nothing", MAP.withTasks(0));
        assertThat(until(model.statusProperty(), status -> status.startsWith("No task"))).hasLineCount(1);
        assertThat(onFx(() -> model.baseProperty().get())).isNull();
    }

    @Test
    void sweep_asksAgainWhenAnotherNumberIsChanged_andKeepsValuesThatAreNotAllowedApart() throws Exception {
        open("map", MAP.withTasks(60));
        until(model.baseProperty(), base -> base != null);
        onFx(() -> {
            model.sweep(new WhatIfModel.Range(Knob.WORKERS, 0, 4));
            return null;
        });
        var first = until(model.sweepProperty(), sweep -> sweep != null && sweep.points().size() == 5);
        assertThat(first.points().getFirst().problem()).isEqualTo("workers 0 is not in 1 to 10000");
        assertThat(first.points().getLast().forecast()).isPresent();
        change(Knob.PACE, "5");
        var second = until(model.sweepProperty(), sweep -> sweep != null && sweep.points().size() == 5
                && sweep.points().getLast().forecast().orElseThrow().makespan() >= 250_000_000L);
        assertThat(second.points().getLast().forecast().orElseThrow().makespan())
                .isGreaterThan(first.points().getLast().forecast().orElseThrow().makespan());
    }
}
