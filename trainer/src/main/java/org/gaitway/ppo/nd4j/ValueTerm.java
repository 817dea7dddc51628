package org.gaitway.ppo.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.ValueEpoch;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDMath;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Half the squared error of the values, or the pessimistic one of OpenAI Baselines' ppo2. */
final class ValueTerm implements LossTerm {
  private static final String RETURNS = "returns";
  private static final String OLD_VALUES = "old-values";
  private static final String ERROR = "value-error";

  private final NetworkGraph network;
  private final String values;
  private final SDVariable loss;
  private Samples samples;
  private List<ValueEpoch> epochs = new ArrayList<>();
  private double sum;

  /** Adds the equations to a network whose given head, of size 1, is the value. */
  ValueTerm(NetworkGraph network, int head, PpoSettings settings) {
    this.network = network;
    SDVariable value = network.head(head).reshape(-1);
    this.values = value.name();
    SDVariable error = error(value, settings);
    error.rename(ERROR);
    this.loss = error.mul(settings.valueCoefficient());
  }

  private SDVariable error(SDVariable value, PpoSettings settings) {
    SDMath math = network.equations().math();
    SDVariable target = network.vector(RETURNS);
    SDVariable old = network.vector(OLD_VALUES);
    // E[(V - R)^2] / 2
    SDVariable squares = math.square(value.sub(target));
    if (settings.valueClipRange().isPresent()) {
      // E[max((V - R)^2, (V_old + clip(V - V_old, -c, c) - R)^2)] / 2
      double c = settings.valueClipRange().get();
      SDVariable moved =
          Piecewise.within(value.sub(old), network.constant(-c), network.constant(c));
      squares = Piecewise.larger(squares, math.square(old.add(moved).sub(target)));
    }
    return squares.mean().mul(0.5);
  }

  @Override
  public SDVariable loss() {
    return loss;
  }

  /** The values of observations. */
  float[] values(double[][] observations) {
    Map<String, INDArray> inputs = Map.of(NetworkGraph.OBSERVATIONS, network.matrix(observations));
    return network.evaluate(inputs, List.of(values)).get(values).toFloatVector();
  }

  @Override
  public void begin(Samples data, double progress) {
    samples = data;
    epochs = new ArrayList<>();
    sum = 0;
  }

  @Override
  public void feed(int[] rows, Map<String, INDArray> placeholders) {
    placeholders.put(RETURNS, network.vector(Samples.pick(samples.returns(), rows)));
    placeholders.put(OLD_VALUES, network.vector(Samples.pick(samples.values(), rows)));
  }

  @Override
  public List<String> watched() {
    return List.of(ERROR);
  }

  @Override
  public void observe(int n, Map<String, INDArray> seen) {
    sum += n * seen.get(ERROR).getDouble(0);
  }

  @Override
  public boolean endEpoch(double gradientNorm) {
    epochs.add(new ValueEpoch(sum / samples.originals(), gradientNorm));
    sum = 0;
    return true;
  }

  @Override
  public void end() {}

  /** What the epochs of the last update were like. */
  List<ValueEpoch> epochs() {
    return epochs;
  }
}
