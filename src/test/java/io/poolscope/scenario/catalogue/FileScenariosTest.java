package io.poolscope.scenario.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.session.Message;
import io.poolscope.session.PlayedRun;
import io.poolscope.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashing files in folders that nobody tidied up. */
class FileScenariosTest {
    @TempDir
    Path folder;

    private PlayedRun hash(Path dir) {
        return PlayedRun.of("hash-files", "dir=" + dir);
    }

    @Test
    void aFolderGivenByALink_isRead_linksInsideAreNot() throws Exception {
        Path real = Files.createDirectories(folder.resolve("real").resolve("inner"));
        Files.writeString(real.resolve("a"), "a");
        Files.createSymbolicLink(real.resolve("round"), folder.resolve("real"));
        Files.createSymbolicLink(real.resolve("nowhere"), Path.of("missing"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        PlayedRun seen = hash(link);
        assertThat(seen.state).isEqualTo(SessionState.FINISHED);
        assertThat(seen.tasks()).singleElement().satisfies(task -> assertThat(task.label).isEqualTo("a"));
    }

    @Test
    void aFileThatCannotBeRead_isTold_andTheOthersAreHashed() throws Exception {
        Path locked = Files.writeString(folder.resolve("b-locked"), "b");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        boolean unreadable = !Files.isReadable(locked); // the administrator may read everything: for him nothing is locked
        for (String name : new String[] {"a", "c", "d", "e"}) {
            Files.writeString(folder.resolve(name), name);
        }
        PlayedRun seen = hash(folder);
        assertThat(seen.state).isEqualTo(SessionState.FINISHED);
        assertThat(seen.count("finished")).isEqualTo(unreadable ? 4 : 5);
        assertThat(seen.count("failed")).isEqualTo(unreadable ? 1 : 0);
        assertThat(seen.messages).extracting(Message::text).isEqualTo(unreadable
                ? List.of("left out: " + locked.toRealPath() + " can't be read: AccessDeniedException") : List.of());
    }

    @Test
    void anEmptyFolder_isTold_andTheRunEnds() {
        PlayedRun seen = hash(folder);
        assertThat(seen.state).isEqualTo(SessionState.FINISHED);
        assertThat(seen.messages).extracting(Message::text).containsExactly("there are no files under " + folder);
    }
}
