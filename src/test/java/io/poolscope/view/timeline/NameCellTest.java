package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.EventBatch;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.view.timeline.model.NameCell;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** Long names of threads in tables. */
class NameCellTest extends PaneFixture {
    private static final String LONG = "ForkJoinPool.commonPool-of-the-importer-worker-";

    @Test
    void longNames_keepTheirNumbers_andAreWholeInTheTooltip() {
        long end = run.snapshot().end();
        EventBatch batch = new EventBatch(64);
        for (int i = 0; i < 3; i++) {
            new WorkerStarted(end + 1, 20 + i, 0, LONG + (17 + i)).emitTo(new BatchSink(batch), run.names);
        }
        run.tee().accept(batch);
        settle();
        onFx(() -> {
            sheet.open();
            return null;
        });
        until(() -> shown("#statistics-workers").stream().filter(text -> text.endsWith("9")).count() == 1);
        assertThat(shown("#statistics-workers")).contains("worker-1", "worker-4").doesNotContain(LONG + 17)
                .anySatisfy(name -> assertThat(name).startsWith("ForkJoin").contains("…").endsWith("17"))
                .anySatisfy(name -> assertThat(name).startsWith("ForkJoin").contains("…").endsWith("18"));
        assertThat(onFx(() -> sheet.lookup("#statistics-workers").lookupAll(".table-cell").stream().map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.getTooltip() != null).map(cell -> cell.getTooltip().getText()).toList()))
                .contains(LONG + 17, "worker-1");
    }

    /** What a table's cells of names show, as it is drawn. */
    private List<String> shown(String table) {
        return onFx(() -> ((TableView<?>) sheet.lookup(table)).lookupAll(".table-cell").stream().filter(NameCell.class::isInstance)
                .map(cell -> (Text) cell.lookup(".text")).filter(Objects::nonNull).map(Text::getText).filter(text -> !text.isEmpty())
                .sorted(Comparator.naturalOrder()).toList());
    }
}
