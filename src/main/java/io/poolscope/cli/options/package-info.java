/**
 * Options that several commands share, each checked where it is read, with one line of what is allowed;
 * {@link io.poolscope.cli.options.Host} is what commands are given from outside.
 */
package io.poolscope.cli.options;
