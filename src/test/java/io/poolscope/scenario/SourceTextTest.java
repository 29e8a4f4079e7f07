package io.poolscope.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceTextTest {
    private static final String JAVA = """
            class X {
                // @show one
                // submitter
                for (var page : pages) {
                    stage.step("submit");
                    stream.submit(page);
                }
                // @end
                int hidden;
                // @show one
                stage.step("save");
                save(image);
                // @end
                // @show two
                other();
                // @end
            }
            """;

    @Test
    void ofJava_cutsTheBlocksOfItsId_andNamesTheLinesAfterSteps() {
        SourceText text = SourceText.ofJava(JAVA, "one");
        assertThat(text.text()).isEqualTo("""
                // submitter
                for (var page : pages) {
                    stream.submit(page);
                }

                save(image);""");
        assertThat(text.lineOf("submit")).hasValue(3);
        assertThat(text.lineOf("save")).hasValue(6);
        assertThat(text.lineOf("other")).isEmpty();
        assertThat(SourceText.ofJava(JAVA, "two").text()).isEqualTo("other();");
    }

    @Test
    void ofJava_withoutItsBlock_isRefused() {
        assertThatThrownBy(() -> SourceText.ofJava(JAVA, "three")).hasMessageContaining("@show three");
        assertThatThrownBy(() -> SourceText.ofJava("// @show x\ncode", "x")).hasMessageContaining("no '// @end'");
    }

    @Test
    void ofPython_namesTheLinesAfterItsComments_andMapsToJavasLines() {
        SourceText python = SourceText.ofPython("""
                for page in pages:
                    #@ submit
                    pool.submit(render, page)
                """);
        assertThat(python.text()).isEqualTo("for page in pages:\n    pool.submit(render, page)");
        assertThat(python.lineFor(SourceText.ofJava(JAVA, "one"), 3)).hasValue(2);
        assertThat(python.lineFor(SourceText.ofJava(JAVA, "one"), 6)).isEmpty();
    }

    @Test
    void aStepThatComesAgain_speaksOfItsFirstLine() {
        SourceText text = SourceText.ofJava("""
                // @show loop
                stage.step("take");
                for (var image : images) {
                    save(image);
                    stage.step("take");
                }
                // @end
                """, "loop");
        assertThat(text.text()).isEqualTo("for (var image : images) {\n    save(image);\n}");
        assertThat(text.lineOf("take")).hasValue(1);
    }
}
