package org.gaitway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  @Test
  void distanceCountsEditsAndSwaps() {
    assertEquals(0, NearestName.distance("ant", "ant"));
    assertEquals(3, NearestName.distance("", "ant"));
    assertEquals(1, NearestName.distance("hopper", "hoper"));
    assertEquals(1, NearestName.distance("aks", "ask"));
    assertEquals(3, NearestName.distance("kitten", "sitting"));
  }

  @Test
  void theFewestEditsWin() {
    List<String> tasks = List.of("ant", "half-cheetah", "hopper");
    assertEquals(Optional.of("half-cheetah"), NearestName.of("halfcheetah", tasks));
    assertEquals(Optional.of("hopper"), NearestName.of("hoper", tasks));
    assertEquals(Optional.empty(), NearestName.of("ant", List.of()));
  }

  @Test
  void aWholeKeyBeatsAnEquallyCloseLastSegment() {
    List<String> keys = List.of("value.epochs", "ppo.epochs");
    assertEquals(Optional.of("ppo.epochs"), NearestName.ofKey("ppo.epoch", keys));
    assertEquals(Optional.of("value.epochs"), NearestName.ofKey("epochs", keys));
  }
}
