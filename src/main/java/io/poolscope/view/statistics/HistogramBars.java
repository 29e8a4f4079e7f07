package io.poolscope.view.statistics;

import io.poolscope.analysis.statistics.Histogram;
import io.poolscope.words.DurationWords;
import java.util.Collections;
import javafx.scene.layout.Region;

/** A histogram as small bars, with its shape in words for screen readers. */
final class HistogramBars extends Region {
    private final Histogram histogram;

    HistogramBars(Histogram histogram) {
        this.histogram = histogram;
        getStyleClass().add("histogram");
        setPrefSize(100, 26);
        for (int i = 0; i < histogram.counts().size(); i++) {
            Region bar = new Region();
            bar.getStyleClass().add("histogram-bar");
            getChildren().add(bar);
        }
        setAccessibleText(words());
    }

    private String words() {
        if (histogram.counts().isEmpty()) {
            return "no values";
        }
        int most = Collections.max(histogram.counts());
        int at = histogram.counts().indexOf(most);
        return most + " values between " + DurationWords.of(at * histogram.binWidth()) + " and "
                + DurationWords.of((at + 1) * histogram.binWidth()) + ", the fullest of " + histogram.counts().size() + " parts";
    }

    @Override
    protected void layoutChildren() {
        if (getChildren().isEmpty()) {
            return;
        }
        int most = Math.max(1, Collections.max(histogram.counts()));
        double width = getWidth() / Histogram.BINS;
        double bottom = getHeight() - snappedBottomInset();
        double room = bottom - snappedTopInset();
        for (int i = 0; i < getChildren().size(); i++) {
            int count = histogram.counts().get(i);
            // Where there is none a thin line shows how far the bins go.
            double height = count == 0 ? 0.5 : Math.max(1.5, room * count / most);
            getChildren().get(i).resizeRelocate(i * width, bottom - height, Math.max(1, width - 1), height);
        }
    }
}
