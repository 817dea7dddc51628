/**
 * A robot that MuJoCo simulates and that behaves like hardware: measured by name, moved by motors
 * with gains, late, noisy and lossy where that is asked for.
 *
 * <ul>
 *   <li>{@link org.gaitway.adapter.sim.Scenario}: what the robot lives through. {@link
 *       org.gaitway.adapter.sim.FreeRun} is any model; a task makes episodes of it.
 *   <li>{@link org.gaitway.adapter.sim.SimulatedRobotNode} runs a scenario in real time or in lock
 *       step and serves the robot through any {@link org.gaitway.adapter.host.RobotHost}.
 *   <li>{@link org.gaitway.adapter.sim.SimulatedRobot} is the same in one process with the control
 *       loop.
 * </ul>
 *
 * <p>The only package of the adapters that knows MuJoCo.
 */
package org.gaitway.adapter.sim;
