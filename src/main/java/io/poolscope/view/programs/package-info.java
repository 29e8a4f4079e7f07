/**
 * The programs that are observed now: {@link io.poolscope.view.programs.ProgramList} lists them beside the scenarios, and
 * what a person chooses there, one or several, is shown as one run. It is there only while there is a program to list.
 */
package io.poolscope.view.programs;
