package io.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README names exists: files, classes, packages and commands move, and it has no compiler. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    /** A class: capitals and small letters in turn, so that no format, key or constant is taken for one. */
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)*");
    /** The columns of other programs' files, and names of other languages and keys, which look like classes. */
    private static final Set<String> FOREIGN = Set.of("Command", "Seq", "Starttime", "JobRuntime", "Exitval", "Signal", "Millis",
            "ThreadPoolExecutor", "RejectedExecutionException");
    private static final Pattern PACKAGE = Pattern.compile("(?:io\\.poolscope\\.)?([a-z]+(?:\\.[a-z]+)*)");

    private final String text;

    ReadmeTest() throws IOException {
        text = Files.readString(README);
    }

    @Test
    void everyRelativeLink_leadsToAFile() {
        List<String> links = LINK.matcher(text).results().map(match -> match.group(1)).filter(link -> !link.contains("://")).toList();
        assertThat(links).hasSizeGreaterThan(5).allSatisfy(link -> assertThat(README.resolveSibling(link)).exists());
    }

    @Test
    void everyClassNamedAsCode_exists() throws IOException {
        Set<String> classes = sources().map(path -> path.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        List<String> named = new ArrayList<>();
        for (Matcher code = CODE.matcher(text); code.find();) {
            if (CLASS.matcher(code.group(1)).matches() && !FOREIGN.contains(code.group(1))) {
                named.add(code.group(1));
            }
        }
        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(classes);
    }

    @Test
    void everyPackageOfTheTable_exists_andEachOfTheTopLevelIsThere() throws IOException {
        int start = text.indexOf("| package | what it does |");
        String table = text.substring(start, text.indexOf("\n\n", start));
        Set<String> named = table.lines().skip(2).map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(cell -> CODE.matcher(cell).results()).map(match -> match.group(1)).collect(Collectors.toSet());
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/io/poolscope"))) {
            assertThat(named)
                    .isEqualTo(rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void everyPackageWithADot_exists() {
        List<String> packages = CODE.matcher(text).results().map(match -> match.group(1)).filter(code -> code.contains("."))
                .map(PACKAGE::matcher).filter(Matcher::matches).map(match -> match.group(1).replace('.', '/'))
                .filter(path -> Files.isDirectory(Path.of("src/main/java/io/poolscope", path.replaceAll("/.*", "")))).toList();
        assertThat(packages).isNotEmpty().allSatisfy(path -> assertThat(Path.of("src/main/java/io/poolscope", path)).isDirectory());
    }

    @Test
    void everyCommandOfTheCommandLine_isKnown() {
        List<String> commands =
                Pattern.compile("^    poolscope ([a-z-]+) ", Pattern.MULTILINE).matcher(text).results().map(match -> match.group(1))
                        .distinct().toList();
        assertThat(commands).hasSizeGreaterThan(5)
                .allSatisfy(command -> assertThat(Path.of("src/main/java/io/poolscope/cli", className(command) + "Command.java")).exists());
    }

    /** "what-if" is done by WhatIfCommand. */
    private static String className(String command) {
        return Pattern.compile("(?:^|-)([a-z])").matcher(command).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static Stream<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.filter(path -> path.toString().endsWith(".java")).forEach(all::add);
        }
        return all.stream();
    }

    /** That program is compiled and run, on Java 17 and 25, by the library's tests. */
    @Test
    void snippetOfTheLibrary_isTheProgramThatIsTried() throws IOException {
        String tried = Files.readString(Path.of("src/test/resources/io/poolscope/observe/OwnProgram.java"));
        assertThat(text).contains("```java\n" + tried + "```");
    }
}
