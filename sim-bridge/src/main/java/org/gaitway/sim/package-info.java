/**
 * MuJoCo for Java: a compiled {@link org.gaitway.sim.Model}, any number of {@link
 * org.gaitway.sim.Simulation}s of it, and {@link org.gaitway.sim.SimState}s saved from them.
 *
 * <p>State is read and written through direct buffers over MuJoCo's own memory, and a control step
 * with all its substeps is one native call. MuJoCo's errors, load failures and diverged states
 * arrive as {@link org.gaitway.sim.MujocoException}s; none ends the JVM. The generated bindings of
 * {@code org.gaitway.sim.mujoco} never leave this package.
 *
 * <p>Words are MuJoCo's: {@code qpos}, {@code qvel}, {@code ctrl}. Units are SI, angles in radians.
 */
package org.gaitway.sim;
