package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaitway.config.ConfigBinder;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.ActionDigest;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.Activation;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.DenseLayer;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.PolicyNetwork;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.PolicyFreezer;
import org.gaitway.run.Provenance;
import org.gaitway.run.Trainers;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;

/** Policies that tests run on robots. */
public final class Policies {
  private Policies() {}

  /** Freezes an untrained policy of a task. */
  public static Path untrained(Path folder, String task, String version) throws IOException {
    TrainingSettings settings =
        ConfigBinder.bind(
            TrainingSettings.Preset.DEFAULT.forTask(task),
            Optional.empty(),
            List.of("run.envs=1", "run.threads=1"));
    Path file = folder.resolve(task + "-" + version + ".onnx");
    Provenance provenance = new Provenance("default", "0", "0", "17", Instant.EPOCH);
    try (Trainer trainer = Trainers.create(settings, Tasks.define(task, version))) {
      PolicyFreezer.freeze(trainer, provenance, Double.NaN, file);
    }
    return file;
  }

  /** Joints of a Go1-class quadruped, by the names that its makers gave them. */
  private static final List<String> LEGS =
      Stream.of("FR", "FL", "RR", "RL")
          .flatMap(
              leg -> Stream.of("hip", "thigh", "calf").map(part -> leg + "_" + part + "_joint"))
          .toList();

  /** A policy of a walking quadruped's observation that stands, whatever it is told. */
  public static Path standing(Path folder) throws IOException {
    ObservationLayout layout =
        new ObservationLayout(
            List.of(
                term("body-linear-velocity", 3),
                term("base-angular-velocity", 3),
                term("projected-gravity", 3),
                term("joint-offset", 12),
                term("joint-velocity", 12),
                term("last-action", 12),
                term("command(velocity,3)", 3)));
    List<ActuatedJoint> joints = LEGS.stream().map(Policies::joint).toList();
    float[] pose = new float[joints.size()];
    for (int i = 0; i < pose.length; i++) {
      pose[i] = (float) joints.get(i).defaultPosition();
    }
    int observed = layout.size();
    PolicyNetwork network =
        new PolicyNetwork(
            new float[observed],
            filled(observed, 1),
            Float.POSITIVE_INFINITY,
            List.of(
                new DenseLayer(
                    new float[observed * 12], new float[12], observed, 12, Activation.IDENTITY)),
            filled(12, 0.25f),
            pose,
            filled(12, Float.NEGATIVE_INFINITY),
            filled(12, Float.POSITIVE_INFINITY));
    Path file = folder.resolve("standing.onnx");
    PolicyFile.write(
        file,
        network,
        new PolicyMetadata(layout, joints, 0.02, Optional.empty(), Optional.empty()));
    return file;
  }

  private static ObservationTerm term(String source, int size) {
    return ObservationTerm.plain(source.replaceAll("\\(.*", ""), size)
        .from(ObservationSource.parse(source));
  }

  private static ActuatedJoint joint(String name) {
    double position = name.contains("hip") ? 0 : name.contains("thigh") ? 0.9 : -1.8;
    return new ActuatedJoint(
        name, name, position, ActionKind.POSITION, 0.25, Optional.of(new PdGains(35, 0.5)));
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  /** What a policy does and earns in evaluation. */
  public record Evaluated(EvaluationResult result, String digest, long actions) {}

  /** Evaluates a policy in its task, from seed 1. */
  public static Evaluated evaluate(Path file, String task, String version, int episodes)
      throws IOException {
    PolicyFile policy = PolicyFile.read(file);
    TaskDefinition definition = Tasks.define(task, version);
    ActionDigest digest = new ActionDigest();
    EvaluationResult result =
        Evaluation.run(
            definition,
            () -> digested(policy.newPolicy(), digest),
            new EvaluationSettings(episodes, 1, 1));
    return new Evaluated(result, digest.toString(), digest.count());
  }

  private static Policy digested(Policy policy, ActionDigest digest) {
    return new Policy() {
      @Override
      public int observationSize() {
        return policy.observationSize();
      }

      @Override
      public int actionSize() {
        return policy.actionSize();
      }

      @Override
      public void act(float[] observation, float[] action) {
        policy.act(observation, action);
        digest.add(action);
      }
    };
  }
}
