package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are recorded ones. */
class PeerReplyTest {

  @Test
  void repliesOfPyTorchAreRead() throws IOException {
    assertEquals("2.15.0+cu132", PeerReply.parse("torch=2.15.0+cu132").text("torch"));
    assertEquals(
        0.34177658400039945, PeerReply.parse("seconds=0.34177658400039945").number("seconds"));
    assertEquals(11341, PeerReply.parse("written=11341").number("written"));
  }

  @Test
  void repliesOfStableBaselinesAreRead() throws IOException {
    PeerReply greeting = PeerReply.parse("vec-env=dummy threads=1");
    assertEquals("dummy", greeting.text("vec-env"));
    assertEquals(1, greeting.number("threads"));
    PeerReply run = PeerReply.parse("steps=4096 seconds=2.392530135000015");
    assertEquals(4096, run.number("steps"));
    assertEquals(2.392530135000015, run.number("seconds"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Traceback (most recent call last):", "seconds", "=1"})
  void otherLinesAreRefusedWithTheLine(String line) {
    IOException refusal = assertThrows(IOException.class, () -> PeerReply.parse(line));
    assertTrue(refusal.getMessage().endsWith("found: " + line), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"seconds=nan", "seconds=NaN", "seconds=0", "seconds=-1", "steps=1"})
  void whatIsNoPositiveNumberIsRefusedWithTheLine(String line) throws IOException {
    PeerReply reply = PeerReply.parse(line);
    IOException refusal = assertThrows(IOException.class, () -> reply.number("seconds"));
    assertTrue(refusal.getMessage().contains("seconds"), refusal.getMessage());
    assertTrue(refusal.getMessage().endsWith("found: " + line), refusal.getMessage());
  }
}
