/**
 * Policies on robots, from the command line: {@code gaitway run}, {@code gaitway simulate} and
 * {@code gaitway demo}.
 */
package org.gaitway.launch.robot;
