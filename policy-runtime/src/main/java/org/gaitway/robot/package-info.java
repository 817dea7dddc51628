/**
 * What a control loop knows of a robot: the {@link org.gaitway.robot.Robot} interface, the state
 * read from it and the command written to it. Simulated and physical robots look the same from
 * here.
 */
package org.gaitway.robot;
