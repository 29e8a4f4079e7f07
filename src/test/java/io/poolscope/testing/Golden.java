package io.poolscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.DrawList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures as they should be, as text, under {@code src/test/resources}. Run the tests with
 * {@code -Dpoolscope.golden=write} to write them anew, and look at what has changed before committing it.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/poolscope/render");

    private Golden() {
    }

    public static void compare(String name, DrawList list) throws IOException {
        String drawn = DrawText.of(list);
        Path file = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("poolscope.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, drawn);
        }
        assertThat(drawn).as("the picture " + name + ", see " + file).isEqualTo(Files.readString(file));
    }
}
