package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PolicyNetworkTest {
  private static final float[] ONE = {1};

  private static DenseLayer layer(int inputs, int outputs) {
    return new DenseLayer(
        new float[inputs * outputs], new float[outputs], inputs, outputs, Activation.TANH);
  }

  private static String refusal(Executable executable) {
    return assertThrows(IllegalArgumentException.class, executable).getMessage();
  }

  private static PolicyNetwork network(float std, float clip, float low, float high) {
    float[] offset = {0};
    return new PolicyNetwork(
        ONE,
        new float[] {std},
        clip,
        List.of(layer(1, 1)),
        ONE,
        offset,
        new float[] {low},
        new float[] {high});
  }

  @Test
  void equalPartsMakeEqualNetworks() {
    PolicyNetwork network = Networks.random(1, Activation.ELU, 3, 4, 2);
    assertEquals(network, Networks.random(1, Activation.ELU, 3, 4, 2));
    assertEquals(network.hashCode(), Networks.random(1, Activation.ELU, 3, 4, 2).hashCode());
    assertNotEquals(network, Networks.random(2, Activation.ELU, 3, 4, 2));
  }

  @Test
  void anEncoderThatDoesNotFitIsRefused() {
    assertEquals(
        "present must be indices in [0, 3), found [0, 3]",
        refusal(() -> new LatentEncoder(List.of(layer(3, 2)), new int[] {0, 3}, 1)));
    assertEquals(
        "shortest must be positive, found 0.0",
        refusal(() -> new LatentEncoder(List.of(layer(3, 2)), new int[] {0}, 0)));
    LatentEncoder encoder = new LatentEncoder(List.of(layer(3, 2)), new int[] {0}, 1);
    assertEquals(
        "the layers take 4 values but the encoder gives 3",
        refusal(
            () ->
                new PolicyNetwork(
                    new float[3],
                    Networks.filled(3, 1),
                    5,
                    Optional.of(encoder),
                    List.of(layer(4, 1)),
                    ONE,
                    ONE,
                    ONE,
                    ONE)));
  }

  /** Two of three values and the branch's 3, 4, which of length 1 are 0.6 and 0.8. */
  @Test
  void theLayersTakeThePresentAndWhatTheEncoderTells() {
    DenseLayer branch =
        new DenseLayer(new float[] {1, 0, 0, 0, 1, 0}, new float[2], 3, 2, Activation.IDENTITY);
    DenseLayer sum =
        new DenseLayer(new float[] {1, 10, 100, 1000}, new float[1], 4, 1, Activation.IDENTITY);
    PolicyNetwork network =
        new PolicyNetwork(
            new float[3],
            Networks.filled(3, 1),
            Float.POSITIVE_INFINITY,
            Optional.of(new LatentEncoder(List.of(branch), new int[] {2, 0}, 1e-6f)),
            List.of(sum),
            ONE,
            new float[1],
            new float[] {Float.NEGATIVE_INFINITY},
            new float[] {Float.POSITIVE_INFINITY});
    float[] action = new float[1];
    network.newPolicy().act(new float[] {3, 4, 7}, action);
    assertEquals(7 + 10 * 3 + 100 * 0.6 + 1000 * 0.8, action[0], 1e-3);
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    assertEquals(
        "layer 1 takes 5 values but the layer before gives 4",
        refusal(
            () ->
                new PolicyNetwork(
                    new float[3],
                    Networks.filled(3, 1),
                    5,
                    List.of(layer(3, 4), layer(5, 1)),
                    ONE,
                    ONE,
                    ONE,
                    ONE)));
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertEquals("observationStd must be positive, found 0.0", refusal(() -> network(0, 1, 0, 1)));
    assertEquals(
        "observationClip must be positive, found NaN", refusal(() -> network(1, Float.NaN, 0, 1)));
    assertEquals("actionLow[0] 2.0 is over actionHigh 1.0", refusal(() -> network(1, 1, 2, 1)));
    assertEquals("actionHigh[0] is not a number", refusal(() -> network(1, 1, 2, Float.NaN)));
  }

  @Test
  void layersCheckTheirArrays() {
    assertEquals(
        "weights: expected 6 values, found 5",
        refusal(() -> new DenseLayer(new float[5], new float[3], 2, 3, Activation.RELU)));
    assertEquals(
        "bias[0] is not finite: Infinity",
        refusal(
            () ->
                new DenseLayer(ONE, new float[] {Float.POSITIVE_INFINITY}, 1, 1, Activation.RELU)));
  }
}
