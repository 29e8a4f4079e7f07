package io.poolscope.view.window;

import io.poolscope.view.findings.FindingCards;
import io.poolscope.view.inspector.CodePane;
import io.poolscope.view.inspector.TaskInspector;
import io.poolscope.view.keys.Command;
import io.poolscope.view.statistics.StatisticsPane;
import io.poolscope.view.timeline.model.TimelineModel;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The right side: the selected task, the findings, the figures of what is shown, the code. It scrolls as one. */
final class RightColumn extends ScrollPane {
    RightColumn(TimelineModel timeline, FindingCards findings, Command openStatistics) {
        getStyleClass().addAll("right-column", "plain-scroll");
        StatisticsPane statistics = new StatisticsPane(timeline);
        statistics.setOpen(openStatistics);
        VBox content = new VBox(new TaskInspector(timeline), rule(), findings, rule(), statistics, new CodePane(timeline));
        content.getStyleClass().add("content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    private static Node rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        return rule;
    }
}
