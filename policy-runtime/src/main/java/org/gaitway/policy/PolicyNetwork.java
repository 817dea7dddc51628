package org.gaitway.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.policy.onnx.OnnxGraph;

/**
 * Everything between a raw observation and an action: the observation normaliser, an encoder of its
 * history if there is one, dense layers, and the scaling and limits of the action.
 *
 * <pre>
 *   normalised = clip((observation - observationMean) / observationStd, ±observationClip)
 *   input      = normalised, or what the encoder makes of it
 *   action     = clip(layers(input) * actionScale + actionOffset, actionLow, actionHigh)
 * </pre>
 *
 * <p>Without a normaliser: mean 0, std 1, clip infinite. Without limits: low -infinite, high
 * infinite. Arrays are copied; the accessors give the record's own arrays, read only.
 *
 * @param observationMean (observationSize)
 * @param observationStd (observationSize), positive
 * @param observationClip limit of a normalised value, positive, may be infinite
 * @param encoder what the layers take instead of the normalised observation, if they do
 * @param layers at least one; each takes what the one before gives
 * @param actionScale (actionSize) action units per unit of network output
 * @param actionOffset (actionSize) action where the network gives 0
 * @param actionLow (actionSize) least action
 * @param actionHigh (actionSize) greatest action, not under the least
 */
public record PolicyNetwork(
    float[] observationMean,
    float[] observationStd,
    float observationClip,
    Optional<LatentEncoder> encoder,
    List<DenseLayer> layers,
    float[] actionScale,
    float[] actionOffset,
    float[] actionLow,
    float[] actionHigh) {

  /** Checks sizes and ranges. */
  public PolicyNetwork {
    layers = List.copyOf(layers);
    checkChain(layers);
    int inputs = layers.get(0).inputs();
    int observations = encoder.map(LatentEncoder::observationSize).orElse(inputs);
    if (encoder.map(LatentEncoder::outputs).orElse(inputs) != inputs) {
      throw new IllegalArgumentException(
          String.format(
              "the layers take %d values but the encoder gives %d",
              inputs, encoder.get().outputs()));
    }
    int actions = layers.get(layers.size() - 1).outputs();
    observationMean = Checked.finiteCopy("observationMean", observationMean, observations);
    observationStd = Checked.finiteCopy("observationStd", observationStd, observations);
    for (float std : observationStd) {
      if (!(std > 0)) {
        throw new IllegalArgumentException("observationStd must be positive, found " + std);
      }
    }
    if (!(observationClip > 0)) {
      throw new IllegalArgumentException(
          "observationClip must be positive, found " + observationClip);
    }
    actionScale = Checked.finiteCopy("actionScale", actionScale, actions);
    actionOffset = Checked.finiteCopy("actionOffset", actionOffset, actions);
    actionLow = Checked.copy("actionLow", actionLow, actions);
    actionHigh = Checked.copy("actionHigh", actionHigh, actions);
    for (int i = 0; i < actions; i++) {
      if (actionLow[i] > actionHigh[i]) {
        throw new IllegalArgumentException(
            "actionLow[" + i + "] " + actionLow[i] + " is over actionHigh " + actionHigh[i]);
      }
    }
  }

  /** A network without an encoder. */
  public PolicyNetwork(
      float[] observationMean,
      float[] observationStd,
      float observationClip,
      List<DenseLayer> layers,
      float[] actionScale,
      float[] actionOffset,
      float[] actionLow,
      float[] actionHigh) {
    this(
        observationMean,
        observationStd,
        observationClip,
        Optional.empty(),
        layers,
        actionScale,
        actionOffset,
        actionLow,
        actionHigh);
  }

  static void checkChain(List<DenseLayer> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a policy has at least one layer");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException(
            String.format(
                "layer %d takes %d values but the layer before gives %d",
                i, layers.get(i).inputs(), layers.get(i - 1).outputs()));
      }
    }
  }

  /** Number of observed values. */
  public int observationSize() {
    return observationMean.length;
  }

  /** Number of commanded values. */
  public int actionSize() {
    return actionScale.length;
  }

  /** A policy that computes this network, exactly as one read from a file does. */
  public Policy newPolicy() {
    try {
      OnnxGraph graph = NetworkGraph.encode(this);
      GraphPorts ports = PortFinder.find("this network", graph, PortNames.NONE);
      return GraphCompiler.compile("this network", graph, ports);
    } catch (PolicyFormatException e) {
      throw new IllegalStateException("a network of our own must compile", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyNetwork that
        && Float.compare(observationClip, that.observationClip) == 0
        && encoder.equals(that.encoder)
        && layers.equals(that.layers)
        && Arrays.deepEquals(arrays(), that.arrays());
  }

  @Override
  public int hashCode() {
    return 31 * layers.hashCode() + Arrays.deepHashCode(arrays());
  }

  private float[][] arrays() {
    return new float[][] {
      observationMean, observationStd, actionScale, actionOffset, actionLow, actionHigh
    };
  }
}
