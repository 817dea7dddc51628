package org.gaitway.policy;

/**
 * One operation of a compiled policy, bound to the arrays that it reads and writes. Running it
 * neither allocates nor throws.
 */
interface KernelStep {
  /** Computes the output arrays from the input arrays. */
  void run();

  /** output = input times weights + bias. */
  record Dense(MatrixVector product, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      product.multiply(input, output);
    }
  }

  /** An activation function, element by element. */
  record Activate(Activation function, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      function.apply(input, output, 0, output.length);
    }
  }

  /** ELU with a factor on its negative part. */
  record ScaledElu(float alpha, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      VectorFunctions.elu(input, output, 0, output.length, alpha);
    }
  }

  /** left (op) right, element by element. */
  record Combine(Arithmetic operation, float[] left, float[] right, float[] output)
      implements KernelStep {
    @Override
    public void run() {
      operation.apply(left, right, output);
    }
  }

  /** Each element limited to [low, high]. */
  record Clip(float low, float high, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      for (int i = 0; i < output.length; i++) {
        output[i] = Math.min(Math.max(input[i], low), high);
      }
    }
  }

  /** output[i] = input[index[i]]: slices, transposes and broadcasts. */
  record Gather(int[] index, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      for (int i = 0; i < output.length; i++) {
        output[i] = input[index[i]];
      }
    }
  }

  /** output[index[i]] = input[i]: one part of a concatenation. */
  record Scatter(int[] index, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      for (int i = 0; i < input.length; i++) {
        output[index[i]] = input[i];
      }
    }
  }
}
