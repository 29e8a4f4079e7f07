package io.poolscope.scenario.catalogue;

import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of scenarios, in the order in which they are shown. Immutable. */
public final class Catalogue {
    private static final Catalogue STANDARD = new Catalogue(List.of(
            new StreamScenarios.OrderedResultsScenario(),
            new StreamScenarios.InOrderScenario(),
            new StreamScenarios.AsCompletedScenario(),
            new MapScenarios.MapReturnsAtOnce(),
            new MapScenarios.SubmitIsEager(),
            new MapScenarios.MapIsEager(),
            new MapScenarios.TwoPipelines(),
            new BufferScenarios.OrderedBuffer(),
            new BufferScenarios.SlowFirstTask(),
            new BufferScenarios.LargeResults(),
            new PaceScenarios.SlowConsumer(),
            new PaceScenarios.FastConsumer(),
            new PaceScenarios.ResultWindow(),
            new PaceScenarios.StreamingConsume(),
            new CompletionScenarios.AsCompletedFive(),
            new CompletionScenarios.MapVsAsCompleted(),
            new QueueScenarios.BoundedQueue(),
            new QueueScenarios.SaturationPolicies(),
            new BatchScenarios.BatchedSubmission(),
            new PoolScenarios.MixedPriority(),
            new PoolScenarios.Scheduled(),
            new LifeScenarios.ContextManager(),
            new LifeScenarios.ThreadNamesInLogs(),
            new CompletionScenarios.FirstException(),
            new CompletionScenarios.AllCompleted(),
            new FailureScenarios.ErrorsMap(),
            new FailureScenarios.ErrorsAsCompleted(),
            new FailureScenarios.SilentFailure(),
            new LimitScenarios.Timeouts(),
            new LimitScenarios.CancelBeforeStart(),
            new LimitScenarios.CancelRunning(),
            new NestedScenarios.NestedSubmitDeadlock(),
            new NestedScenarios.NestedSubmitFixed(),
            new ScalingScenarios.SharedCounter(),
            new HandOverScenarios.ProducerConsumer(),
            new HandOverScenarios.ProducerPoolConsumer(),
            new HandOverScenarios.SharedQueueWorkers(),
            new PipelineScenarios.ThreeStagePipeline(),
            new LifeScenarios.AsyncHybrid(),
            new FileScenarios.HashFiles(),
            new FileScenarios.ProcessFiles(),
            new ServiceScenarios.FetchPages(),
            new ServiceScenarios.HealthChecks(),
            new BatchScenarios.MergeSublists(),
            new BatchScenarios.FlattenMethods(),
            new BatchScenarios.ChunkSize(),
            new PoolScenarios.WorkStealing(),
            new PoolScenarios.VirtualThreads(),
            new ScalingScenarios.OverThreading(),
            new ScalingScenarios.IoVsCpu(),
            new Sandbox()));

    private final Map<String, Scenario> byId;

    /**
     * Lists scenarios.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public Catalogue(List<Scenario> scenarios) {
        Map<String, Scenario> map = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            if (map.put(scenario.about().id(), scenario) != null) {
                throw new IllegalArgumentException("two scenarios are called " + scenario.about().id());
            }
        }
        byId = map;
    }

    /** The built-in ones; the first is the default. */
    public static Catalogue standard() {
        return STANDARD;
    }

    /** All of them, in order. */
    public List<Scenario> all() {
        return List.copyOf(byId.values());
    }

    /** The one that runs unless another is chosen. */
    public Scenario first() {
        return byId.values().iterator().next();
    }

    /**
     * The scenario with an id.
     *
     * @throws BadValueException if there is none
     */
    public Scenario require(String id) {
        Scenario scenario = byId.get(id);
        if (scenario == null) {
            throw new BadValueException("there is no scenario '" + id + "'; allowed: " + String.join(", ", byId.keySet()));
        }
        return scenario;
    }

    /**
     * Those in which all words of a search stand, the best first: in the title, in the names that Java and Python have for the matter, in
     * the text, in the code. Words may be written as in a program: {@code as_completed}, {@code CallerRunsPolicy}.
     */
    public List<Scenario> search(String words) {
        return ScenarioSearch.find(all(), words);
    }
}
