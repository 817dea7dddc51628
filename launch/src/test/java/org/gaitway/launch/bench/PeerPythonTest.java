package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeerPythonTest {

  @Test
  void otherPackagesAndOtherPythonsHaveFoldersOfTheirOwn() {
    String folder = PeerPython.folderName("torch==2.15.0\n", "Python 3.11.7\n");
    assertTrue(folder.matches("peers-python-[0-9a-f]{12}"), folder);
    assertEquals(folder, PeerPython.folderName("torch==2.15.0\n", "Python 3.11.7\n"));
    assertNotEquals(folder, PeerPython.folderName("torch==2.14.1\n", "Python 3.11.7\n"));
    assertNotEquals(folder, PeerPython.folderName("torch==2.15.0\n", "Python 3.12.1\n"));
  }
}
