/**
 * Files written whole or not at all, files that grow while they may be read, folders that don't outlive the program, and errors of files in
 * words. Needs only the JDK.
 *
 * <p>{@link io.poolscope.file.WholeFile} writes what is known at once; {@link io.poolscope.file.GrowingFile} what comes over a long time;
 * {@link io.poolscope.file.TemporaryFolder} holds what nobody keeps.
 */
package io.poolscope.file;
