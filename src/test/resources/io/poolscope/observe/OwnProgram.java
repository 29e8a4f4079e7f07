import io.poolscope.observe.Poolscope;
import io.poolscope.observe.Scope;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

public class OwnProgram {
    public static void main(String[] args) throws Exception {
        try (Scope scope = Poolscope.record(Path.of("run.pool"))) {
            ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(4));
            Future<Integer> page = pool.submit(() -> 6 * 7);
            System.out.println("page " + page.get());
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }
}
