package io.poolscope.attach;

import io.poolscope.event.EventBatch;

/** Takes what programs send. Called by the threads of the connections, several at once. */
public interface ProgramEvents {
    /**
     * Events of a program, in the numbers of its own run. May wait, which lets the program drop and count.
     *
     * @param batch only valid during the call
     * @throws InterruptedException if the listener is closed meanwhile
     */
    void accept(ObservedProgram program, EventBatch batch) throws InterruptedException;

    /** A program has connected, gone, or said that it has ended. */
    void changed(ObservedProgram program);

    /** Something went wrong with somebody who connected, in one line. */
    void problem(String line);
}
