package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ros1GenerateCommandTest {

  @TempDir Path folder;

  private Path out;

  @BeforeEach
  void makeWorkspace() throws IOException {
    write(
        "src/robot/my_msgs/msg/Gait.msg",
        "Header header\nfloat64[] phases # 0 to 1\nFoot[] feet\n");
    write("src/robot/my_msgs/msg/Foot.msg", "string name\ngeometry_msgs/Point position\n");
    write("src/robot/my_msgs/srv/Stop.srv", "string reason\n---\nbool stopped\n");
    write("src/other_msgs/msg/Unused.msg", "int32 a\n");
    out = folder.resolve("java");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Outcome generate(String... types) {
    String[] args = new String[types.length + 6];
    String[] options = {"ros1", "generate", "--path", folder + "/src", "--out", out.toString()};
    System.arraycopy(options, 0, args, 0, 6);
    System.arraycopy(types, 0, args, 6, types.length);
    return Outcome.of(args);
  }

  @Test
  void writesAllOfThePath() {
    Outcome outcome = generate();
    assertEquals(
        "6 files in " + out + "\nfrom Gaitway itself: geometry_msgs/Point, std_msgs/Header\n",
        outcome.out());
    assertTrue(Files.exists(out.resolve("ros1/msg/other_msgs/Unused.java")));
    assertTrue(Files.exists(out.resolve("ros1/srv/my_msgs/StopResponse.java")));
  }

  @Test
  void writesWhatIsNamedAndWhatThatRefersTo() {
    Outcome outcome = generate("my_msgs/Gait", "--java-package", "com.example");
    assertEquals(Gaitway.OK, outcome.code(), outcome.err());
    assertTrue(Files.exists(out.resolve("com/example/msg/my_msgs/Gait.java")));
    assertTrue(Files.exists(out.resolve("com/example/msg/my_msgs/Foot.java")));
    assertFalse(Files.exists(out.resolve("com/example/srv")));
    assertFalse(Files.exists(out.resolve("com/example/msg/other_msgs")));
  }

  @Test
  void whatIsMissingOrWrongIsOneParagraph() throws IOException {
    assertEquals(
        "gaitway: there is no message, service or package my_msgs/Gate in [%s/src]\n"
            .formatted(folder),
        generate("my_msgs/Gate").err());
    write("src/robot/my_msgs/msg/Foot.msg", "string name\nfloat position x\n");
    Outcome outcome = generate("my_msgs/Gait");
    assertEquals(Gaitway.FAILED, outcome.code());
    Path msg = folder.resolve("src/robot/my_msgs/msg");
    assertEquals(
        "gaitway: %s/Gait.msg refers to my_msgs/Foot: %s/Foot.msg:2: expected TYPE NAME or"
                .formatted(msg, msg)
            + " TYPE NAME=VALUE, found 'float position x'\n",
        outcome.err());
    assertEquals(
        "gaitway: expected a Java package such as com.example.ros, found 'a-b'\n",
        generate("--java-package", "a-b").err());
  }
}
