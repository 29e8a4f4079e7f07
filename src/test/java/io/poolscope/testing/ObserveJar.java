package io.poolscope.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The library that programs depend on, made of its sources as the build makes it: for Java 17, outside the module. */
public final class ObserveJar {
    private static final List<String> ROOMS = List.of("event", "bus", "executor", "wire", "observe");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "poolscope");
    private static Path made;

    private ObserveJar() {
    }

    /** The file; made once. */
    public static synchronized Path file() throws IOException {
        if (made == null) {
            Path folder = Files.createTempDirectory("poolscope-observe");
            Path classes = Files.createDirectory(folder.resolve("classes"));
            compile(classes);
            made = pack(classes, folder.resolve("poolscope-observe.jar"));
            folder.toFile().deleteOnExit();
        }
        return made;
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = new ArrayList<>();
            for (String room : ROOMS) {
                try (Stream<Path> all = Files.list(SOURCES.resolve(room))) {
                    all.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            List<String> options =
                    List.of("--release", "17", "-proc:none", "-Xlint:all", "-Werror", "-g:source,lines", "-d", classes.toString());
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call()) {
                throw new AssertionError("the library doesn't compile for Java 17:\n" + said);
            }
        }
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
                entries.closeEntry();
                Files.delete(file);
            }
        }
        return jar;
    }
}
