package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerProcessTest {

  @TempDir Path folder;

  private PeerProcess shell(String script) throws IOException {
    return new PeerProcess("the shell", folder, List.of("sh", "-c", script));
  }

  @Test
  void eachLineHasOneAnswer() throws IOException {
    String script = "echo pid=$$; while read -r word number; do echo \"$word=$number\"; done";
    try (PeerProcess peer = shell(script)) {
      assertEquals(List.of("pid"), List.copyOf(peer.greeting().values().keySet()));
      assertEquals(4, peer.ask("update 4").number("update"));
      assertEquals(5, peer.ask("update 5").number("update"));
    }
  }

  @Test
  void anEndBeforeItIsReadyIsAnErrorWithWhatItSaid() {
    IOException error =
        assertThrows(IOException.class, () -> shell("echo 'no module torch' >&2; exit 1"));
    assertEquals("the shell ended early: no module torch", error.getMessage());
  }

  @Test
  void anEndInsteadOfAnAnswerIsAnErrorWithWhatItSaid() throws IOException {
    try (PeerProcess peer = shell("echo ready=1; read -r line; echo \"no $line\" >&2; exit 1")) {
      IOException error = assertThrows(IOException.class, () -> peer.ask("update"));
      assertEquals("the shell ended early: no update", error.getMessage());
    }
  }
}
