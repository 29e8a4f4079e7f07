package io.poolscope.attach;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A viewer in a process of its own, to be stopped and killed. */
public final class StandingViewer {
    private StandingViewer() {
    }

    public static void main(String[] args) throws Exception {
        try (Watching viewer = Watching.socket(Path.of(args[0]))) {
            System.out.println("listening");
            new CountDownLatch(1).await();
            viewer.session.stop();
        }
    }
}
