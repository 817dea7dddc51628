package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaitway.launch.Json;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.task.TaskDefinition;

/**
 * Stable-Baselines3's PPO on Gymnasium's environment of the same name, in a process of its own,
 * which {@code sb3_training.py} is: as many environments, steps between updates, epochs, and the
 * same minibatch, networks and normalisation as a run of ours.
 */
final class Sb3Training implements AutoCloseable {

  private static final String SCRIPT = "sb3_training.py";

  private final PeerProcess process;

  /**
   * Starts the process, which first finds out what it runs fastest with.
   *
   * @param python an interpreter with Stable-Baselines3
   * @param folder where it may write
   * @param settings of the run to keep up with
   */
  Sb3Training(
      Path python, ScratchFolder folder, TaskDefinition definition, TrainingSettings settings)
      throws IOException {
    Path script = folder.unpack(SCRIPT);
    Path file = folder.resolve("settings.json");
    Files.writeString(file, Json.write(describe(definition, settings)));
    this.process =
        new PeerProcess(
            "Stable-Baselines3",
            folder.path(),
            List.of(
                python.toString(),
                script.toString(),
                file.toString(),
                String.valueOf(Runtime.getRuntime().availableProcessors())));
  }

  private static Map<String, Object> describe(
      TaskDefinition definition, TrainingSettings settings) {
    PpoSettings ppo = settings.ppo();
    Map<String, Object> peer = new LinkedHashMap<>();
    peer.put("environment", environment(definition.name(), definition.version()));
    peer.put("envs", settings.run().envs());
    peer.put("horizon", ppo.horizon());
    peer.put("minibatch", ppo.minibatch());
    peer.put("epochs", ppo.epochs());
    peer.put("gamma", ppo.gamma());
    peer.put("lambda", ppo.lambda());
    peer.put("learningRate", ppo.learningRate());
    peer.put("clipRange", ppo.surrogate().clipRange());
    peer.put("maxGradNorm", ppo.maxGradNorm());
    peer.put("valueCoefficient", ppo.valueCoefficient());
    peer.put("policyHidden", settings.network().policyHidden());
    peer.put("valueHidden", settings.network().valueHidden());
    peer.put("activation", settings.network().activation().name().toLowerCase(Locale.ROOT));
    peer.put("normaliseObservations", settings.normalise().observations());
    peer.put("normaliseRewards", settings.normalise().rewards());
    return peer;
  }

  /** Gymnasium's name of a task, as in {@code HalfCheetah-v4} for half-cheetah. */
  static String environment(String task, String version) {
    return Arrays.stream(task.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + "-"
        + version;
  }

  /** What it runs fastest with. */
  String choice() throws IOException {
    PeerReply greeting = process.greeting();
    return greeting.text("vec-env") + " environments, " + greeting.text("threads") + " threads";
  }

  /**
   * Trains on, in whole rounds of steps and an update.
   *
   * @param steps at least so many control steps
   * @return control steps per second
   */
  double stepsPerSecond(int steps) throws IOException {
    PeerReply reply = process.ask("run " + steps);
    return reply.number("steps") / reply.number("seconds");
  }

  @Override
  public void close() {
    process.close();
  }
}
