package io.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.Marks;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.testing.RunsToDraw;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class SvgWriterTest {
    private final DrawList picture = new PictureLayout().layout(RunsToDraw.snapshot(RunsToDraw.ordered(), 4_150_000_000L),
            new Viewport(0, 4_750_000_000L, 913, 783),
            PictureStyle.of(TextMeasure.APPROXIMATE).withMarks(Marks.NONE.withSelected(4).withGrowth(Marks.Growth.LIVE))).draw();

    @Test
    void picture_isWellFormed_withRealTextAndNamedGroups() throws Exception {
        Document document = parsed(svg(picture, "Ordered <stream> & more"));
        assertThat(texts(document, "text")).contains("Submitter", "#5", "capacity 6", "live 4.15 s");
        assertThat(texts(document, "title")).contains("Ordered <stream> & more", "workers", "ruler", "overview");
        assertThat(document.getElementsByTagName("image").getLength()).isZero();
        Set<String> ids = new HashSet<>();
        NodeList groups = document.getElementsByTagName("*");
        for (int i = 0; i < groups.getLength(); i++) {
            String id = ((Element) groups.item(i)).getAttribute("id");
            assertThat(id.isEmpty() || ids.add(id)).as("the id " + id + " is there once").isTrue();
        }
        assertThat(ids).contains("ruler", "workers", "legend");
    }

    @Test
    void everyTextOfTheDrawList_isThereInItsPlace() throws Exception {
        Document document = parsed(svg(picture, "x"));
        NodeList texts = document.getElementsByTagName("text");
        List<Shape.Text> drawn = new ArrayList<>();
        collect(picture.overlay(), drawn);
        assertThat(texts.getLength()).isEqualTo(drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            Element text = (Element) texts.item(i);
            assertThat(text.getTextContent()).isEqualTo(drawn.get(i).text());
            assertThat(Double.parseDouble(text.getAttribute("x"))).isCloseTo(drawn.get(i).left(),
                    Offset.offset(0.01));
            assertThat(Double.parseDouble(text.getAttribute("textLength"))).isCloseTo(drawn.get(i).width(),
                    Offset.offset(0.01));
        }
    }

    @Test
    void hostileLabels_areEscaped() throws Exception {
        Shape text = new Shape.Text(1, 10, "</text><script>\u0000\"'&", TextStyle.BAR, Shape.Anchor.START, Ink.TEXT, 50);
        DrawList list = new DrawList(100, 20, List.of(), List.of(new Shape.Group("]]> <g \" \uD800", null, List.of(text)),
                new Shape.Group("]]> <g \" \uD800", null, List.of(text))));
        Document document = parsed(svg(list, "\u0001"));
        assertThat(texts(document, "text")).containsOnly("</text><script>\uFFFD\"'&");
    }

    private static void collect(List<Shape> shapes, List<Shape.Text> into) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Group group) {
                collect(group.shapes(), into);
            } else if (shape instanceof Shape.Text text) {
                into.add(text);
            }
        }
    }

    private static List<String> texts(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent()).toList();
    }

    private static String svg(DrawList list, String title) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SvgWriter.write(list, Palette.DARK, title, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document parsed(String svg) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
