package io.poolscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the table of who may import whom, the first thing a newcomer may rely on. */
class ArchitectureTest {
    private static final String ROOT = "io.poolscope.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.poolscope");

    /** Package to the packages that it may import; the root may import all. */
    private static final Map<String, Set<String>> MAY_IMPORT = table();

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("event", Set.of());
        table.put("bus", Set.of("event"));
        table.put("executor", Set.of("event"));
        table.put("wire", Set.of("event"));
        table.put("workload", Set.of("event"));
        table.put("scenario", Set.of("event", "executor", "workload"));
        table.put("simulation", Set.of("event", "workload"));
        table.put("timeline", Set.of("event"));
        table.put("recording", Set.of("event", "wire", "timeline"));
        table.put("analysis", Set.of("event", "timeline", "workload", "simulation"));
        table.put("render", Set.of("event", "timeline", "analysis"));
        table.put("export", Set.of("event", "timeline", "analysis", "render"));
        table.put("session", Set.of("event", "bus", "executor", "wire", "workload", "scenario", "simulation", "timeline",
                "recording", "analysis"));
        table.put("attach", Set.of("event", "wire", "session"));
        table.put("agent", Set.of("event", "bus", "executor", "wire"));
        table.put("view", Set.of("event", "bus", "executor", "wire", "workload", "scenario", "simulation", "timeline",
                "recording", "analysis", "render", "export", "session", "attach"));
        table.put("cli", Set.of("event", "bus", "executor", "wire", "workload", "scenario", "simulation", "timeline",
                "recording", "analysis", "render", "export", "session", "attach"));
        return table;
    }

    @TestFactory
    Stream<DynamicTest> eachPackageImportsOnlyWhatTheTableAllows() {
        return MAY_IMPORT.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            List<String> refused = new ArrayList<>(MAY_IMPORT.keySet());
            refused.remove(row.getKey());
            refused.removeAll(row.getValue());
            String[] packages = refused.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(ROOT + row.getKey() + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(packages)
                    .orShould().dependOnClassesThat().resideInAPackage("io.poolscope")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }));
    }

    @Test
    void everyPackageStandsInTheTable() {
        classes().should().resideInAnyPackage(Stream.concat(Stream.of("io.poolscope"),
                MAY_IMPORT.keySet().stream().map(name -> ROOT + name + "..")).toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.poolscope.(*)..").should().beFreeOfCycles().check(CLASSES);
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
                type -> !type.getPackageName().startsWith("java.") && !type.getPackageName().startsWith("io.poolscope")
                        && !type.isPrimitive() && !type.isArray());
        noClasses().that().resideInAnyPackage(ROOT + "event..", ROOT + "bus..", ROOT + "executor..", ROOT + "wire..", ROOT + "agent..")
                .should().dependOnClassesThat(foreign).check(CLASSES);
    }
}
