package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionalPartTest {

  @ParameterizedTest
  @EnumSource
  void allPartsAreInACheckout(OptionalPart part) {
    assertDoesNotThrow(part::require);
  }

  @Test
  void aClassThatIsNotThereIsExplainedByItsPart() {
    Error error = new NoClassDefFoundError("org/nd4j/linalg/api/buffer/DataType");
    Throwable explained = OptionalPart.explain(error);
    assertEquals(
        "the learner nd4j is not in this archive, which has no ND4J; take the learner cpu, or run"
            + " this from a checkout",
        explained.getMessage());
    assertSame(error, explained.getCause());
  }

  @Test
  void soIsOneThatAnotherThreadDiedOf() {
    Error error = new NoClassDefFoundError("org/bytedeco/ffmpeg/global/avcodec");
    Throwable explained =
        OptionalPart.explain(new IllegalStateException("died", new RuntimeException(error)));
    assertTrue(explained.getMessage().startsWith("films are not in this archive"));
  }

  @Test
  void otherErrorsStayAsTheyAre() {
    for (Throwable error :
        new Throwable[] {
          new NoClassDefFoundError("org/gaitway/ppo/Learner"),
          new NoClassDefFoundError(),
          new IllegalStateException("org/nd4j/")
        }) {
      assertSame(error, OptionalPart.explain(error));
    }
  }
}
