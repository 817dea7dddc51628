package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.policy.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpShapeTest {

  @Test
  void theActivationIsAfterEachLayerButTheLast() {
    MlpShape shape = MlpShape.of(17, List.of(64, 32), 6, Activation.TANH);
    assertEquals(List.of(17, 64, 32, 6), shape.sizes());
    assertEquals(3, shape.layers());
    assertEquals(17, shape.inputs());
    assertEquals(6, shape.outputs());
    assertEquals(64, shape.inputs(1));
    assertEquals(32, shape.outputs(1));
    assertEquals(Activation.TANH, shape.activation(1));
    assertEquals(Activation.IDENTITY, shape.activation(2));
  }

  @Test
  void aNetworkNeedsPositiveSizes() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> MlpShape.of(3, List.of(0), 1, Activation.TANH))
            .getMessage();
    assertTrue(message.contains("[3, 0, 1]"), message);
    assertThrows(IllegalArgumentException.class, () -> new MlpShape(List.of(3), Activation.TANH));
  }

  @ParameterizedTest
  @EnumSource(names = {"SILU", "SIGMOID", "SOFTPLUS"})
  void activationsWithoutAGradientHereAreRefused(Activation activation) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> MlpShape.of(3, List.of(4), 1, activation))
            .getMessage();
    assertTrue(message.contains(activation.name()), message);
  }
}
