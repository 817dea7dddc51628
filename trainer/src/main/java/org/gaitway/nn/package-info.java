/**
 * Small neural networks on the CPU: parameters in native memory, forward and backward passes over
 * preallocated buffers, and Adam. The gradients are derived by hand; the inner loops are in {@code
 * gaitway_kernels.h}, compiled for AVX-512, AVX2 and the baseline, chosen at load time.
 *
 * <p>Matrices are row-major with rows padded by zeros to a multiple of {@link
 * org.gaitway.nn.Kernels#LANES} floats.
 */
package org.gaitway.nn;
