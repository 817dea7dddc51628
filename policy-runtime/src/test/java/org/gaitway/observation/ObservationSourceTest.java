package org.gaitway.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.observation.ObservationSource.JointQuantity;
import org.gaitway.observation.ObservationSource.OfJoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationSourceTest {
  private static final int JOINTS = 12;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "joint-position; 12",
        "joint-offset(hip,knee); 2",
        "joint-velocity; 12",
        "joint-effort(ankle); 1",
        "base-position(z); 1",
        "base-position(xyz); 3",
        "base-orientation; 4",
        "base-linear-velocity; 3",
        "body-linear-velocity; 3",
        "base-angular-velocity; 3",
        "base-linear-acceleration; 3",
        "projected-gravity; 3",
        "command(velocity,3); 3",
        "last-action; 12",
        "phase(0.8); 2",
        "sensor(foot-force,4); 4",
        "base-position(z)+base-orientation+joint-position(a,b); 7"
      })
  void whatIsWrittenIsRead(String text, int size) {
    ObservationSource source = ObservationSource.parse(text);
    assertEquals(text, source.toString());
    assertEquals(size, source.size(JOINTS));
  }

  @Test
  void spaceDoesNotMatter() {
    assertEquals(
        new OfJoints(JointQuantity.POSITION, List.of("hip", "knee")),
        ObservationSource.parse(" joint-position( hip , knee ) "));
  }

  @Test
  void aMisspeltSourceGetsASuggestion() {
    String message = refusal("projected-gravty");
    assertTrue(message.contains("did you mean projected-gravity?"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "joint-position+",
        "joint-position(hip",
        "joint-position(hip,,knee)",
        "joint-position(a(b))",
        "base-orientation(x)",
        "base-position",
        "base-position(zx)",
        "command(velocity)",
        "command(velocity,none)",
        "sensor(force,0)",
        "phase(-1)",
        "phase(NaN)",
        "phase(soon)"
      })
  void whatIsNoSourceIsRefused(String text) {
    assertTrue(refusal(text).length() > 20);
  }

  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> ObservationSource.parse(text))
        .getMessage();
  }
}
