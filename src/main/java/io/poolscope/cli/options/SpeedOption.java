package io.poolscope.cli.options;

import io.poolscope.scenario.BadValueException;
import io.poolscope.session.Session;
import picocli.CommandLine.Option;

/** How fast a scenario is played. */
public final class SpeedOption {
    @Option(names = "--speed", paramLabel = "X", description = "How fast scenario time runs: 1 is real time.")
    private String speed;

    /** Sets the speed of a session, if one was given. */
    public void applyTo(Session session) {
        if (speed == null) {
            return;
        }
        if (!session.timeControl().isEmpty()) {
            throw new BadValueException("--speed " + speed + " is not allowed here: " + session.timeControl());
        }
        session.speed(factor());
    }

    private double factor() {
        try {
            double factor = Double.parseDouble(speed.strip());
            if (factor >= Session.MIN_SPEED && factor <= Session.MAX_SPEED) {
                return factor;
            }
        } catch (NumberFormatException e) {
            throw bad();
        }
        throw bad();
    }

    private BadValueException bad() {
        return new BadValueException(
                "--speed " + speed + " is not allowed; allowed: numbers from " + Session.MIN_SPEED + " to " + Session.MAX_SPEED);
    }
}
