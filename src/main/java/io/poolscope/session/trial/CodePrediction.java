package io.poolscope.session.trial;

import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Knob;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Durations;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next run of a scenario that only its code can say: the workloads of an earlier run, with what can be followed of the parameters that
 * were changed since. A pool, queue or delivery follows a parameter if it had that parameter's value in the earlier run.
 *
 * @param workloads the run as it is predicted
 * @param ignored the labels of the changed parameters that only the code could follow
 */
public record CodePrediction(Extraction workloads, List<String> ignored) {
    /** Copies the labels. */
    public CodePrediction {
        ignored = List.copyOf(ignored);
    }

    /**
     * Predicts.
     *
     * @param taken from the earlier run
     * @param before the parameters of that run as text, by id
     * @param now those of the next
     */
    public static CodePrediction of(Extraction taken, Map<String, String> before, ParameterValues now) {
        Extraction changed = taken;
        List<String> ignored = new ArrayList<>();
        Map<String, String> texts = now.asText();
        for (Parameter<?> parameter : now.parameters()) {
            String was = before.get(parameter.id());
            String is = texts.get(parameter.id());
            if (was != null && !was.equals(is)) {
                Optional<Extraction> followed = follow(changed, parameter.id(), was, is);
                if (followed.isEmpty()) {
                    ignored.add(parameter.label());
                }
                changed = followed.orElse(changed);
            }
        }
        return new CodePrediction(changed, ignored);
    }

    /** What it is predicted from, in a few words. */
    public String basis() {
        return "from the last run's durations" + (ignored.isEmpty() ? "" : ", without " + String.join(", ", ignored));
    }

    /** Empty where nothing of the run had the parameter's value. */
    private static Optional<Extraction> follow(Extraction taken, String id, String was, String is) {
        try {
            if (id.equals(SharedParameter.TASKS.id())) {
                return tasks(taken, Integer.parseInt(was), Integer.parseInt(is));
            }
            Knob knob = Knob.of(id);
            if (knob == Knob.CHUNK) {
                return Optional.empty(); // the run's tasks are chunks already: what was in them is not known
            }
            String from = knob == Knob.PACE ? exact(was) : was;
            String to = knob == Knob.PACE ? exact(is) : is;
            List<Extraction.Part> parts = new ArrayList<>();
            boolean some = false;
            for (Extraction.Part part : taken.parts()) {
                Workload workload = part.workload();
                for (int stage = 0; stage < workload.stageCount(); stage++) {
                    if (had(knob, workload, stage, from, taken.poolNames().size() == 1)) {
                        workload = knob.set(workload, stage, to);
                        some = true;
                    }
                }
                parts.add(new Extraction.Part(workload, part.pools(), part.tasks()));
            }
            return some ? Optional.of(new Extraction(parts, taken.assumptions())) : Optional.empty();
        } catch (IllegalArgumentException notFollowed) {
            return Optional.empty(); // no knob of that name, or none that such a workload has: it is told with the prediction
        }
    }

    private static boolean had(Knob knob, Workload workload, int stage, String value, boolean only) {
        return switch (knob) {
            case WORKERS, QUEUE -> only || knob.of(workload.withPool(workload.pool(stage))).equals(value);
            case WINDOW, PACE, DELIVERY ->
                stage == 0 && workload.delivery().consumed() && (knob == Knob.PACE || knob.of(workload).equals(value));
            case POLICY, ORDER -> stage == 0 && workload.stages().isEmpty() && knob.of(workload).equalsIgnoreCase(value.replace(' ', '-'));
            case CHUNK -> false;
        };
    }

    private static Optional<Extraction> tasks(Extraction taken, int was, int is) {
        List<Extraction.Part> parts = new ArrayList<>();
        boolean some = false;
        for (Extraction.Part part : taken.parts()) {
            boolean follows = part.workload().tasks() == was;
            some |= follows;
            parts.add(follows ? new Extraction.Part(part.workload().withTasks(is), part.pools(), new long[0]) : part);
        }
        return some ? Optional.of(new Extraction(parts, taken.assumptions())) : Optional.empty();
    }

    private static String exact(String span) {
        try {
            return Durations.format(Durations.parse(span));
        } catch (BadValueException notATime) {
            throw new IllegalArgumentException(notATime);
        }
    }
}
