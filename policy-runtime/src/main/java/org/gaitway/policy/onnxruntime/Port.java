package org.gaitway.policy.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * An input or output of a session whose memory is outside the Java heap and stays where it is, so
 * that nothing is copied on the way to the native code or back.
 *
 * @param name of the input or output
 * @param memory the elements, row-major
 * @param tensor a view of them
 */
record Port(String name, FloatBuffer memory, OnnxTensor tensor) implements AutoCloseable {

  static Port of(OrtEnvironment environment, String name, long[] dims) throws OrtException {
    int size = Math.toIntExact(Arrays.stream(dims).reduce(1, Math::multiplyExact));
    FloatBuffer memory =
        ByteBuffer.allocateDirect(size * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    return new Port(name, memory, OnnxTensor.createTensor(environment, memory, dims));
  }

  int size() {
    return memory.capacity();
  }

  void clear() {
    for (int i = 0; i < memory.capacity(); i++) {
      memory.put(i, 0);
    }
  }

  @Override
  public void close() {
    tensor.close();
  }
}
