/**
 * What is known of the selected task, and its code: {@link io.poolscope.view.inspector.TaskInspector} and {@link
 * io.poolscope.view.inspector.CodePane}.
 */
package io.poolscope.view.inspector;
