package io.poolscope.export;

import io.poolscope.file.WholeFile;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a draw list as SVG 1.1: real text, groups and elements with names, no raster. The layout is the one that the
 * window has: every text run says how wide it was there, so another font does not push it out of its place.
 */
public final class SvgWriter {
    private SvgWriter() {
    }

    /**
     * Writes a file whole or not at all.
     *
     * @param title what the picture shows
     * @throws IOException with one line that names the file and the reason
     */
    public static void write(DrawList list, Palette palette, String title, Path file) throws IOException {
        WholeFile.write(file, out -> write(list, palette, title, out));
    }

    /** Writes to a stream, which stays open. */
    public static void write(DrawList list, Palette palette, String title, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        SvgShapes shapes = new SvgShapes(writer, palette);
        String size = "width=\"" + SvgShapes.number(list.width()) + "\" height=\"" + SvgShapes.number(list.height()) + "\"";
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" "
                + size + " viewBox=\"0 0 " + SvgShapes.number(list.width()) + " " + SvgShapes.number(list.height())
                + "\" font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\">\n");
        writer.write("<title>" + SvgShapes.escaped(title) + "</title>\n");
        layer(writer, shapes, "picture", list.base());
        layer(writer, shapes, "words", list.overlay());
        writer.write("</svg>\n");
        writer.flush();
    }

    private static void layer(Writer writer, SvgShapes shapes, String name, List<Shape> layer) throws IOException {
        writer.write("<g id=\"" + name + "\">\n");
        shapes.draw(layer, name);
        writer.write("</g>\n");
    }
}
