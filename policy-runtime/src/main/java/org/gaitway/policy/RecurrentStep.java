package org.gaitway.policy;

/**
 * One step of a recurrent cell. The new state goes to arrays of its own; between calls it is {@link
 * KernelPolicy} that makes it the old one.
 */
interface RecurrentStep {

  /**
   * The sums that the gates are functions of.
   *
   * @param fromInput (size) of these products
   * @param fromHidden (size)
   */
  record Gates(float[] fromInput, float[] fromHidden, MatrixVector input, MatrixVector hidden) {
    Gates(int size, MatrixVector input, MatrixVector hidden) {
      this(new float[size], new float[size], input, hidden);
    }

    void compute(float[] x, float[] state) {
      input.multiply(x, fromInput);
      hidden.multiply(state, fromHidden);
    }

    /** Adds the two parts of the gates in this range, into the first. */
    void add(int begin, int end) {
      for (int i = begin; i < end; i++) {
        fromInput[i] += fromHidden[i];
      }
    }
  }

  /**
   * Long short-term memory. Gates are in ONNX's order i, o, f, c:
   *
   * <pre>
   *   newMemory = σ(f) memory + σ(i) tanh(c)
   *   newHidden = σ(o) tanh(newMemory)
   * </pre>
   */
  record Lstm(
      Gates gates, float[] x, float[] hidden, float[] memory, float[] newHidden, float[] newMemory)
      implements KernelStep {
    @Override
    public void run() {
      gates.compute(x, hidden);
      float[] g = gates.fromInput();
      int n = hidden.length;
      gates.add(0, 4 * n);
      VectorFunctions.sigmoid(g, g, 0, 3 * n);
      VectorFunctions.tanh(g, g, 3 * n, 4 * n);
      for (int i = 0; i < n; i++) {
        newMemory[i] = Math.fma(g[2 * n + i], memory[i], g[i] * g[3 * n + i]);
      }
      VectorFunctions.tanh(newMemory, newHidden, 0, n);
      for (int i = 0; i < n; i++) {
        newHidden[i] *= g[n + i];
      }
    }
  }

  /**
   * Gated recurrent unit. Gates are in ONNX's order z, r, h:
   *
   * <pre>
   *   candidate = tanh(h from x + σ(r) h from hidden)
   *   newHidden = (1 - σ(z)) candidate + σ(z) hidden
   * </pre>
   */
  record Gru(Gates gates, float[] x, float[] hidden, float[] newHidden) implements KernelStep {
    @Override
    public void run() {
      gates.compute(x, hidden);
      float[] g = gates.fromInput();
      float[] fromHidden = gates.fromHidden();
      int n = hidden.length;
      gates.add(0, 2 * n);
      VectorFunctions.sigmoid(g, g, 0, 2 * n);
      for (int i = 0; i < n; i++) {
        newHidden[i] = Math.fma(g[n + i], fromHidden[2 * n + i], g[2 * n + i]);
      }
      VectorFunctions.tanh(newHidden, newHidden, 0, n);
      for (int i = 0; i < n; i++) {
        newHidden[i] = Math.fma(g[i], hidden[i] - newHidden[i], newHidden[i]);
      }
    }
  }
}
