package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionDecoderTest {
  private static final float[] ACTION = {2, 3, -4};

  private static double[] decoded(ActionForm form) {
    List<ActuatedJoint> joints =
        List.of(
            new ActuatedJoint("hip", "hip", 0.5, ActionKind.POSITION, 0.25, Optional.empty(), 7),
            new ActuatedJoint("wheel", "w", 0.5, ActionKind.VELOCITY, 10, Optional.empty(), 7),
            new ActuatedJoint("knee", "k", 0.5, ActionKind.EFFORT, 0.5, Optional.empty(), 30));
    ObservationLayout layout = new ObservationLayout(List.of(ObservationTerm.plain("all", 1)));
    PolicyMetadata metadata =
        new PolicyMetadata(layout, joints, form, 0.02, Optional.empty(), Optional.empty());
    double[] command = new double[3];
    new ActionDecoder(metadata).decode(ACTION, command);
    return command;
  }

  @Test
  void commandsPassAndEffortsTakeTheirGear() {
    assertArrayEquals(new double[] {2, 3, -120}, decoded(ActionForm.COMMAND));
  }

  @Test
  void bareOutputsAreScaledAndPositionsShifted() {
    // 0.5 + 0.25 x 2; 10 x 3; 0.5 x -4 x 30
    assertArrayEquals(new double[] {1, 30, -60}, decoded(ActionForm.SCALED));
  }
}
