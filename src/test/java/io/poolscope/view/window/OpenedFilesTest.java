package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import io.poolscope.recording.RunFacts;
import io.poolscope.render.Marks;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.testing.TestDisk;
import io.poolscope.view.inspector.CodePane;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Files in the window: opened, read while they are looked at, cancelled, remembered, dropped, recorded. */
class OpenedFilesTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    private TimelineModel timeline(FxRobot robot) {
        return robot.lookup(TimelinePane.class::isInstance).<TimelinePane>query().model();
    }

    private String status(FxRobot robot, String part) {
        return robot.lookup("#status-" + part).<Label>query().getText();
    }

    private void openFile(FxRobot robot, Path file) {
        robot.interact(() -> window.openFile(file));
    }

    @Test
    void largeFile_isUsableWhileTheRestLoads_thenShownWhole(FxRobot robot) throws Exception {
        Path real = folder.resolve("large.pool");
        RunFiles.large(real);
        TestDisk disk = TestDisk.slowAfter(Files.size(real) * 3 / 5);
        openFile(robot, disk.at(real));
        disk.awaitReader();
        await.until("progress is shown", () -> robot.lookup("#reading").query().isVisible()
                && robot.lookup("#reading").lookup(".label").<Label>queryAll().stream()
                        .anyMatch(label -> label.getText().matches("[1-9]\\d %")));
        assertThat(status(robot, "run")).startsWith("Reading · Large · seed 5");
        await.until("tasks are there", () -> timeline(robot).snapshotProperty().get().tasks().size() > 1000);
        assertThat(timeline(robot).snapshotProperty().get().tasks().size()).isLessThan(RunFiles.LARGE_TASKS);
        ToggleButton follow = robot.lookup("#follow").query();
        assertThat(timeline(robot).growthProperty().get()).isEqualTo(Marks.Growth.READING);
        assertThat(follow.isDisabled()).as("nothing is live").isTrue();
        assertThat(follow.getAccessibleHelp()).contains("read");
        press(robot, KeyCode.L);
        assertThat(timeline(robot).noticeProperty().get()).isEqualTo("The file is still being read: this is how far it has come");
        // It is looked at as any other run.
        press(robot, KeyCode.HOME);
        await.until("the beginning is shown", () -> timeline(robot).windowProperty().get().from() <= 0);
        press(robot, KeyCode.PERIOD);
        await.until("a task is selected", () -> timeline(robot).selectionProperty().get().some());
        long selected = timeline(robot).selectionProperty().get().task();
        press(robot, KeyCode.F);
        await.until("the selected task is fitted", () -> timeline(robot).windowProperty().get()
                .length() < RunFiles.LARGE_TASKS / 2 * RunFiles.LARGE_STEP);
        press(robot, KeyCode.F);
        await.until("all that was read is shown", () -> timeline(robot).windowProperty().get().from() <= 0
                && timeline(robot).windowProperty().get().until() >= timeline(robot).snapshotProperty().get().end());
        disk.release();
        await.until("it is read to its end", () -> state() == SessionState.FINISHED);
        await.until("progress is hidden", () -> !robot.lookup("#reading").query().isVisible());
        await.until("all of it is shown", () -> timeline(robot).windowProperty().get().from() <= 0
                && timeline(robot).windowProperty().get().until() >= (RunFiles.LARGE_TASKS - 1) * RunFiles.LARGE_STEP);
        assertThat(timeline(robot).selectionProperty().get().task()).isEqualTo(selected);
        assertThat(timeline(robot).snapshotProperty().get().tasks().size()).isEqualTo(RunFiles.LARGE_TASKS);
        assertThat(status(robot, "run")).startsWith("Opened · Large");
        assertThat(timeline(robot).growthProperty().get()).isEqualTo(Marks.Growth.OVER);
        assertThat(follow.isDisabled()).isTrue();
    }

    @Test
    void eventsThatCameTooLate_orMadeNoSense_orWereLost_areCountedInTheStatusLine(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#status-late").<Label>query().isManaged()).as("nothing is late").isFalse();
        assertThat(robot.lookup("#status-odd").<Label>query().isManaged()).as("all makes sense").isFalse();
        Path file = folder.resolve("late.pool");
        RunFiles.lateOddAndLossy(file, 1234, 2, 56_789);
        openFile(robot, file);
        await.until("it is read", () -> window.model().isFromFile() && state() == SessionState.FINISHED);
        await.until("what came late is counted", () -> status(robot, "late").equals("1\u202f234 late"));
        await.until("what made no sense", () -> status(robot, "odd").equals("2 odd"));
        await.until("what was lost too", () -> status(robot, "lost").equals("56\u202f789 lost"));
        assertThat(robot.lookup("#status-late").<Label>query().isVisible()).isTrue();
        assertThat(snapshot().lateEvents()).isEqualTo(1234);
    }

    @Test
    void reading_isCancelled_andWhatWasReadStays(FxRobot robot) throws Exception {
        Path real = folder.resolve("large.pool");
        RunFiles.large(real);
        TestDisk disk = TestDisk.slowAfter(Files.size(real) * 3 / 5);
        openFile(robot, disk.at(real));
        disk.awaitReader();
        Session session = window.model().sessionProperty().get();
        await.until("tasks are there", () -> timeline(robot).snapshotProperty().get().tasks().size() > 1000);
        robot.interact(() -> robot.lookup("#reading-cancel").<Button>query().fire());
        await.until("it has stopped", () -> state() == SessionState.STOPPED);
        disk.release();
        await.until("it is told", () -> told("Reading large.pool was cancelled"));
        await.until("the bar is gone", () -> !robot.lookup("#reading").query().isVisible());
        assertThat(window.model().sessionProperty().get()).isSameAs(session);
        assertThat(snapshot().tasks().size()).isBetween(1000L, RunFiles.LARGE_TASKS - 1L);
        assertThat(status(robot, "run")).startsWith("Opened in part");
    }

    @Test
    void recordingOfAnUnknownScenario_showsItsOwnCode_litAtThePlayhead(FxRobot robot) throws Exception {
        Path file = folder.resolve("foreign.pool");
        RunFiles.foreign(file);
        openFile(robot, file);
        await.until("it is read", () -> state() == SessionState.FINISHED);
        CodePane code = robot.lookup("#code-pane").query();
        await.until("its code is shown", () -> code.isVisible() && code.lookupAll(".code-text").size() > 5);
        Scenario original = Catalogue.standard().require("in-order");
        assertThat(timeline(robot).feedProperty().get().java()).isEqualTo(original.source(Language.JAVA));
        assertThat(timeline(robot).feedProperty().get().python()).isEqualTo(original.source(Language.PYTHON));
        long firstStep = snapshot().steps().getFirst().time(0);
        robot.interact(() -> timeline(robot).playheadProperty().set(firstStep));
        await.until("a line is lit", () -> !code.lookupAll(".lit").isEmpty());
        robot.interact(() -> timeline(robot).playheadProperty().set(firstStep - 1));
        await.until("none is lit before the first step", () -> code.lookupAll(".lit").isEmpty());
    }

    @Test
    void space_playsAnOpenedFile_andStartsNoScenario(FxRobot robot) throws Exception {
        Path file = folder.resolve("large.pool");
        RunFiles.large(file);
        openFile(robot, file);
        await.until("it is read", () -> state() == SessionState.FINISHED);
        Session session = window.model().sessionProperty().get();
        robot.interact(() -> timeline(robot).playheadProperty().set(RunFiles.LARGE_STEP));
        press(robot, KeyCode.SPACE);
        await.until("the playhead moves", () -> timeline(robot).playheadProperty().get() > RunFiles.LARGE_STEP);
        press(robot, KeyCode.SPACE);
        await.until("it stands", () -> timeline(robot).playbackRateProperty().get() == 0);
        assertThat(window.model().sessionProperty().get()).isSameAs(session);
    }

    @Test
    void openedFile_isWhatTheSideSpeaksOf_untilAScenarioRunsAgain(FxRobot robot) throws Exception {
        ListView<Scenario> scenarios = robot.lookup("#scenarios").query();
        Label watch = robot.lookup("#watch").query();
        Scenario first = scenarios.getSelectionModel().getSelectedItem();
        assertThat(watch.getText()).isEqualTo(first.about().watch());
        Path file = folder.resolve("foreign.pool");
        RunFiles.foreign(file);
        openFile(robot, file);
        await.until("it is read", () -> state() == SessionState.FINISHED);
        assertThat(scenarios.getSelectionModel().isEmpty()).as("no scenario is shown").isTrue();
        assertThat(watch.getText()).startsWith("The file foreign.pool is shown. Run plays")
                .contains("Run plays “" + first.about().title() + "”")
                .doesNotContain(first.about().watch());
        robot.interact(() -> robot.lookup("#run").<Button>query().fire());
        assertThat(window.model().isFromFile()).isFalse();
        assertThat(scenarios.getSelectionModel().getSelectedItem()).isSameAs(first);
        assertThat(watch.getText()).isEqualTo(first.about().watch());
        openFile(robot, file);
        robot.interact(scenarios::requestFocus);
        robot.interact(() -> scenarios.getSelectionModel().select(first));
        press(robot, KeyCode.ENTER);
        await.until("the scenario that ran before the file can be chosen again", () -> !window.model().isFromFile());
        assertThat(watch.getText()).isEqualTo(first.about().watch());
    }

    @Test
    void runOfAKnownScenario_whileItIsRead_saysWhatToWatchInIt_andTakesNoParameters(FxRobot robot) throws Exception {
        Scenario first = Catalogue.standard().first();
        Path file = folder.resolve("known.pool");
        RunFiles.large(file, Map.of(RunFacts.TITLE, "known", RunFacts.SCENARIO, first.about().id()));
        TestDisk disk = TestDisk.slowAfter(Files.size(file) * 3 / 5);
        openFile(robot, disk.at(file));
        disk.awaitReader();
        Label watch = robot.lookup("#watch").query();
        assertThat(watch.getText()).startsWith("The file known.pool is shown, a run of")
                .contains("a run of “" + first.about().title() + "”", first.about().watch());
        Parameter<?> workers = first.parameters().stream().filter(each -> each.id().equals("workers")).findFirst().orElseThrow();
        robot.interact(() -> window.model().change(workers, window.model().valuesProperty().get().with("workers", "3")));
        assertThat(window.model().valuesProperty().get().get(workers)).as("of the next run").isEqualTo(3);
        disk.release();
        await.until("it is read", () -> state() == SessionState.FINISHED);
    }

    @Test
    void openedFiles_areInTheMenu_andAMissingOneIsToldInOneLine(FxRobot robot) throws Exception {
        Path one = folder.resolve("one.pool");
        Path two = folder.resolve("two.pool");
        RunFiles.foreign(one);
        Files.copy(one, two);
        openFile(robot, one);
        openFile(robot, two);
        Files.delete(one);
        FileMenu menu = robot.lookup("#files").query();
        robot.interact(menu::show);
        await.until("the menu is open", menu::isShowing);
        Menu recent = (Menu) menu.getItems().get(1);
        assertThat(recent.getItems()).extracting(MenuItem::getText).startsWith(two.toString(), one.toString());
        Session shown = window.model().sessionProperty().get();
        robot.interact(() -> {
            menu.hide();
            recent.getItems().get(1).fire();
        });
        await.until("it is told", () -> told(one + " can't be opened: there is no such file or folder"));
        assertThat(window.model().sessionProperty().get()).as("what is shown stays").isSameAs(shown);
        robot.interact(() -> recent.getItems().getFirst().fire());
        await.until("the other is shown", () -> window.model().sessionProperty().get() != shown);
        assertThat(window.model().sessionProperty().get().file()).contains(two);
        assertThat(Files.readString(settingsFile())).as("kept at once, as a program may be killed").contains("recent.0=" + two,
                "recent.1=" + one);
        robot.interact(stage::hide);
        assertThat(Files.readString(settingsFile())).contains("recent.0=" + two, "recent.1=" + one);
    }

    @Test
    void droppedFile_isOpened_andAFolderIsTold(FxRobot robot) throws Exception {
        Path file = folder.resolve("dropped.pool");
        RunFiles.foreign(file);
        boolean[] taken = new boolean[3];
        robot.interact(() -> taken[0] = window.files().dropped(List.of(file.toFile(), new File("another"))));
        await.until("it is read", () -> state() == SessionState.FINISHED);
        await.until("the second is told of", () -> told("opened dropped.pool of 2 files"));
        robot.interact(() -> {
            taken[1] = window.files().dropped(List.of(folder.toFile()));
            taken[2] = window.files().dropped(List.of());
        });
        await.until("the folder is told of", () -> told("can't be opened: it is a folder"));
        assertThat(taken).containsExactly(true, true, false);
        assertThat(window.model().sessionProperty().get().file()).contains(file);
    }

    @Test
    void fileOfWhichNothingCanBeRead_isToldInOneLine_andTheRunThatIsShownGoesOn(FxRobot robot) throws Exception {
        await.until("tasks run", () -> events() > 20);
        Session shown = window.model().sessionProperty().get();
        int known = window.toasts().said().size();
        for (String text : List.of("Dear all,\nbye\n", "[1, 2, 3]", "{\"traceEvents\": [{")) {
            Path bad = Files.writeString(folder.resolve("bad.txt"), text);
            robot.interact(() -> window.files().dropped(List.of(bad.toFile())));
            await.until("it is told",
                    () -> window.toasts().said().stream().skip(known).anyMatch(said -> said.startsWith(bad + " can't be ")));
            await.until("the run is shown again", () -> window.model().sessionProperty().get() == shown);
        }
        assertThat(window.toasts().said().stream().skip(known)).hasSize(3).noneMatch(said -> said.contains("\n"));
        long before = shown.events();
        await.until("it goes on", () -> shown.events() > before || shown.state() == SessionState.FINISHED);
        assertThat(shown.state()).isIn(SessionState.RUNNING, SessionState.FINISHED);
        // One of which something can be read takes its place.
        Path cut = Files.writeString(folder.resolve("cut.csv"), "started_ns,ended_ns\n1,2\n3,x\n");
        openFile(robot, cut);
        await.until("it is told", () -> told("1 row that can't be read is left out: line 3 at byte 24: ended_ns is x"));
        await.until("it is shown", () -> state() == SessionState.FINISHED && window.model().sessionProperty().get().file().isPresent());
        assertThat(shown.state().ended()).isTrue();
    }

    @Test
    void toasts_areTitledByWhatHappened() {
        assertThat(Toasts.title(Message.Level.NOTICE)).isEmpty();
        assertThat(Toasts.title(Message.Level.WARNING)).isEqualTo("Warning");
        assertThat(Toasts.title(Message.Level.ERROR)).isEqualTo("This did not work");
        assertThat(Toasts.title(Message.Level.DEADLOCK)).isEqualTo("Deadlock");
    }

    @Test
    void diskThatFillsWhileRecording_isTold_andTheFileIsGoodUpToThere(FxRobot robot) throws Exception {
        await.until("tasks run", () -> events() > 40);
        Session session = window.model().sessionProperty().get();
        Path saved = folder.resolve("saved.pool");
        session.save(saved);
        Path real = folder.resolve("full.pool");
        Path file = TestDisk.withRoomFor(Files.size(saved) + 100).at(real);
        robot.interact(() -> window.files().record(session, file));
        await.until("it is told", () -> told("No space left on device; what was recorded until then is good"));
        await.until("the status says so", () -> status(robot, "recording").equals("recording to full.pool stopped"));
        assertThat(state()).as("the run goes on").isEqualTo(SessionState.RUNNING);
        long[] good = new long[1];
        new RecordingReader(real).read(batch -> good[0] += batch.size(), Progress.NONE);
        assertThat(good[0]).isGreaterThan(40);
    }

    @Test
    void recordedRun_isAWholeFile(FxRobot robot) throws Exception {
        await.until("tasks run", () -> events() > 40);
        Session session = window.model().sessionProperty().get();
        Path file = folder.resolve("recorded.pool");
        robot.interact(() -> window.files().record(session, file));
        await.until("the status says so", () -> status(robot, "recording").matches("recording to recorded.pool · \\d+\\.\\d MB"));
        robot.interact(() -> window.files().recordCommand().run());
        await.until("it is told", () -> told("Recorded " + file));
        await.until("the status is clear", () -> status(robot, "recording").isEmpty());
        assertThat(new RecordingReader(file).read(batch -> {}, Progress.NONE).warning()).isEmpty();
    }
}
