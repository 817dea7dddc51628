package org.gaitway.launch.e2e;

import static org.gaitway.launch.e2e.Refusal.assertRefused;
import static org.gaitway.launch.e2e.Refusal.assertUnfinished;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken models and tasks: an error that names the file, and no run folder. */
class BrokenTaskTest {
  @TempDir Path folder;

  private Path mjcf;
  private Path source;

  @BeforeEach
  void copyExample() throws IOException {
    Checkout.copyExample(folder.resolve("task"));
    mjcf = folder.resolve("task").resolve("pendulum.xml");
    source = folder.resolve("task").resolve("PendulumSwingUp.java");
  }

  @AfterEach
  void muJoCoKeepsNoLog() {
    assertFalse(Files.exists(folder.resolve("MUJOCO_LOG.TXT")));
  }

  private Program.Outcome train(String... options) throws Exception {
    String command = "train pendulum-swing-up --tasks task --out run --steps 4096 ";
    return Program.run(folder, command.concat(String.join(" ", options)).strip().split(" "));
  }

  private static void replace(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(before), text);
    Files.writeString(file, text.replace(before, after));
  }

  @Test
  void theExampleTaskIsSoundBeforeItIsBroken() throws Exception {
    assertEquals(0, train().code());
  }

  @Test
  void mjcfThatIsNoXmlIsNamedWithItsLine() throws Exception {
    replace(mjcf, "type=\"hinge\" axis=\"0 1 0\"", "type=\"hinge\" axis=\"0 1 0");
    assertRefused(train(), mjcf.toString(), "Line number=7");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void mjcfWithAnUnknownAttributeIsNamedWithItsLine() throws Exception {
    replace(mjcf, "axis=", "axes=");
    assertRefused(train(), mjcf.toString(), "axes", "joint", "line 7");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void meshesThatAreMissingAreNamed() throws Exception {
    replace(mjcf, "<worldbody>", "<asset><mesh name=\"bob\" file=\"bob.stl\"/></asset><worldbody>");
    replace(mjcf, "type=\"sphere\"", "type=\"mesh\" mesh=\"bob\"");
    assertRefused(train(), mjcf.toString(), "bob.stl");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void modelsThatAreMissingAreNamed() throws Exception {
    Files.delete(mjcf);
    assertRefused(train(), "pendulum.xml", "no such file");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void modelsThatDivergeAreNamedWithTheJoint() throws Exception {
    replace(mjcf, "damping=\"0.02\"", "damping=\"0.02\" stiffness=\"-1e9\"");
    assertRefused(train(), mjcf.toString(), "diverged", "joint hinge");
    assertUnfinished(folder.resolve("run"));
  }

  @Test
  void sourcesThatDoNotCompileAreNamedWithTheLine() throws Exception {
    replace(source, "\"sine\", ", "\"sine\" ");
    assertRefused(train(), "does not compile", "PendulumSwingUp.java:24", "')' expected");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void termsThatFailAreTheTasksFault() throws Exception {
    replace(source, "qpos().put(0", "qpos().put(7");
    assertRefused(train(), "task pendulum-swing-up fails", "IndexOutOfBoundsException");
    assertFalse(Files.exists(folder.resolve("run")));
    assertTrue(train("--verbose").err().contains("\tat PendulumSwingUp.hangAnywhere"));
  }

  @Test
  void foldersWithoutATaskAreNamed() throws Exception {
    Files.delete(source);
    assertRefused(train(), "no .java file", "task");
    Files.writeString(source, "public final class PendulumSwingUp {}");
    assertRefused(train(), "no public class in task implements org.gaitway.task.Task");
  }

  @Test
  void unknownTasksSuggestTheNearest() throws Exception {
    assertRefused(
        Program.run(folder, "train", "pendulum-swingup", "--tasks", "task"),
        "unknown task pendulum-swingup",
        "did you mean pendulum-swing-up?");
    assertRefused(
        Program.run(folder, "evaluate", "run", "--tasks", "nowhere"),
        "no such folder or jar of tasks: nowhere");
  }
}
