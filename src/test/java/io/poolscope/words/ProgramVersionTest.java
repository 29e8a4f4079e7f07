package io.poolscope.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgramVersionTest {
    @Test
    void version_isThatOfThePom_orSaysThatNoBuildHasFilledItIn() throws IOException {
        Matcher pom = Pattern.compile("<artifactId>poolscope</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        assertThat(ProgramVersion.of(pom.group(1) + "\n")).isEqualTo(pom.group(1));
        assertThat(ProgramVersion.of("${project.version}\n")).isEqualTo("(development)");
        boolean built = !ProgramVersion.resource().contains("$");
        assertThat(ProgramVersion.NAMED).isEqualTo("Poolscope " + (built ? pom.group(1) : "(development)"));
    }

    @Test
    void numberOfTheVersion_standsNowhereInTheProgram() throws IOException {
        Matcher pom = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        assertThat(Files.readString(Path.of("src/main/resources/io/poolscope/words/version.txt")).strip()).isEqualTo("${project.version}");
        try (var sources = Files.walk(Path.of("src/main/java/io/poolscope/cli"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain("\"Poolscope " + pom.group(1));
            }
        }
    }
}
