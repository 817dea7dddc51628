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

  /** x where positive, else slope times x. */
  record LeakyRelu(float slope, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      for (int i = 0; i < output.length; i++) {
        float x = input[i];
        output[i] = Math.fma(slope, Math.min(x, 0), Math.max(x, 0));
      }
    }
  }

  /** A function of one number, element by element. */
  record Apply(Unary function, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      function.apply(input, output);
    }
  }

  /** yes where the condition is not 0, else no. */
  record Choose(float[] condition, float[] yes, float[] no, float[] output) implements KernelStep {
    @Override
    public void run() {
      for (int i = 0; i < output.length; i++) {
        output[i] = condition[i] != 0 ? yes[i] : no[i];
      }
    }
  }

  /** output[i] is made of the i-th of {@code output.length} equal parts of the input. */
  record Reduce(Reduction reduction, float[] input, float[] output) implements KernelStep {
    @Override
    public void run() {
      int width = input.length / output.length;
      for (int i = 0; i < output.length; i++) {
        output[i] = reduction.of(input, i * width, (i + 1) * width);
      }
    }
  }

  /**
   * Layer normalisation: each row less its mean, over its deviation, scaled and shifted (Ba, Kiros
   * and Hinton 2016, equation 4).
   *
   * @param scale (width of a row)
   * @param bias (width of a row)
   */
  record Normalise(float[] scale, float[] bias, float epsilon, float[] input, float[] output)
      implements KernelStep {
    @Override
    public void run() {
      int width = scale.length;
      for (int begin = 0; begin < input.length; begin += width) {
        float mean = Reduction.MEAN.of(input, begin, begin + width);
        double variance = 0;
        for (int i = 0; i < width; i++) {
          double centred = input[begin + i] - mean;
          variance += centred * centred;
        }
        float factor = (float) (1 / Math.sqrt(variance / width + epsilon));
        for (int i = 0; i < width; i++) {
          float normalised = (input[begin + i] - mean) * factor;
          output[begin + i] = Math.fma(normalised, scale[i], bias[i]);
        }
      }
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
