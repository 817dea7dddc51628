package org.gaitway.ppo.cuda;

import java.util.List;

/** The kernels; the files in this package's resources say what each computes. */
enum Kernel {
  GATHER_ROWS("gatherRows"),
  ADD_BIAS_AND_ACTIVATE("addBiasAndActivate"),
  ACTIVATE_BACKWARD("activateBackward"),
  SUM_ROWS("sumRows"),
  TAKE_COLUMN("takeColumn"),
  COPY_FLOATS("copyFloats"),
  REMEMBER_POLICY("rememberPolicy"),
  KL_OF_ROWS("klOfRows"),
  SUM_FLOATS("sumFloats"),
  ADVANTAGE_MOMENTS("advantageMoments"),
  POLICY_LOSS("policyLoss"),
  FINISH_POLICY_LOSS("finishPolicyLoss"),
  VALUE_LOSS("valueLoss"),
  FINISH_VALUE_LOSS("finishValueLoss"),
  SQUARE_GRADIENT("squareGradient"),
  PREPARE_STEP("prepareStep"),
  ADAM("adam"),
  END_EPOCH("endEpoch"),
  ESTIMATE_ADVANTAGES("estimateAdvantages"),
  SELECT_RATIOS("selectRatios");

  private final String symbol;
  private final List<Class<?>> types;

  Kernel(String symbol) {
    this.symbol = symbol;
    this.types = KernelSource.parameters(symbol);
  }

  /** Its name in the source. */
  String symbol() {
    return symbol;
  }

  /**
   * Arguments as a launch takes them: each in the first bytes of 8.
   *
   * @throws IllegalArgumentException if they are not what the kernel takes
   */
  long[] pack(Object... arguments) {
    if (arguments.length != types.size()) {
      throw new IllegalArgumentException(
          symbol + " takes " + types.size() + " arguments, found " + arguments.length);
    }
    long[] packed = new long[arguments.length];
    for (int i = 0; i < packed.length; i++) {
      if (arguments[i].getClass() != types.get(i)) {
        throw new IllegalArgumentException(
            String.format(
                "%s takes as argument %d a %s, found a %s",
                symbol,
                i + 1,
                types.get(i).getSimpleName(),
                arguments[i].getClass().getSimpleName()));
      }
      packed[i] = bits(arguments[i]);
    }
    return packed;
  }

  // Both kinds of processor that this runs on begin with the low bytes.
  private static long bits(Object argument) {
    if (argument instanceof Float number) {
      return Integer.toUnsignedLong(Float.floatToRawIntBits(number));
    } else if (argument instanceof Double number) {
      return Double.doubleToRawLongBits(number);
    } else if (argument instanceof Integer number) {
      return Integer.toUnsignedLong(number);
    }
    return (Long) argument;
  }
}
