import io.poolscope.observe.KeepCondition;
import io.poolscope.observe.KeptScope;
import io.poolscope.observe.Poolscope;
import io.poolscope.observe.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class ShownProgram {
    public static void main(String[] args) throws Exception {
        try (Scope scope = Poolscope.show("my program", Duration.ofSeconds(20))) {
            work(scope);
        }
        try (KeptScope scope = Poolscope.keepLast(Duration.ofMinutes(5), Path.of("traces"))
                .when(KeepCondition.queueWait(Duration.ofSeconds(1)))
                .when(KeepCondition.failure())
                .open()) {
            work(scope);
            System.out.println(scope.write("by hand").isPresent());
        }
    }

    private static void work(Scope scope) throws Exception {
        ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(4));
        for (int i = 0; i < 20; i++) {
            pool.submit(() -> "a page").get();
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }
}
