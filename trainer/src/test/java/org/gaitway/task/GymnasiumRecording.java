package org.gaitway.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one of Gymnasium's environments did, as {@code gymnasium_trajectories.py} wrote it down.
 *
 * @param mujoco version of the library that it ran on
 * @param limit control steps after which an episode timed out
 * @param terms names of the reward terms that were reported
 * @param rows resets and steps, in order
 */
record GymnasiumRecording(String mujoco, int limit, List<String> terms, List<Row> rows) {

  /** The state after a reset or step, and for a step what led to it. */
  record Row(
      int kind,
      double[] action,
      double[] qpos,
      double[] qvel,
      double[] observation,
      double reward,
      double[] terms) {

    boolean isReset() {
      return kind < 0;
    }

    /** How Gaitway reports it: of a step that ends both ways, the termination. */
    StepOutcome outcome() {
      return switch (kind) {
        case 0 -> StepOutcome.RUNNING;
        case 2 -> StepOutcome.TRUNCATED;
        case 4 -> StepOutcome.DIVERGED;
        default -> StepOutcome.TERMINATED;
      };
    }
  }

  static GymnasiumRecording read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, String> header = header(bytes);
    List<String> terms =
        Arrays.stream(header.get("terms").split(",")).filter(term -> !term.isEmpty()).toList();
    DoubleBuffer values = bytes.asDoubleBuffer();
    List<Row> rows = new ArrayList<>();
    while (values.hasRemaining()) {
      rows.add(row(values, header, terms.size()));
    }
    return new GymnasiumRecording(
        header.get("mujoco"), Integer.parseInt(header.get("limit")), terms, rows);
  }

  private static Map<String, String> header(ByteBuffer bytes) {
    int length = 0;
    while (bytes.get(length) != '\n') {
      length++;
    }
    String line = new String(bytes.array(), 0, length, StandardCharsets.US_ASCII);
    bytes.position(length + 1);
    Map<String, String> header = new HashMap<>();
    for (String pair : line.split(" ")) {
      String[] parts = pair.split("=", 2);
      header.put(parts[0], parts[1]);
    }
    return header;
  }

  private static Row row(DoubleBuffer values, Map<String, String> header, int termCount) {
    return new Row(
        (int) values.get(),
        take(values, Integer.parseInt(header.get("nu"))),
        take(values, Integer.parseInt(header.get("nq"))),
        take(values, Integer.parseInt(header.get("nv"))),
        take(values, Integer.parseInt(header.get("obs"))),
        values.get(),
        take(values, termCount));
  }

  private static double[] take(DoubleBuffer values, int count) {
    double[] taken = new double[count];
    values.get(taken);
    return taken;
  }
}
