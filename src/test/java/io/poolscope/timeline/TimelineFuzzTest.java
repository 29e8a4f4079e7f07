package io.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.testing.Batches;
import io.poolscope.timeline.Reference.Span;
import io.poolscope.timeline.Reference.Task;
import io.poolscope.timeline.counter.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Holds the timeline against {@link Reference} for random runs whose events come in awkward orders. */
class TimelineFuzzTest {
    private Snapshot snapshot;
    private Reference reference;
    private Random random;

    private void play(long seed, int tasks) {
        List<Event> events = RandomRun.events(seed, tasks);
        // Few tasks stay in the tail of what is not committed; many fill blocks.
        Story story = tasks < 60 ? new Story() : new Story(3_100_000, 600);
        Batches.of(events, new Random(seed)).forEach(batch -> story.tell(batch.toArray(Event[]::new)));
        snapshot = story.snapshot();
        reference = new Reference(events);
        random = new Random(seed);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anyRun_everyTask_hasTheTimesThatItsEventsSay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 900) int tasks) {
        play(seed, tasks);
        assertThat(snapshot.oddEvents()).isZero();
        assertThat(snapshot.lateEvents()).isZero();
        assertThat(snapshot.end()).isEqualTo(reference.end);
        Tasks table = snapshot.tasks();
        reference.tasks.forEach((id, task) -> {
            assertThat(table.submitted(id)).as("submitted of %d", id).isEqualTo(task.submitted);
            assertThat(table.started(id)).as("started of %d", id).isEqualTo(task.started);
            assertThat(table.ended(id)).as("ended of %d", id).isEqualTo(task.ended);
            assertThat(table.released(id)).as("released of %d", id).isEqualTo(task.started < 0 ? task.ended : task.released);
            assertThat(table.outcome(id)).as("outcome of %d", id).isEqualTo(task.outcome);
            assertThat(table.buffered(id)).as("buffered of %d", id).isEqualTo(task.buffered);
            assertThat(table.consumed(id)).as("consumed of %d", id).isEqualTo(task.consumed);
            assertThat(table.dropped(id)).as("dropped of %d", id).isEqualTo(task.dropped);
            assertThat(table.stream(id)).as("stream of %d", id).isEqualTo(task.stream);
            assertThat(table.index(id)).as("index of %d", id).isEqualTo(task.index);
            assertThat(table.bytes(id)).as("bytes of %d", id).isEqualTo(task.bytes);
            assertThat(table.error(id)).as("error of %d", id).isEqualTo(task.error);
            assertThat(table.label(id)).as("label of %d", id).isEqualTo(task.label);
            if (task.buffered >= 0) {
                assertThat(table.deliverable(id)).as("deliverable of %d", id).isEqualTo(reference.deliverable(task));
            }
            if (task.started >= 0) {
                Lane lane = snapshot.lanes().get(table.lane(id));
                assertThat(lane.number()).isEqualTo(task.lane);
                assertThat(lane.row(table.depth(id)).task(table.span(id))).isEqualTo(id);
            }
        });
        for (Outcome outcome : Outcome.values()) {
            assertThat(table.count(outcome)).as("%s", outcome)
                    .isEqualTo(reference.tasks.values().stream().filter(task -> task.outcome == outcome).count());
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anyRun_counters_equalTheCountOfIntervals(@ForAll long seed, @ForAll @IntRange(min = 1, max = 900) int tasks) {
        play(seed, tasks);
        PoolTrack pool = snapshot.pools().getFirst();
        check("queued", pool.queued(), reference.queued());
        check("running", pool.running(), reference.running());
        for (StreamTrack stream : snapshot.streams()) {
            check("parked", stream.parked(), reference.parked(stream.id()));
            check("blocked", stream.blocked(), reference.blocked(stream.id()));
            check("deliverable", stream.deliverable(), reference.deliverable(stream.id()));
            for (long time : times()) {
                assertThat(stream.headAt(time)).as("head of %d at %d", stream.id(), time).isEqualTo(reference.head(stream.id(), time));
                assertThat(bytesAt(stream.id(), time)).isEqualTo(stream.parkedBytes().valueAt(time));
            }
        }
    }

    private long bytesAt(int stream, long time) {
        return reference.tasks.values().stream().filter(task -> task.stream == stream && task.buffered >= 0 && task.bytes > 0)
                .filter(task -> new Span(task.buffered, task.gone() < 0 ? Long.MAX_VALUE : task.gone()).holds(time))
                .mapToLong(task -> task.bytes).sum();
    }

    /** Times at which something happens, and others. */
    private List<Long> times() {
        List<Long> times = new ArrayList<>(List.of(0L, reference.end, reference.end + 1));
        for (Task task : reference.tasks.values()) {
            if (random.nextInt(reference.tasks.size() / 20 + 1) == 0) {
                times.addAll(List.of(task.submitted, Math.max(0, task.ended), Math.max(0, task.consumed - 1), Math.max(0, task.buffered)));
            }
            if (random.nextInt(reference.tasks.size() / 40 + 1) == 0) {
                times.add((long) (random.nextDouble() * reference.end));
            }
        }
        return times;
    }

    private void check(String what, Counter counter, List<Span> spans) {
        long peak = 0;
        for (Span span : spans) {
            peak = Math.max(peak, Reference.count(spans, span.from()));
        }
        assertThat(counter.peak()).as("peak %s", what).isEqualTo(peak);
        assertThat(counter.last()).as("last %s", what).isEqualTo(Reference.count(spans, reference.end));
        List<Long> times = times();
        for (int i = 1; i < times.size(); i++) {
            long a = Math.min(times.get(i - 1), times.get(i));
            long b = Math.max(times.get(i - 1), times.get(i)) + 1;
            assertThat(counter.valueAt(a)).as("%s at %d", what, a).isEqualTo(Reference.count(spans, a));
            assertThat((long) counter.integral(a, b)).as("%s over %d to %d", what, a, b).isEqualTo(Reference.overlap(spans, a, b));
            long min = Reference.count(spans, a);
            long max = min;
            for (Span span : spans) {
                for (long edge : new long[] {span.from(), span.until()}) {
                    if (edge > a && edge < b) {
                        min = Math.min(min, Reference.count(spans, edge));
                        max = Math.max(max, Reference.count(spans, edge));
                    }
                }
            }
            assertThat(counter.min(a, b)).as("min %s", what).isEqualTo(min);
            assertThat(counter.max(a, b)).as("max %s", what).isEqualTo(max);
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anyRun_rowsOfLanes_tellWhoRanWhen(@ForAll long seed, @ForAll @IntRange(min = 1, max = 900) int tasks) {
        play(seed, tasks);
        for (Lane lane : snapshot.lanes()) {
            List<Span> spans = reference.tasks.values().stream().filter(task -> task.lane == lane.number())
                    .map(task -> new Span(task.started, task.released)).toList();
            int count = 0;
            for (int depth = 0; depth < lane.depth(); depth++) {
                SpanRow row = lane.row(depth);
                long before = 0;
                for (int i = row.first(); i < row.size(); i++) {
                    assertThat(row.start(i)).isGreaterThanOrEqualTo(before);
                    before = row.end(i);
                    Task task = reference.tasks.get(row.task(i));
                    assertThat(new Span(row.start(i), row.end(i))).isEqualTo(new Span(task.started, task.released));
                    assertThat(row.outcome(i)).isEqualTo(task.outcome);
                    assertThat(row.firstEndingAfter(row.end(i))).isGreaterThan(i);
                    count++;
                }
                long a = (long) (random.nextDouble() * reference.end);
                long b = a + (long) (random.nextDouble() * reference.end);
                long busy = 0;
                for (int i = row.first(); i < row.size(); i++) {
                    busy += new Span(row.start(i), row.end(i)).overlap(a, b);
                }
                assertThat(row.busy(a, b)).isEqualTo(busy);
            }
            assertThat(count).isEqualTo(spans.size());
            List<Span> waits = reference.waiting.getOrDefault(lane.number(), List.of());
            assertThat(lane.waiting().total(0, reference.end)).isEqualTo(Reference.overlap(waits, 0, reference.end));
            List<Span> blocks = reference.blockedSubmitters.getOrDefault(lane.number(), List.of());
            long middle = reference.end / 2;
            assertThat(lane.blocked().total(middle, reference.end)).isEqualTo(Reference.overlap(blocks, middle, reference.end));
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anyRun_parkedVisitor_meetsExactlyWhatIsParked(@ForAll long seed, @ForAll @IntRange(min = 1, max = 900) int tasks) {
        play(seed, tasks);
        for (StreamTrack stream : snapshot.streams()) {
            long from = (long) (random.nextDouble() * reference.end);
            long until = from + 1 + (long) (random.nextDouble() * reference.end / 4);
            List<Long> met = new ArrayList<>();
            stream.parked(from, until, (index, task, since, deliverable, gone) -> {
                assertThat(since).isEqualTo(reference.tasks.get(task).buffered);
                assertThat(deliverable).isEqualTo(reference.deliverable(reference.tasks.get(task)));
                met.add(task);
            });
            assertThat(met).containsExactlyInAnyOrderElementsOf(reference.tasks.entrySet().stream()
                    .filter(entry -> entry.getValue().stream == stream.id() && entry.getValue().buffered >= 0)
                    .filter(entry -> entry.getValue().buffered < until && (entry.getValue().gone() < 0 || entry.getValue().gone() > from))
                    .map(Map.Entry::getKey).toList());
        }
    }
}
