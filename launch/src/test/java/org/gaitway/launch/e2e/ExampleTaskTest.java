package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on adding tasks, and its example: the commands work, the listings are the code. */
class ExampleTaskTest {
  private static final Pattern LISTING = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("^\\./gaitway (.*)$", Pattern.MULTILINE);

  @TempDir Path folder;

  @Test
  void thePagesCommandsTrainAPolicyThatSwingsThePendulumUp() throws Exception {
    List<String> commands =
        COMMAND.matcher(page()).results().map(command -> command.group(1)).toList();
    assertEquals(2, commands.size(), commands.toString());
    Checkout.copyExample(folder.resolve(Checkout.EXAMPLE));
    Program.Outcome training = Program.run(folder, commands.get(0).split(" "));
    assertEquals(0, training.code(), training.err());

    String evaluate = commands.get(1).replace("<time>", onlyRun("pendulum-swing-up"));
    Program.Outcome evaluation = Program.run(folder, evaluate.split(" "));
    assertEquals(0, evaluation.code(), evaluation.err());
    double mean = Figures.inTable("return.mean", evaluation.out());
    assertTrue(mean > 100, "untrained policies earn some 50 of 200, this one " + mean);
  }

  private String onlyRun(String task) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs").resolve(task))) {
      List<Path> all = runs.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0).getFileName().toString();
    }
  }

  @Test
  void tasksInAJarAreFound() throws Exception {
    Path jar = exampleJar();
    Program.Outcome list = Program.run(folder, "tasks", "--tasks", jar.toString());
    assertTrue(
        list.out().lines().anyMatch(line -> line.matches("pendulum-swing-up +v1 +3 +1 +0.04 +200")),
        list.out() + list.err());
    Program.Outcome training =
        Program.run(
            folder,
            "train pendulum-swing-up --steps 2048 --out run --tasks".concat(" " + jar).split(" "));
    assertEquals(0, training.code(), training.err());
    Program.Outcome evaluation =
        Program.run(folder, "evaluate", "run", "--tasks", jar.toString(), "--episodes", "1");
    assertEquals(0, evaluation.code(), evaluation.err());
  }

  private Path exampleJar() throws IOException {
    Path classes = folder.resolve("classes");
    Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve("org.gaitway.task.Task"), "PendulumSwingUp\n");
    Path example = Checkout.file(Checkout.EXAMPLE.toString());
    Files.copy(example.resolve("pendulum.xml"), classes.resolve("pendulum.xml"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String source = example.resolve("PendulumSwingUp.java").toString();
    String[] options = {
      "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString(), source
    };
    assertEquals(0, compiler.run(null, null, null, options));
    Path jar = folder.resolve("tasks.jar");
    java.util.spi.ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(System.out, System.err, "-cf", jar.toString(), "-C", classes.toString(), ".");
    return jar;
  }

  @Test
  void thePagesListingsAreTheExamplesCode() throws Exception {
    Path source = Checkout.file(Checkout.EXAMPLE.toString()).resolve("PendulumSwingUp.java");
    List<String> code = code(Files.readString(source));
    List<String> listings =
        LISTING.matcher(page()).results().map(listing -> listing.group(1)).toList();
    assertEquals(2, listings.size());
    for (String listing : listings) {
      for (List<String> piece : pieces(code(listing))) {
        assertTrue(
            Collections.indexOfSubList(code, piece) >= 0,
            "not in " + source + " as it is on the page: " + String.join("\n", piece));
      }
    }
  }

  private static String page() throws IOException {
    return Files.readString(Checkout.file("docs/adding-a-task.md"));
  }

  /** Lines without what readers, not compilers, care for: indentation, empty lines, remarks. */
  private static List<String> code(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("//.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** What is before, between and after lines of dots. */
  private static List<List<String>> pieces(List<String> lines) {
    List<List<String>> pieces = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : lines) {
      if (line.equals("...")) {
        pieces.add(new ArrayList<>());
      } else {
        pieces.get(pieces.size() - 1).add(line);
      }
    }
    return pieces;
  }
}
