package io.poolscope.recording.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the flows of a trace, which tie a moment on one thread to a span on another: what was handed over there. A task that a flow
 * leads to was
 * submitted where and when the flow came from, so that its wait is seen. Not thread-safe.
 */
final class TraceFlows {
    private final Map<String, List<Step>> flows = new LinkedHashMap<>();

    /** A place that a flow touches; {@code inside} says that it means the span that lies there, and not the next. */
    private record Step(String thread, long time, boolean inside, boolean begins) {
    }

    /** Takes a step of a flow. */
    void add(TraceEvent event, String thread, long time) {
        String key = event.category + '\0' + event.name + '\0' + event.id();
        boolean begins = event.phase.equals("s");
        flows.computeIfAbsent(key, added -> new ArrayList<>(2)).add(new Step(thread, time, event.bindsInside || !event.phase.equals("f"),
                begins));
    }

    /**
     * Ties the tasks that flows lead to.
     *
     * @param tasks those that ran on threads
     * @param labels what the threads are called
     */
    void tie(List<ForeignTask> tasks, Map<String, String> labels) {
        if (flows.isEmpty()) {
            return;
        }
        Map<String, List<ForeignTask>> outer = outer(tasks);
        for (List<Step> steps : flows.values()) {
            steps.sort(Comparator.comparingLong(Step::time).thenComparing(step -> !step.begins));
            for (int i = 1; i < steps.size(); i++) {
                Step from = steps.get(i - 1);
                Step to = steps.get(i);
                ForeignTask task = to.begins || to.thread.equals(from.thread) ? null : at(outer.getOrDefault(to.thread, List.of()), to);
                if (task != null && task.started >= from.time && task.flowFrom.isEmpty()) {
                    task.flowFrom = labels.getOrDefault(from.thread, "");
                    task.flowTime = from.time;
                }
            }
        }
    }

    /** By thread: the spans that lie in no other, in the order of their starts. */
    private static Map<String, List<ForeignTask>> outer(List<ForeignTask> tasks) {
        Map<String, List<ForeignTask>> outer = new HashMap<>();
        List<ForeignTask> byStart = new ArrayList<>(tasks);
        byStart.removeIf(task -> task.async || task.threadId.isEmpty() || task.started == ForeignTask.UNKNOWN);
        byStart.sort(Comparator.comparingLong((ForeignTask task) -> task.started).thenComparing(LanePlan::end, Comparator.reverseOrder()));
        for (ForeignTask task : byStart) {
            List<ForeignTask> own = outer.computeIfAbsent(task.threadId, added -> new ArrayList<>());
            if (own.isEmpty() || LanePlan.end(own.getLast()) <= task.started) {
                own.add(task);
            }
        }
        return outer;
    }

    private static ForeignTask at(List<ForeignTask> outer, Step step) {
        int low = 0;
        int high = outer.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (outer.get(middle).started <= step.time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        ForeignTask before = low == 0 ? null : outer.get(low - 1);
        boolean lies = before != null && (before.started == step.time || step.inside && LanePlan.end(before) >= step.time);
        return lies ? before : step.inside || low == outer.size() ? null : outer.get(low);
    }
}
