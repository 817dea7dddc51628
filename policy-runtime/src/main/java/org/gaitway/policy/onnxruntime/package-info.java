/**
 * Policies on ONNX Runtime, for graphs that are beyond the kernel. The library is an optional
 * dependency: 54 MB with native code for five platforms, which most robots have no use for. Nothing
 * outside this package knows it.
 */
package org.gaitway.policy.onnxruntime;
