package io.poolscope.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemporaryFolderTest {
    @TempDir
    private Path other;

    @Test
    void close_deletesAllThatIsInside_andFollowsNoLink() throws IOException {
        Path kept = Files.writeString(other.resolve("kept"), "kept");
        TemporaryFolder folder = new TemporaryFolder();
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "text");
        Files.createSymbolicLink(folder.path().resolve("link"), other);
        folder.close();
        assertThat(folder.path()).doesNotExist();
        assertThat(kept).hasContent("kept");
        folder.close(); // nothing happens
    }

    @Test
    void close_whileAnotherStillWritesIntoIt_leavesNothing() throws Exception {
        TemporaryFolder folder = new TemporaryFolder();
        CountDownLatch begun = new CountDownLatch(100);
        FutureTask<String> writer = new FutureTask<>(() -> {
            for (int file = 0;; file++) {
                try {
                    Files.writeString(folder.path().resolve("file" + file), "text");
                    begun.countDown();
                } catch (IOException e) {
                    return "the folder is gone";
                }
            }
        });
        Thread.ofPlatform().name("writer").daemon().start(writer);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        folder.close();
        assertThat(writer.get(30, TimeUnit.SECONDS)).isEqualTo("the folder is gone");
        assertThat(folder.path()).doesNotExist();
    }
}
