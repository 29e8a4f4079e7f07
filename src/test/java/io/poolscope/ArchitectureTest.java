package io.poolscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the table of who may import whom, the first thing a newcomer may rely on. */
class ArchitectureTest {
    private static final String ROOT = "io.poolscope.";
    /** More than this many classes side by side are not seen at a glance. */
    private static final int MOST_CLASSES = 30;
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.poolscope");

    /**
     * Room to the rooms that it may import; the root may import all. A row speaks of a package and of those below it that have no row of
     * their own. What no class uses is not allowed either: a permission is given when it is needed.
     */
    private static final Map<String, Set<String>> MAY_IMPORT = table();

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("event", Set.of());
        table.put("words", Set.of());
        table.put("file", Set.of());
        table.put("bus", Set.of("event"));
        table.put("executor", Set.of("event"));
        table.put("wire", Set.of("event"));
        table.put("observe", Set.of("event", "bus", "executor", "wire"));
        table.put("workload", Set.of("event"));
        table.put("scenario", Set.of("event", "words", "executor", "workload"));
        table.put("scenario.catalogue", Set.of("event", "file", "executor", "workload", "scenario"));
        table.put("simulation", Set.of("event", "workload"));
        table.put("timeline.column", Set.of());
        table.put("timeline.counter", Set.of("timeline.column"));
        table.put("timeline", Set.of("event", "words", "timeline.column", "timeline.counter"));
        table.put("recording", Set.of("event", "words", "file", "wire"));
        table.put("recording.format", Set.of("event", "timeline", "recording", "recording.exporting"));
        table.put("recording.exporting", Set.of("event", "words", "file", "timeline.counter", "timeline", "recording"));
        table.put("analysis.statistics", Set.of("event", "words", "timeline.counter", "timeline"));
        table.put("analysis.whatif", Set.of("event", "words", "workload", "simulation", "timeline", "analysis.statistics"));
        table.put("analysis.rules", Set.of("event", "words", "workload", "timeline.counter", "timeline", "analysis.statistics",
                "analysis.whatif"));
        table.put("analysis.sizing", Set.of("words", "timeline", "analysis.statistics", "analysis.whatif"));
        table.put("render.shape", Set.of());
        table.put("render.chart", Set.of("words", "analysis.whatif", "analysis.sizing", "render.shape", "render"));
        table.put("render", Set.of("event", "words", "timeline.counter", "timeline", "analysis.rules", "render.shape"));
        table.put("explore", Set.of("event", "words", "timeline.counter", "timeline", "render"));
        table.put("export", Set.of("words", "file", "analysis.statistics", "analysis.rules", "render.shape"));
        table.put("session.clock", Set.of("event"));
        table.put("session.trial", Set.of("event", "workload", "scenario", "timeline", "analysis.statistics", "analysis.whatif",
                "analysis.sizing", "session"));
        table.put("session.warmup", Set.of("event", "bus", "executor", "wire", "workload", "simulation", "timeline", "recording",
                "session.clock"));
        table.put("session", Set.of("event", "file", "bus", "executor", "workload", "scenario", "simulation", "timeline",
                "recording", "recording.format", "analysis.statistics", "session.clock", "session.warmup"));
        table.put("attach", Set.of("event", "wire", "recording", "session"));
        table.put("view", Set.of("event", "words", "file", "workload", "scenario", "scenario.catalogue", "simulation",
                "timeline.counter", "timeline", "recording", "analysis.statistics", "analysis.whatif", "analysis.rules",
                "analysis.sizing", "render.shape", "render.chart", "render", "explore", "export", "session.trial",
                "session.warmup", "session", "attach"));
        table.put("cli.options", Set.of("words", "file", "scenario", "scenario.catalogue", "timeline", "analysis.rules",
                "render.shape", "render.chart", "render", "export", "session"));
        table.put("cli", Set.of("words", "file", "workload", "scenario", "scenario.catalogue", "simulation", "timeline",
                "recording", "recording.format", "recording.exporting", "analysis.statistics", "analysis.whatif", "analysis.rules",
                "analysis.sizing", "render.shape", "render.chart", "render", "export", "session.trial", "session", "attach",
                "cli.options"));
        return table;
    }

    /** The row that a class belongs to: the longest that its package begins with; empty for the root. */
    private static String room(JavaClass type) {
        String name = type.getPackageName().equals("io.poolscope") ? "" : type.getPackageName().substring(ROOT.length());
        while (!name.isEmpty() && !MAY_IMPORT.containsKey(name)) {
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return name;
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals("io.poolscope") || type.getPackageName().startsWith(ROOT);
    }

    @TestFactory
    Stream<DynamicTest> eachRoomImportsWhatTheTableAllows_andNothingIsAllowedInVain() {
        Map<String, Map<String, String>> imports = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (isOurs(target) && !room(target).equals(room(type))) {
                    imports.computeIfAbsent(room(type), room -> new TreeMap<>())
                            .putIfAbsent(room(target), type.getName() + " uses " + target.getName());
                }
            }
        }
        return MAY_IMPORT.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            Map<String, String> seen = imports.getOrDefault(row.getKey(), Map.of());
            Map<String, String> refused = new TreeMap<>(seen);
            refused.keySet().removeAll(row.getValue());
            assertThat(refused).as("not allowed to " + row.getKey()).isEmpty();
            assertThat(seen.keySet()).as("used by " + row.getKey()).containsAll(row.getValue());
        }));
    }

    @Test
    void everyPackageStandsInTheTable() {
        // Pages of packages that only hold rooms, such as analysis, are no classes.
        assertThat(CLASSES.stream().filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> room(type).isEmpty() && !type.getPackageName().equals("io.poolscope"))
                .map(JavaClass::getPackageName).distinct()).isEmpty();
    }

    @Test
    void packagesAreFreeOfCycles_atEveryLevel() {
        slices().matching("io.poolscope.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("io.poolscope.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageIsCrowded_butThoseWhosePagesSayWhy() {
        Map<String, Long> sizes = CLASSES.stream().filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_CLASSES);
        assertThat(sizes.keySet()).isSubsetOf(ROOT + "executor", ROOT + "timeline", ROOT + "render");
    }

    @Test
    void noTwoClassesHaveOneName() {
        Map<String, List<String>> names =
                CLASSES.stream().filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new,
                                Collectors.mapping(JavaClass::getName, Collectors.toList())));
        names.values().removeIf(list -> list.size() == 1);
        assertThat(names).isEmpty();
    }

    /** But for two that speak when nobody else is left to: an observed program's log that throws, and a folder left while the JVM ends. */
    @Test
    void onlyTheCommandsAndMainSpeakToTheStandardStreams() {
        noClasses().that().resideOutsideOfPackages(ROOT + "cli..", "io.poolscope")
                .and().doNotHaveFullyQualifiedName(ROOT + "executor.UncaughtFailures").and()
                .doNotHaveFullyQualifiedName(ROOT + "file.Leftovers")
                .should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    }

    @Test
    void onlyTheViewKnowsJavaFx() {
        noClasses().that().resideOutsideOfPackages(ROOT + "view..", "io.poolscope")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "com.sun.javafx..")
                .check(CLASSES);
    }

    @Test
    void whatObservedProgramsUseNeedsOnlyTheJdk() {
        DescribedPredicate<JavaClass> foreign = DescribedPredicate.describe("neither the JDK's nor ours",
                type -> !type.getPackageName().startsWith("java.") && !type.getPackageName().equals("jdk.jfr")
                        && !type.getPackageName().startsWith("io.poolscope")
                        && !type.isPrimitive() && !type.isArray());
        noClasses().that().resideInAnyPackage(ROOT + "event..", ROOT + "bus..", ROOT + "executor..", ROOT + "wire..", ROOT + "observe..",
                ROOT + "agent..")
                .should().dependOnClassesThat(foreign).check(CLASSES);
    }
}
