package org.gaitway.ppo.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Adam (Kingma and Ba 2015, Algorithm 1) over a list of matrices, with the gradient's norm clipped
 * first. One thread at a time.
 */
final class Nd4jAdam {
  // Floats, as the numbers that they multiply, so that the corrections are those of the very same.
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;

  private final List<INDArray> firstMoments;
  private final List<INDArray> secondMoments;
  private final double epsilon;
  private final double maxNorm;
  private long steps;

  /** For parameters of these shapes. {@code maxNorm} is infinite for no clipping. */
  Nd4jAdam(List<INDArray> parameters, double epsilon, double maxNorm) {
    this.firstMoments = parameters.stream().map(INDArray::like).toList();
    this.secondMoments = parameters.stream().map(INDArray::like).toList();
    this.epsilon = epsilon;
    this.maxNorm = maxNorm;
  }

  /**
   * Takes one step downhill; none where the gradient's norm is not finite.
   *
   * @param alpha step size
   * @return the Euclidean norm of all gradients together before clipping
   */
  double step(List<INDArray> parameters, List<INDArray> gradients, double alpha) {
    double norm = norm(gradients);
    if (!Double.isFinite(norm)) {
      return norm;
    }
    double scale = norm > maxNorm ? maxNorm / norm : 1;
    steps++;
    double correction1 = 1 - Math.pow(BETA_1, steps);
    double correction2 = 1 - Math.pow(BETA_2, steps);
    for (int i = 0; i < parameters.size(); i++) {
      INDArray g = gradients.get(i).mul(scale);
      INDArray m = firstMoments.get(i);
      INDArray v = secondMoments.get(i);
      // m <- beta1 m + (1 - beta1) g
      m.muli(BETA_1).addi(g.mul(1 - BETA_1));
      // v <- beta2 v + (1 - beta2) g^2
      v.muli(BETA_2).addi(g.mul(g).muli(1 - BETA_2));
      // theta <- theta - alpha (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
      INDArray deviation = Transforms.sqrt(v.div(correction2), false).addi(epsilon);
      parameters.get(i).subi(m.div(deviation).muli(alpha / correction1));
    }
    return norm;
  }

  private static double norm(List<INDArray> gradients) {
    double squares = 0;
    for (INDArray gradient : gradients) {
      double norm = gradient.norm2Number().doubleValue();
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }

  /** Running means of the gradients. */
  List<INDArray> firstMoments() {
    return firstMoments;
  }

  /** Running means of the squared gradients. */
  List<INDArray> secondMoments() {
    return secondMoments;
  }

  /** Steps taken. */
  long steps() {
    return steps;
  }

  /** Goes on from a saved state. */
  void restore(List<INDArray> first, List<INDArray> second, long savedSteps) {
    for (int i = 0; i < firstMoments.size(); i++) {
      firstMoments.get(i).assign(first.get(i));
      secondMoments.get(i).assign(second.get(i));
    }
    steps = savedSteps;
  }
}
