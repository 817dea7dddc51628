package org.gaitway.launch.e2e;

import static org.gaitway.launch.e2e.Refusal.assertRefused;
import static org.gaitway.launch.e2e.Refusal.assertUnfinished;
import static org.gaitway.launch.e2e.Refusal.assertWholeFiles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run folders that cannot be written, at the start or in the middle: an error that names them. */
class BrokenFolderTest {
  private static final List<String> TRAINING =
      List.of(
          "train half-cheetah --steps 6144 --set ppo.horizon=256 --set run.checkpoint-every=2048 --out"
              .split(" "));

  @TempDir Path folder;

  /** The bridge's library is unpacked once; not on a disk that is full. */
  @BeforeAll
  static void unpackTheBridge(@TempDir Path anywhere) throws Exception {
    assertEquals(0, Program.run(anywhere, "version").code());
  }

  private static String[] training(String run) {
    List<String> words = new ArrayList<>(TRAINING);
    words.add(run);
    return words.toArray(String[]::new);
  }

  private Program.Outcome runOnDisk(String mountOptions, String... arguments) throws Exception {
    return SmallDisk.run(folder, mountOptions, arguments);
  }

  @Test
  void pathsUnderAFileAreNamed() throws Exception {
    Files.writeString(folder.resolve("file"), "precious");
    assertRefused(Program.run(folder, training("file")), "there is already a file file");
    assertRefused(Program.run(folder, training("file/run")), "file/run: Not a directory");
    assertEquals("precious", Files.readString(folder.resolve("file")));
  }

  @Test
  void readOnlyFoldersAreNamed() throws Exception {
    assertRefused(runOnDisk("ro", training("disk/run")), "disk/run: Read-only file system");
  }

  @Test
  void disksThatAreFullFromTheStartAreReportedWithTheFile() throws Exception {
    assertRefused(
        runOnDisk("size=4k", training("disk/run")),
        "cannot write disk/run/metrics.csv",
        "No space left on device");
    assertUnfinished(folder.resolve("left/run"));
    Program.Outcome resumed = Program.run(folder, "train", "--resume", "left/run");
    assertEquals(0, resumed.code(), resumed.err());
    assertWholeFiles(folder.resolve("left/run"));
  }

  @Test
  void disksThatFillUpLoseNothingOfWhatIsThere() throws Exception {
    assertRefused(
        runOnDisk("size=400k", training("disk/run")),
        "cannot write disk/run/checkpoints/step-",
        "No space left on device");
    assertUnfinished(folder.resolve("left/run"));
    assertEquals(0, Program.run(folder, training("roomy")).code());
    Program.Outcome resumed = Program.run(folder, "train", "--resume", "left/run");
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(
        FinishedRun.in(folder.resolve("roomy")).timelessMetrics(),
        FinishedRun.in(folder.resolve("left/run")).timelessMetrics());
  }

  @Test
  void filesThatMayNotGrowAreReported() throws Exception {
    List<String> limit = List.of("prlimit", "--fsize=100000");
    assertRefused(
        Program.runBy(limit, folder, training("run")),
        "cannot write run/checkpoints/step-000000002048.checkpoint",
        "File too large");
    assertUnfinished(folder.resolve("run"));
  }
}
