/**
 * The frame of the window: toolbar, columns, status line, keys, and the wiring between them and the run. {@link
 * io.poolscope.view.window.MainWindow} builds and wires it, {@link io.poolscope.view.window.ViewSwitcher} chooses what of a run is
 * shown. The last stop of the flow, and where a person's commands enter it.
 */
package io.poolscope.view.window;
