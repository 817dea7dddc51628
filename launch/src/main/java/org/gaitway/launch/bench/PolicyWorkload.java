package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.Activation;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.DenseLayer;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.PolicyNetwork;

/**
 * A policy to be timed.
 *
 * @param activation of all layers but the last
 * @param sizes of the observation, the layers, and the action
 */
record PolicyWorkload(Activation activation, int... sizes) {
  private static final int SEED = 3;

  /** What is measured unless told: a classic task's, a quadruped's, and a large one. */
  static final List<PolicyWorkload> ALL =
      List.of(
          new PolicyWorkload(Activation.TANH, 17, 64, 64, 6),
          new PolicyWorkload(Activation.ELU, 48, 256, 128, 12),
          new PolicyWorkload(Activation.ELU, 48, 512, 256, 128, 12));

  /** The sizes, as in {@code 17-64-64-6}. */
  String name() {
    return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("-"));
  }

  /** Writes it as a file with random weights, as training would freeze it, and reads that. */
  PolicyFile freeze(Path folder) throws IOException {
    Path file = folder.resolve(name() + ".onnx");
    PolicyFile.write(file, network(), metadata());
    return PolicyFile.read(file);
  }

  private PolicyNetwork network() {
    Random random = new Random(SEED);
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.length; i++) {
      Activation function = i + 2 == sizes.length ? Activation.IDENTITY : activation;
      float[] weights = gaussian(random, sizes[i] * sizes[i + 1], Math.sqrt(1.0 / sizes[i]));
      float[] bias = gaussian(random, sizes[i + 1], 0.1);
      layers.add(new DenseLayer(weights, bias, sizes[i], sizes[i + 1], function));
    }
    int actions = sizes[sizes.length - 1];
    return new PolicyNetwork(
        gaussian(random, sizes[0], 1),
        filled(sizes[0], 1),
        10,
        layers,
        filled(actions, 1),
        filled(actions, 0),
        filled(actions, -1),
        filled(actions, 1));
  }

  private PolicyMetadata metadata() {
    List<ActuatedJoint> joints =
        IntStream.range(0, sizes[sizes.length - 1])
            .mapToObj(i -> "joint" + i)
            .map(j -> new ActuatedJoint(j, j, 0, ActionKind.EFFORT, 1, Optional.empty()))
            .toList();
    ObservationTerm all = ObservationTerm.plain("all", sizes[0]);
    return new PolicyMetadata(
        new ObservationLayout(List.of(all)), joints, 0.02, Optional.empty(), Optional.empty());
  }

  private static float[] gaussian(Random random, int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
