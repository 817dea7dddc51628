package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaitway.launch.Json;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.PpoSettings;

/**
 * The same update in PyTorch, in a process of its own; {@code torch_learner.py} says how the two
 * talk. Learners with other numbers of threads may share a folder.
 */
final class TorchLearner implements AutoCloseable {

  private static final String SCRIPT = "torch_learner.py";

  private final PeerProcess process;
  private final Path folder;
  private final int threads;

  /**
   * Starts the process.
   *
   * @param python an interpreter with PyTorch
   * @param folder with what {@link #write} wrote
   * @param threads PyTorch's
   */
  TorchLearner(Path python, Path folder, int threads) throws IOException {
    this(python, folder, threads, "cpu", "float32");
  }

  /**
   * Starts the process on a device of choice.
   *
   * @param python an interpreter with PyTorch
   * @param folder with what {@link #write} wrote
   * @param threads PyTorch's
   * @param device {@code cpu} or {@code cuda}
   * @param precision of matrix products on the latter: {@code float32} or {@code tf32}
   */
  TorchLearner(Path python, Path folder, int threads, String device, String precision)
      throws IOException {
    this.folder = folder;
    this.threads = threads;
    this.process =
        new PeerProcess(
            "PyTorch",
            folder,
            List.of(
                python.toString(),
                folder.resolve(SCRIPT).toString(),
                folder.toString(),
                String.valueOf(threads),
                device,
                precision));
  }

  /** Writes the program, and all that an update depends on, into a folder. */
  static void write(ScratchFolder folder, LearnerWorkload workload, Batch batch, LearnerState start)
      throws IOException {
    folder.unpack(SCRIPT);
    Files.writeString(folder.resolve("workload.json"), Json.write(settings(workload)));
    Files.write(folder.resolve("start.f32"), numbers(workload, batch, start));
    Files.write(folder.resolve("order.i32"), numbers(start.order(workload)));
  }

  private static Map<String, Object> settings(LearnerWorkload workload) {
    PpoSettings ppo = workload.settings().ppo();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("policy", workload.policy().sizes());
    settings.put("value", workload.value().sizes());
    settings.put("activation", workload.activation().name().toLowerCase(Locale.ROOT));
    settings.put("samples", workload.samples());
    settings.put("epochs", workload.epochs());
    settings.put("minibatch", workload.minibatch());
    settings.put("clipRange", ppo.surrogate().clipRange());
    settings.put("learningRate", ppo.learningRate());
    settings.put("adamEpsilon", ppo.adamEpsilon());
    settings.put("maxGradNorm", ppo.maxGradNorm());
    settings.put("valueCoefficient", ppo.valueCoefficient());
    return settings;
  }

  private static byte[] numbers(LearnerWorkload workload, Batch batch, LearnerState start) {
    int perSample = workload.observations() + workload.actions() + 2;
    int count = workload.samples() * perSample + start.policy().length + start.value().length;
    ByteBuffer bytes = littleEndian(count * Float.BYTES);
    FloatBuffer floats = bytes.asFloatBuffer();
    for (var rows : List.of(batch.observations(), batch.actions())) {
      float[] row = new float[rows.columns()];
      for (int i = 0; i < batch.size(); i++) {
        rows.get(i, row);
        floats.put(row);
      }
    }
    floats.put(batch.advantages()).put(batch.returns()).put(start.policy()).put(start.value());
    return bytes.array();
  }

  private static byte[] numbers(int[][] order) {
    ByteBuffer bytes = littleEndian(order.length * order[0].length * Integer.BYTES);
    IntBuffer ints = bytes.asIntBuffer();
    for (int[] permutation : order) {
      ints.put(permutation);
    }
    return bytes.array();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** PyTorch's threads. */
  int threads() {
    return threads;
  }

  /** One update from the start; its wall time as the process itself measured it [s]. */
  double seconds() throws IOException {
    return process.ask("update").number("seconds");
  }

  /** Where the last update ended: the policy's parameters, then the value function's. */
  float[] parameters() throws IOException {
    Path file = folder.resolve("end.f32");
    PeerReply reply = process.ask("parameters " + file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] parameters = new float[(int) reply.number("written")];
    bytes.asFloatBuffer().get(parameters);
    return parameters;
  }

  @Override
  public void close() {
    process.close();
  }
}
