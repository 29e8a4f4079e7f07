package io.poolscope.view.keys;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of the page of keys with the commands that its keys run.
 *
 * @param shortcut the line
 * @param commands what its keys run; none for what a hand does without a command
 */
public record KeyLine(Shortcut shortcut, List<Command> commands) {
    public KeyLine {
        commands = List.copyOf(commands);
    }

    /** A line that names the first key of each command. Several with the same key share it: the first that is available acts. */
    public static KeyLine of(String group, String meaning, Command... commands) {
        return called(group, Arrays.stream(commands).map(Command::key).distinct().collect(Collectors.joining(" / ")), meaning, commands);
    }

    /** A line that names its keys in other words, as where they are many. */
    public static KeyLine called(String group, String keys, String meaning, Command... commands) {
        return new KeyLine(new Shortcut(group, keys, meaning), List.of(commands));
    }
}
