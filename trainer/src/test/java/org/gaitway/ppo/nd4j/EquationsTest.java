package org.gaitway.ppo.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.PlainMlp;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.CentralDifference;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.PlainPolicyLoss;
import org.gaitway.ppo.PlainValueLoss;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.random.RandomStream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The equations in double precision, where ND4J's gradients can be held against finite differences
 * of plain loops to many digits: on a network with a policy's and a value's head, away from the old
 * policy.
 */
class EquationsTest {
  private static final double COEFFICIENT = 0.7;

  static {
    Backend.load();
  }

  @Provide
  Arbitrary<Problem> problems() {
    return Problem.any();
  }

  @Property(tries = 40, seed = "7", edgeCases = EdgeCasesMode.NONE)
  void gradientsAreThoseOfFiniteDifferences(@ForAll("problems") Problem problem) {
    MlpShape shape =
        MlpShape.of(
            problem.observations(),
            problem.network().policyHidden(),
            problem.actions() + 1,
            problem.network().activation());
    try (SampleBatch samples = problem.samples();
        Parameters old = parameters(shape, problem, 0);
        Parameters now = parameters(shape, problem, 0.05)) {
      double[] theta = PlainMlp.widened(now);
      PlainPolicyLoss policy =
          new PlainPolicyLoss(
              shape,
              samples,
              problem.ppo(),
              PlainMlp.widened(old),
              problem.progress(),
              coefficient(problem.ppo()));
      PlainValueLoss value = new PlainValueLoss(shape, problem.actions(), samples, problem.ppo());
      // A difference that reaches across a kink is no derivative.
      Assume.that(policy.distanceFromKinks(theta) > 1e-4 && value.distanceFromKinks(theta) > 1e-4);
      ToDoubleFunction<double[]> loss =
          at -> problem.ppo().valueCoefficient() * value.loss(at) - policy.objective(at);
      Evaluation found = new Evaluation(problem, samples.batch(), old, now);
      assertEquals(loss.applyAsDouble(theta), found.loss, 1e-10);
      for (int i = 0; i < theta.length; i++) {
        double expected = CentralDifference.slope(loss, theta, i);
        assertEquals(expected, found.gradient[i], 1e-7 * (1 + Math.abs(expected)), "at " + i);
      }
    }
  }

  private static double coefficient(PpoSettings settings) {
    return switch (settings.surrogate().kind()) {
      case ADAPTIVE_KL, RATIO_VARIANCE -> COEFFICIENT;
      default -> settings.surrogate().klCoefficient();
    };
  }

  /** Random ones, and a random distance from them. */
  private static Parameters parameters(MlpShape shape, Problem problem, double distance) {
    Parameters parameters = new Parameters(shape, problem.actions());
    PlainMlp.fill(parameters, problem.actions(), new RandomStream(problem.seed(), 1));
    try (Parameters step = new Parameters(shape, problem.actions())) {
      PlainMlp.fill(step, problem.actions(), new RandomStream(problem.seed(), 2));
      float[] block = parameters.block().toArray();
      float[] by = step.block().toArray();
      for (int i = 0; i < block.length; i++) {
        block[i] += (float) distance * by[i];
      }
      parameters.block().set(block);
    }
    return parameters;
  }

  /** The loss of all samples at the parameters {@code now}, and its gradient, in one block. */
  private static final class Evaluation {
    final double loss;
    final double[] gradient;

    Evaluation(Problem problem, Batch batch, Parameters old, Parameters now) {
      NetworkGraph graph = new NetworkGraph(old, List.of(problem.actions(), 1), DataType.DOUBLE);
      LearningRate rate = LearningRate.ofPolicy(problem.ppo());
      PolicyTerm policy = new PolicyTerm(graph, problem.actions(), problem.ppo(), rate);
      ValueTerm value = new ValueTerm(graph, 1, problem.ppo());
      SDVariable sum = policy.loss().add(value.loss());
      graph.minimise(sum);
      Samples samples = Samples.of(batch);
      policy.objective().restore(COEFFICIENT);
      policy.begin(samples, problem.progress());
      value.begin(samples, problem.progress());
      graph.load(now.block().toArray());
      int[] all = Samples.atLeastTwo(IntStream.range(0, samples.size()).toArray());
      Map<String, INDArray> placeholders = new HashMap<>();
      placeholders.put(
          NetworkGraph.OBSERVATIONS, graph.matrix(Samples.pick(samples.observations(), all)));
      policy.feed(all, placeholders);
      value.feed(all, placeholders);
      OutAndGrad result = graph.differentiate(placeholders, List.of(sum.name()));
      loss = result.getOutputs().get(sum.name()).getDouble(0);
      gradient = new double[old.block().length()];
      List<ParameterSlice> slices = ParameterSlice.of(old, List.of(problem.actions(), 1));
      for (ParameterSlice slice : slices) {
        INDArray matrix = result.getGradients().get(slice.name());
        for (int row = 0; row < slice.rows(); row++) {
          for (int column = 0; column < slice.columns(); column++) {
            int at = slice.offset() + row * slice.stride() + column;
            gradient[at] = matrix.getDouble(row, column);
          }
        }
      }
    }
  }
}
