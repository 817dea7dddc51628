/**
 * The frozen policy: its file, what it says about the robot, and the kernel that computes it.
 *
 * <ul>
 *   <li>{@link org.gaitway.policy.PolicyFile} writes and reads the ONNX file. It holds a {@link
 *       org.gaitway.policy.PolicyNetwork} (normaliser, layers, action scaling) and {@link
 *       org.gaitway.policy.PolicyMetadata} (observation layout, joints, control period,
 *       provenance).
 *   <li>{@link org.gaitway.policy.Policy} is what runs on the control loop: deterministic, without
 *       allocation.
 * </ul>
 *
 * <p>Inside, {@code GraphCompiler} turns an ONNX graph into a list of {@code KernelStep}s over
 * preallocated arrays; {@code MatrixVector} and {@link org.gaitway.policy.VectorFunctions} hold the
 * loops. The bytes of the file are the business of {@link org.gaitway.policy.onnx}.
 */
package org.gaitway.policy;
