package io.poolscope.cli;

import java.nio.file.Path;

/** Runs every command that writes a file in a process of its own, which may be given a disk without room. */
final class WritingVictim {
    private WritingVictim() {
    }

    /** Prints the exit code of each command, and what it says. */
    public static void main(String[] arguments) {
        for (WritingCommand command : WritingCommand.values()) {
            Path out = Path.of(arguments[1]).resolve(command + command.ending());
            WritingCommand.Said said = WritingCommand.run(command.arguments(Path.of(arguments[0]), out));
            System.out.println(command + " " + said.code());
            System.out.print(said.err());
        }
        System.exit(0);
    }
}
