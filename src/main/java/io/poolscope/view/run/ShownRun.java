package io.poolscope.view.run;

import io.poolscope.session.Session;
import io.poolscope.view.timeline.model.RunFeed;
import java.util.Optional;

/**
 * A run as it is shown, to be shown again.
 *
 * @param messagesTold how many of its messages were told
 * @param started what it was started with, if it is a run of this sitting
 * @param ofPrograms whether it is of programs that are observed
 */
record ShownRun(Session session, RunFeed feed, int messagesTold, Optional<StartedRun> started, boolean ofPrograms) {
}
