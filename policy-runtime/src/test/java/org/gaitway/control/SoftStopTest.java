package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoftStopTest {
  private final SoftStop stop = new SoftStop();

  @Test
  void theFirstTripNamesTheSource() {
    stop.trip("keyboard");
    stop.trip("signal");
    assertTrue(stop.isTripped());
    assertEquals(Optional.of("keyboard"), stop.source());
  }

  @Test
  void onlyArmingEndsIt() {
    assertFalse(stop.rearm());
    stop.trip("keyboard");
    assertTrue(stop.rearm());
    assertFalse(stop.isTripped());
    assertEquals(Optional.empty(), stop.source());
  }
}
