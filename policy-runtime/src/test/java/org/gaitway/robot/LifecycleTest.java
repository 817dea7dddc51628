package org.gaitway.robot;

import static org.gaitway.robot.Lifecycle.ACTIVE;
import static org.gaitway.robot.Lifecycle.FINALIZED;
import static org.gaitway.robot.Lifecycle.INACTIVE;
import static org.gaitway.robot.Lifecycle.UNCONFIGURED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.gaitway.robot.Lifecycle.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
  private static final Map<Transition, Lifecycle> ALLOWED_IN =
      Map.of(
          Transition.CONFIGURE, UNCONFIGURED,
          Transition.ACTIVATE, INACTIVE,
          Transition.DEACTIVATE, ACTIVE);

  @Test
  void transitionsLeadFromStateToState() {
    assertEquals(INACTIVE, UNCONFIGURED.after(Transition.CONFIGURE));
    assertEquals(ACTIVE, INACTIVE.after(Transition.ACTIVATE));
    assertEquals(INACTIVE, ACTIVE.after(Transition.DEACTIVATE));
  }

  @ParameterizedTest
  @EnumSource
  void everyOtherTransitionIsRefused(Transition transition) {
    for (Lifecycle state : Lifecycle.values()) {
      if (state != ALLOWED_IN.get(transition)) {
        assertThrows(IllegalLifecycleException.class, () -> state.after(transition));
      }
    }
  }

  @Test
  void theErrorNamesWhatIsNeeded() {
    IllegalLifecycleException error =
        assertThrows(IllegalLifecycleException.class, () -> FINALIZED.after(Transition.ACTIVATE));
    assertEquals(
        "cannot activate a robot that is finalized; it must be inactive", error.getMessage());
  }
}
