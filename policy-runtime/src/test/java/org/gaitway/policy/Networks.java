package org.gaitway.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.gaitway.observation.ObservationSource;

/** Random networks and metadata that go with them. */
final class Networks {
  private Networks() {}

  /** A network with normaliser, limits and weights of usual size. */
  static PolicyNetwork random(long seed, Activation activation, int... sizes) {
    Random random = new Random(seed);
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.length; i++) {
      boolean last = i + 2 == sizes.length;
      float[] weights = gaussian(random, sizes[i] * sizes[i + 1], Math.sqrt(1.0 / sizes[i]));
      layers.add(
          new DenseLayer(
              weights,
              gaussian(random, sizes[i + 1], 0.3),
              sizes[i],
              sizes[i + 1],
              last ? Activation.IDENTITY : activation));
    }
    int observations = sizes[0];
    int actions = sizes[sizes.length - 1];
    float[] std = gaussian(random, observations, 1);
    for (int i = 0; i < observations; i++) {
      std[i] = 0.5f + Math.abs(std[i]);
    }
    return new PolicyNetwork(
        gaussian(random, observations, 1),
        std,
        5,
        layers,
        gaussian(random, actions, 1),
        gaussian(random, actions, 1),
        filled(actions, -1.5f),
        filled(actions, 2.5f));
  }

  /** A network that takes an encoder's three numbers beside every second of seven values. */
  static PolicyNetwork encoded(long seed, Activation activation) {
    PolicyNetwork branch = random(seed, activation, 7, 9, 3);
    PolicyNetwork own = random(seed + 1, activation, 7, 8, 2);
    return new PolicyNetwork(
        branch.observationMean(),
        branch.observationStd(),
        5,
        Optional.of(new LatentEncoder(branch.layers(), new int[] {0, 2, 4, 6}, 1e-6f)),
        own.layers(),
        own.actionScale(),
        own.actionOffset(),
        own.actionLow(),
        own.actionHigh());
  }

  static float[] gaussian(Random random, int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }

  /** Metadata with every optional part, for a network of these sizes. */
  static PolicyMetadata metadata(int observations, int actions) {
    List<ActuatedJoint> joints = new ArrayList<>();
    for (int i = 0; i < actions; i++) {
      Optional<PdGains> gains =
          i % 2 == 0 ? Optional.of(new PdGains(20 + i, 0.5)) : Optional.empty();
      ActionKind kind = ActionKind.values()[i % ActionKind.values().length];
      double gear = 1 + i;
      joints.add(
          new ActuatedJoint("leg, \\" + i, "motor " + i, 0.1 * i - 0.8, kind, 0.25, gains, gear));
    }
    ObservationTerm velocity =
        new ObservationTerm("base/velocity", 1, 0.25, 100, 1)
            .from(ObservationSource.parse("joint-velocity(leg)"));
    List<ObservationTerm> terms = new ArrayList<>(List.of(velocity));
    if (observations > 1) {
      terms.add(ObservationTerm.plain("rest", observations - 1));
    }
    return new PolicyMetadata(
        new ObservationLayout(terms),
        joints,
        0.02,
        Optional.of("0123456789abcdef".repeat(4)),
        Optional.of(
            new TrainingProvenance(
                "half-cheetah",
                "v4",
                Optional.of("friction: 0.5\nkinds: [\"a, b\"]\n"),
                "default",
                -7,
                1_000_000,
                "0.1.0",
                "4.0.0",
                Instant.parse("2026-11-21T10:15:30Z"),
                OptionalDouble.of(4321.5))));
  }
}
