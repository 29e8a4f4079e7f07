package io.poolscope.scenario.catalogue;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedStream;
import io.poolscope.executor.StreamOptions;
import io.poolscope.executor.TaskFailedException;
import io.poolscope.executor.TaskScope;
import io.poolscope.file.TemporaryFolder;
import io.poolscope.scenario.About;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.scenario.ValueKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Real files. */
final class FileScenarios {
    private FileScenarios() {
    }

    /** SHA-256 of every file under a folder. */
    static final class HashFiles extends BuiltInScenario {
        private static final Parameter<Path> DIR = new Parameter<>("dir", "Folder", new ValueKind.Folder(),
                Path.of(System.getProperty("java.home"), "lib"), TakesEffect.NEXT_RUN, "Every file under it is read.");
        private static final Parameter<Integer> WORKERS =
                CommonParameters.workers(Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8));
        private static final Parameter<Integer> QUEUE = CommonParameters.queue(Event.UNBOUNDED);

        HashFiles() {
            super(About.of("hash-files", "Hash files", About.Group.REAL_WORK,
                    "SHA-256 of every file under a folder, delivered in order of name. The files differ in size by a thousand times, so "
                            + "a big one holds the results of many small ones back. This is real work: its times are this machine's.",
                    "Every file is hashed, more than one at a time, and the digests come in order of name.")
                    .inRealTime("It reads real files, which can't be slowed down, paused or stepped."),
                    DIR, WORKERS, QUEUE);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            DIR.problem(stage.get(DIR)).ifPresent(message -> {
                throw new BadValueException(message);
            });
            List<Path> files = files(stage, stage.get(DIR));
            ObservedExecutor pool = stage.pool("hasher", stage.get(WORKERS), stage.get(QUEUE), SaturationPolicy.BLOCK);
            stage.follow(WORKERS, pool::resize);
            stage.start("consumer", () -> new Play(stage).hashAll(pool, files));
            stage.join();
            pool.close();
        }

        /** All files under a folder, in order of name; what can't be read is told and left out. */
        private static List<Path> files(RunStage stage, Path folder) throws IOException {
            List<Path> files = new ArrayList<>();
            // The folder itself may be a link, as /lib is on many systems; links inside are not followed, as they may go round.
            Files.walkFileTree(folder.toRealPath(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    stage.say("left out: " + file + " can't be read");
                    return FileVisitResult.CONTINUE;
                }
            });
            Collections.sort(files);
            if (files.isEmpty()) {
                stage.say("there are no files under " + folder);
            }
            return files;
        }

        private record Play(RunStage stage) {
            // @show hash-files
            private void hashAll(ObservedExecutor pool, List<Path> files) {
                OrderedStream<String> digests = pool.orderedStream(named());
                for (Path file : files) {
                    stage.step("submit");
                    digests.submit(label(file), () -> sha256(file));
                }
                digests.finish();
                for (Path file : files) {
                    try {
                        stage.step("consume");
                        print(digests.next(), file);
                    } catch (TaskFailedException e) {
                        stage.step("failed");
                        skip(file, e.getCause()); // the others go on
                    }
                }
            }

            private String sha256(Path file) throws IOException, NoSuchAlgorithmException {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                stage.step("read");
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] part = new byte[1 << 16];
                    for (int read = in.read(part); read >= 0; read = in.read(part)) {
                        digest.update(part, 0, read);
                    }
                }
                stage.step("hash");
                return HexFormat.of().formatHex(digest.digest());
            }
            // @end

            private static StreamOptions<String> named() {
                return StreamOptions.<String>none().withName("digests");
            }

            private static String label(Path file) {
                return file.getFileName().toString();
            }

            private void skip(Path file, Throwable why) {
                stage.say("left out: " + file + " can't be read: " + why.getClass().getSimpleName());
            }

            private static void print(String digest, Path file) {
                if (digest.length() != 64) {
                    throw new IllegalStateException("the digest of " + file + " has " + digest.length() + " digits");
                }
            }
        }
    }

    /** Read, process and write as phases of a task, on files that the scenario makes. */
    static final class ProcessFiles extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(4);
        private static final Parameter<Integer> FILES =
                CommonParameters.tasks("Files", 1, 500, 16, "How many files are made and processed.");
        private static final Parameter<Integer> LINES =
                CommonParameters.count("lines", "Lines a file", 1, 200_000, 20_000, "How many lines each file has.");

        ProcessFiles() {
            super(About.of("process-files", "Process files", About.Group.REAL_WORK,
                    "Each task reads a file, sorts its words and writes them into another. Its bar is divided into these phases, so that "
                            + "one "
                            + "sees what it spends its time on: little of it goes into reading and writing.",
                    "Each task goes through read, process and write, and as many files are written as were read.")
                    .inRealTime("It works on real files, which can't be slowed down, paused or stepped."),
                    WORKERS, FILES, LINES);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Path folder = stage.own(new TemporaryFolder()).path();
            List<Path> sources = make(folder, stage.get(FILES), stage.get(LINES));
            OnePool.play(stage, "worker", WORKERS, "main", pool -> new Play(stage).run(pool, sources));
            for (Path source : sources) {
                if (!Files.exists(target(source))) {
                    throw new IOException(source.getFileName() + " was not processed");
                }
            }
        }

        private static List<Path> make(Path folder, int files, int lines) throws IOException {
            List<Path> sources = new ArrayList<>();
            for (int file = 0; file < files; file++) {
                StringBuilder text = new StringBuilder();
                for (int line = 0; line < lines; line++) {
                    text.append("word").append((line * 7919 + file * 104_729) % 9973).append('\n');
                }
                sources.add(Files.writeString(folder.resolve(file + ".txt"), text));
            }
            return sources;
        }

        private static Path target(Path source) {
            return source.resolveSibling(source.getFileName() + ".sorted");
        }

        private record Play(RunStage stage) {
            // @show process-files
            private void run(ObservedExecutor pool, List<Path> sources) throws Exception {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (Path source : sources) {
                    stage.step("submit");
                    futures.add(pool.submit("sort " + source.getFileName(), () -> process(source, target(source))));
                }
                for (ObservedFuture<Integer> future : futures) {
                    stage.step("consume");
                    print(future.get());
                }
            }

            private int process(Path source, Path target) throws IOException {
                TaskScope.phase("read");
                stage.step("read");
                List<String> lines = Files.readAllLines(source);
                TaskScope.phase("process");
                stage.step("process");
                List<String> words = lines.stream().distinct().sorted().toList();
                TaskScope.phase("write");
                stage.step("write");
                Files.write(target, words);
                return words.size();
            }
            // @end

            private void print(int words) {
                ScenarioLog.log(stage, words + " different words");
            }
        }
    }
}
