package org.gaitway.policy;

import org.gaitway.policy.onnx.OnnxValue;

/**
 * What a recurrent policy remembers: at each call but the first, an input has the value that an
 * output had at the call before. At first it is 0.
 *
 * @param input the graph's input
 * @param output name of the graph's output
 */
public record StateLoop(OnnxValue input, String output) {}
