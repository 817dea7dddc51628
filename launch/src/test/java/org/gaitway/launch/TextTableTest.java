package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAsWideAsTheyNeedBeAndNumbersStandToTheRight() {
    TextTable table = new TextTable("task", "size");
    table.row("ant", 27);
    table.row("half-cheetah", 5);
    assertEquals("task          size\nant             27\nhalf-cheetah     5\n", table.toString());
  }

  @Test
  void rowsMustFitTheHeader() {
    assertThrows(IllegalArgumentException.class, () -> new TextTable("task").row("ant", 27));
  }
}
