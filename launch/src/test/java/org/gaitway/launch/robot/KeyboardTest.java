package org.gaitway.launch.robot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.control.CommandInput;
import org.gaitway.control.CommandOrigin;
import org.gaitway.control.HeldCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyboardTest {
  private final CommandInput input =
      new CommandInput(
          "velocity", new double[] {-0.5, -0.4, -1}, new double[] {1, 0.4, 2}, 1_000_000_000L);
  private final HeldCommand held =
      new HeldCommand(input, CommandOrigin.KEYBOARD, () -> 1_000_000_000L);
  private final KeyedVelocity velocity = new KeyedVelocity(held, input, 5);

  @AfterEach
  void close() {
    held.close();
  }

  @Test
  void keysAndArrowsGoByTheSameSteps() throws IOException {
    assertInForce(press("ww"), 0.4, 0, 0);
    assertInForce(press("\033[A"), 0.6, 0, 0);
    assertInForce(press("ssss"), -0.1, 0, 0);
    assertInForce(press("a"), -0.1, 0.08, 0);
    assertInForce(press("ddD"), -0.1, -0.16, 0);
    assertInForce(press("q\033OD"), -0.1, -0.16, 0.8);
    assertInForce(press("e\033[Ce"), -0.1, -0.16, -0.2);
    assertEquals("velocity 0.00 0.00 0.00", press(" "));
    assertInForce("", 0, 0, 0);
  }

  @Test
  void noKeyGoesBeyondTheGreatestCommand() throws IOException {
    assertInForce(press("wwwwwwwwww"), 1, 0, 0);
    assertInForce(press("ssssssssssssss"), -0.5, 0, 0);
  }

  @Test
  void othersDriveAfterTheKeyboardHasLetGo() throws IOException {
    press("w");
    assertTrue(press("t").contains("let go"));
    assertInForce("", 0, 0, 0);
    assertInForce(press("w"), 0.2, 0, 0);
  }

  @Test
  void otherKeysMeanNothing() throws IOException {
    assertEquals("", press("z"));
    assertEquals("", press("\033[Z"));
    assertEquals("", press("\033Z"));
    assertEquals("", press("\033"));
  }

  @Test
  void aKeyOfManyCharactersIsOne() throws IOException {
    assertEquals(List.of(0), keys("\033[15~"), "F5 is not the fifth policy");
    assertEquals(List.of((int) 'w', 0), keys("\033[1;5A\033[6~"));
  }

  @Test
  void enterIsTheSoftStopAfterEscapeToo() throws IOException {
    assertEquals(List.of((int) '\n'), keys("\033\n"));
    assertEquals(List.of((int) '\n'), keys("\033[\n"));
  }

  private static List<Integer> keys(String typed) throws IOException {
    Keys keys = new Keys(new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII)));
    List<Integer> all = new ArrayList<>();
    for (int key = keys.next(); key != Keys.END; key = keys.next()) {
      all.add(key);
    }
    return all;
  }

  /** Presses keys; what the last one says. */
  private String press(String typed) throws IOException {
    Keys keys = new Keys(new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII)));
    String told = "";
    for (int key = keys.next(); key != Keys.END; key = keys.next()) {
      told = velocity.press(key);
    }
    return told;
  }

  private void assertInForce(String told, double... expected) {
    double[] out = new double[3];
    input.fetch(1_000_000_000L);
    input.read(0, out, 0);
    assertArrayEquals(expected, out, 1e-12, told);
  }
}
